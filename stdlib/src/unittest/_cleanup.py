"""What is to be done after a test, the tests of a class, or those of a module."""

__unittest = True


def enter(cm, add_cleanup):
    """Enter a context manager and let add_cleanup see to it that it is left."""
    cls = type(cm)
    if not (hasattr(cls, "__enter__") and hasattr(cls, "__exit__")):
        message = f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        if hasattr(cls, "__aenter__") and hasattr(cls, "__aexit__"):
            message += (" but it supports the asynchronous context manager protocol. Did you mean to use "
                        "enterAsyncContext()?")
        raise TypeError(message)
    leave = cls.__exit__
    value = cls.__enter__(cm)
    add_cleanup(leave, cm, None, None, None)
    return value


def run(cleanups):
    """Call what is in a list of cleanups, the last first, and return the exceptions they raise."""
    raised = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            raised.append(e)
    return raised


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Call a function after tearDownModule(), or after a setUpModule() that failed."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager, which is left when the cleanups of the module are run."""
    return enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Run the cleanups of the module; the first exception is raised when all are done."""
    for error in run(_module_cleanups):
        raise error
