# Arguments of os that are nearly right.
import os
import warnings


class NoPath:
    __fspath__ = None


try:
    os.fspath(NoPath())
except TypeError as e:
    print(e)

for name in "", "a=b":
    for change in (lambda: os.putenv(name, "x")), (lambda: os.unsetenv(name)):
        try:
            change()
            print("changed")
        except (OSError, ValueError) as e:
            print(type(e).__name__, e)

try:
    os.rename(b"no-such-file-here", "elsewhere")
except FileNotFoundError as e:
    print(e.filename, e.filename2)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    for function in os.fsync, os.fdatasync, os.fchdir:
        try:
            function(True)
        except RuntimeWarning as e:
            print(function.__name__, e)
    try:
        os.stat("x", dir_fd=True)
    except RuntimeWarning as e:
        print(e)
