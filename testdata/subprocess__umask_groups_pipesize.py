"""What subprocess gives a child: its umask, groups, descriptors, and how much its pipes hold."""
import os
import subprocess
import sys
import tempfile

sh = ["/bin/sh", "-c"]


def out(script, **options):
    return subprocess.run([*sh, script], capture_output=True, text=True, **options).stdout.strip()


before = os.umask(0o022)
try:
    assert int(out("umask"), 8) == 0o022
    try:
        assert int(out("umask", umask=0o053), 8) == 0o053
    except PermissionError:
        pass  # A container may forbid what it takes.
    assert int(out("umask"), 8) == 0o022  # This process's own has not changed.
finally:
    os.umask(before)

if os.geteuid() == 0:
    try:
        groups = set(map(int, out("id -G", extra_groups=[65533]).split()))
    except PermissionError:
        pass
    else:
        assert groups == {os.getegid(), 65533}, groups
for wrong, error in (([-1], ValueError), ([2**64], ValueError), ("root", ValueError), ([1.5], TypeError)):
    try:
        out("true", extra_groups=wrong)
    except error:
        pass
    else:
        raise AssertionError(wrong)

with tempfile.TemporaryFile() as f:
    f.write(b"passed on")
    f.seek(0)
    assert out(f"cat <&{f.fileno()}", pass_fds=[f.fileno()]) == "passed on"
try:
    out("true", pass_fds=[-1])
except ValueError as e:
    print(e)

if sys.platform == "linux":
    child = subprocess.Popen(["sleep", "60"], stdin=subprocess.PIPE, pipesize=16384)
    os.set_blocking(child.stdin.fileno(), False)
    held = 0
    try:
        while True:
            held += os.write(child.stdin.fileno(), b" " * 4096)
    except BlockingIOError:
        pass
    child.kill()
    child.wait()
    print("a pipe of", held)
print("done")
