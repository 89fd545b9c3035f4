# What is being handled while the later clauses of except* are looked at.
import sys


def handled(clause):
    print(repr(sys.exception()))
    return clause


try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* handled(ValueError):
        handled(None)
    except* handled(OSError):
        print("not here")
    except* handled(TypeError):
        handled(None)
        raise RuntimeError("again")
    except* handled(LookupError):
        handled(None)
    else:
        print("not here")
    finally:
        handled(None)
except BaseException as e:
    print(repr(e), repr(e.__context__))
handled(None)
