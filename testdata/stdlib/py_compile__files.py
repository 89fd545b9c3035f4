# Compiling files ahead of their import.
import os
import py_compile
import tempfile

with tempfile.TemporaryDirectory() as folder:
    good, bad = os.path.join(folder, "good.py"), os.path.join(folder, "bad.py")
    with open(good, "w") as f:
        f.write("x = 1\n")
    with open(bad, "w") as f:
        f.write("x = = 1\n")
    cache = py_compile.compile(good)
    assert os.path.dirname(cache) == os.path.join(folder, "__pycache__") and os.path.getsize(cache) > 16
    own = os.path.join(folder, "own.pyc")
    for mode in py_compile.PycInvalidationMode:
        assert py_compile.compile(good, own, invalidation_mode=mode) == own
    assert py_compile.compile(bad, quiet=2) is None
    try:
        py_compile.compile(bad, dfile="shown.py", doraise=True)
    except py_compile.PyCompileError as e:
        print(e.exc_type_name, e.file, "shown.py" in e.msg, str(e) == e.msg)
    try:
        py_compile.compile(good, folder)
    except FileExistsError as e:
        print("non-regular" in str(e))
