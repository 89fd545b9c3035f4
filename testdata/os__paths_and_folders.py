# os and os.path: text work on paths, folders, listing, walking, environment.
import os, os.path as p, tempfile, stat
print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.split("/a/b"), p.split("a"), p.basename("/a/b.txt"), p.dirname("/a/b"), p.splitext("a.tar.gz"), p.splitext(".bashrc"), p.normpath("a//b/../c/./d"), p.normpath(""), p.isabs("/a"), p.commonpath(["/a/b", "/a/c"]), p.commonprefix(["abc", "abd"]), p.relpath("/a/b/c", "/a/d"), p.join(b"a", b"b"), p.expanduser("x"))
root = tempfile.mkdtemp()
os.makedirs(p.join(root, "x", "y"))
for n in ["b.txt", "a.txt", "x/c.py", "x/y/d"]:
    with open(p.join(root, n), "w") as f: f.write(n)
assert sorted(os.listdir(root)) == ["a.txt", "b.txt", "x"] and p.isdir(p.join(root, "x")) and p.isfile(p.join(root, "a.txt")) and not p.exists(p.join(root, "zz"))
with os.scandir(root) as it: print(sorted((e.name, e.is_dir(), e.is_file()) for e in it))
for d, dirs, files in os.walk(root):
    dirs.sort()
    print(p.relpath(d, root), sorted(dirs), sorted(files))
os.rename(p.join(root, "a.txt"), p.join(root, "z.txt"))
os.replace(p.join(root, "z.txt"), p.join(root, "b.txt"))
st = os.stat(p.join(root, "b.txt"))
assert st.st_size == 5 and stat.S_ISREG(st.st_mode) and p.getsize(p.join(root, "b.txt")) == 5 and p.getmtime(p.join(root, "b.txt")) == st.st_mtime
for f in [lambda: os.mkdir(p.join(root, "x")), lambda: os.rmdir(p.join(root, "x")), lambda: os.remove(p.join(root, "none")), lambda: os.listdir(p.join(root, "none")), lambda: os.stat(p.join(root, "none")), lambda: os.rename(p.join(root, "none"), "q"), lambda: os.listdir(p.join(root, "b.txt"))]:
    try: f()
    except OSError as e: print(type(e).__name__, e.errno, str(e).replace(root, ""))
os.makedirs(p.join(root, "x"), exist_ok=True)
cwd = os.getcwd()
os.chdir(root)
assert p.realpath(os.getcwd()) == p.realpath(root) and p.abspath("x") == p.join(os.getcwd(), "x")
os.chdir(cwd)
os.symlink("b.txt", p.join(root, "link"))
assert p.islink(p.join(root, "link")) and os.readlink(p.join(root, "link")) == "b.txt"
os.environ["HG_TEST"] = "v"
assert os.getenv("HG_TEST") == "v" and os.environ.get("HG_NONE", "d") == "d"
del os.environ["HG_TEST"]
try: os.environ["HG_TEST"]
except KeyError as e: print(e)
try: os.environ["a"] = 5
except TypeError as e: print(e)
import shutil
shutil.rmtree(root)
assert not p.exists(root) and os.sep == "/" and os.linesep == "\n" and os.name == "posix" and os.fspath("a") == "a" and len(os.urandom(4)) == 4
class P:
    def __fspath__(self): return "a/b"
assert p.basename(P()) == "b" and os.fspath(P()) == "a/b"
try: os.fspath(5)
except TypeError as e: print(e)
