"""Empty: the helpers of 3.13's tests of importlib import it, which only those of extension modules use."""
