"""Without this module of C functions test_bytes skips itself as a whole. The methods that use it are excluded."""
