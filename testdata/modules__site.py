"""site: a virtual environment, .pth files, customization, and the options that switch them off."""

import builtins
import os
import subprocess
import sys
import tempfile

import site


def run(*args, exe=sys.executable, **env):
    env = {**{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}, **env}
    p = subprocess.run([exe, *args], capture_output=True, text=True, env=env)
    assert p.returncode == 0 or "exit" in args[-1], p.stderr
    return p.stdout.strip()


for name in "quit", "exit", "copyright", "credits", "license", "help":
    assert hasattr(builtins, name)
assert repr(exit) == "Use exit() or Ctrl-D (i.e. EOF) to exit"
assert repr(help).startswith("Type help() for interactive help")
try:
    quit(3)
except SystemExit as e:
    assert e.code == 3
assert run("-S", "-c", "import builtins; print(hasattr(builtins, 'exit'))") == "False"

with tempfile.TemporaryDirectory() as tmp:
    tmp = os.path.realpath(tmp)
    # A virtual environment: a link to the program, and pyvenv.cfg.
    lib = os.path.join(tmp, "env", "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
    os.makedirs(lib)
    os.mkdir(os.path.join(tmp, "env", "bin"))
    exe = os.path.join(tmp, "env", "bin", "python")
    os.symlink(os.path.realpath(sys.executable), exe)
    with open(os.path.join(tmp, "env", "pyvenv.cfg"), "w") as f:
        f.write(f"home = {os.path.dirname(os.path.realpath(sys.executable))}\n")
    with open(os.path.join(lib, "installed.py"), "w") as f:
        f.write("x = 'installed'\n")
    os.mkdir(os.path.join(lib, "extra"))
    with open(os.path.join(lib, "more.pth"), "w") as f:
        f.write("# a comment\nextra\nmissing\nimport sys; sys.by_pth = True\n")
    code = "import sys, installed; print(installed.x, sys.by_pth, %r in sys.path, sys.prefix != sys.base_prefix)"
    out = run("-c", code % os.path.join(lib, "extra"), exe=exe)
    assert out == "installed True True True", out
    assert run("-S", "-c", "import sys; print(%r in sys.path)" % lib, exe=exe) == "False"
    assert run("-I", "-c", "import sys; print(%r in sys.path)" % lib, exe=exe) == "True"

    # What pip install --target makes needs PYTHONPATH only; sitecustomize runs from there.
    with open(os.path.join(tmp, "sitecustomize.py"), "w") as f:
        f.write("print('customized')\n")
    assert run("-c", "pass", PYTHONPATH=tmp) == "customized"
    assert run("-S", "-c", "pass", PYTHONPATH=tmp) == run("-E", "-c", "pass", PYTHONPATH=tmp) == ""

    # The user's own packages.
    user = run("-c", "import site; print(site.getusersitepackages())", PYTHONUSERBASE=tmp)
    assert user == os.path.join(tmp, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
    os.makedirs(user)
    shown = "import sys; print(%r in sys.path)" % user
    assert run("-c", shown, PYTHONUSERBASE=tmp) == "True"
    assert run("-s", "-c", shown, PYTHONUSERBASE=tmp) == run("-I", "-c", shown, PYTHONUSERBASE=tmp) == "False"

    # A .pth file that goes wrong is reported and left.
    with open(os.path.join(tmp, "bad.pth"), "w") as f:
        f.write("import nosuchmodule\n")
    p = subprocess.run([sys.executable, "-c", f"import site; site.addsitedir({tmp!r}, set())"], capture_output=True, text=True)
    assert p.stderr.startswith(f"Error processing line 1 of {tmp}/bad.pth:\n\n  Traceback"), p.stderr
    assert p.stderr.endswith("\nRemainder of file ignored\n")

assert site.getsitepackages(["x"]) == ["x/lib/python%d.%d/site-packages" % sys.version_info[:2]]
assert run("-m", "site", "--user-base", PYTHONUSERBASE="/u") == "/u"
assert run("-m", "site").startswith("sys.path = [")
