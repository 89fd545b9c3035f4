# A temporary folder put to use: pathlib, shutil, glob, stat, backups, a tree printed, renames, a file index, a copy compared, patterns, archives of text.
import filecmp
import fileinput
import fnmatch
import glob
import hashlib
import io
import os
import shutil
import stat
import tempfile
from collections import defaultdict
from pathlib import Path, PurePosixPath, PureWindowsPath

FILES = {"readme.txt": "hello\nworld\n", "src/main.py": "import util\nprint(util.x)\n", "src/util.py": "x = 1\n", "src/deep/er/data.bin": b"\x00\x01\xff", "notes/todo.md": "- one\n- two\n", "notes/copy.md": "- one\n- two\n", "empty/.keep": "", "src/Main.PY": "# upper\n"}


def tree(folder, indent=""):
    entries = sorted(folder.iterdir(), key=lambda p: (p.is_file(), p.name))
    for i, p in enumerate(entries):
        last = i == len(entries) - 1
        print(f"{indent}{'`-- ' if last else '|-- '}{p.name}{'/' if p.is_dir() else f' ({p.stat().st_size})'}")
        if p.is_dir(): tree(p, indent + ("    " if last else "|   "))


with tempfile.TemporaryDirectory(prefix="demo-") as name:
    root = Path(name).resolve()
    for path, content in FILES.items():
        p = root / path
        p.parent.mkdir(parents=True, exist_ok=True)
        p.write_bytes(content) if isinstance(content, bytes) else p.write_text(content, encoding="utf-8")
    tree(root)
    rel = lambda ps: sorted(str(PurePosixPath(os.path.relpath(p, root))) for p in ps)
    print(rel(root.glob("*.txt")), rel(root.rglob("*.md")), rel(root.glob("src/*.[pP][yY]")), rel(root.glob("**/er")), rel(glob.glob(str(root / "**" / "*.bin"), recursive=True)))
    print([fnmatch.filter(sorted(FILES), pat) for pat in ("*.md", "src/*.py", "*[!y]", "?eadme*")])
    same = defaultdict(list)
    for p in root.rglob("*"):
        if p.is_file(): same[hashlib.sha256(p.read_bytes()).hexdigest()].append(p)
    print("duplicates", [rel(ps) for ps in same.values() if len(ps) > 1])
    for folder, dirs, files in os.walk(root):
        dirs.sort()
        print(rel([folder])[0], sorted(dirs), sorted(files), end="; ")
    print()
    copy = Path(shutil.copytree(root / "src", root / "backup", ignore=shutil.ignore_patterns("*.bin")))
    (copy / "util.py").write_text("x = 2\n"); (copy / "new.py").touch()
    d = filecmp.dircmp(root / "src", copy)
    print(d.left_only, d.right_only, d.same_files, d.diff_files, d.common_dirs, d.subdirs["deep"].subdirs["er"].left_only)
    log = root / "log.txt"
    with log.open("a+", encoding="utf-8", newline="") as f:
        f.write("line 1\r\nline 2\nÜber\n"); f.seek(0)
        print(f.readline().encode(), f.read(3), f.tell() > 0, f.readlines())
    print(log.read_bytes()[-6:], log.read_text().splitlines(), log.stat().st_size, stat.filemode(log.stat().st_mode)[0], stat.S_ISDIR(root.stat().st_mode))
    moved = log.rename(root / "log.old"); moved.replace(root / "notes" / "log")
    print(log.exists(), moved.exists(), rel((root / "notes").iterdir()), os.path.basename(shutil.move(root / "readme.txt", root / "notes")))
    with fileinput.input([root / "notes" / "todo.md", root / "notes" / "copy.md"], encoding="utf-8") as lines:
        print([(fileinput.filename().name if hasattr(fileinput.filename(), "name") else os.path.basename(fileinput.filename()), fileinput.filelineno(), l.strip()) for l in lines])
    with fileinput.input(root / "notes" / "todo.md", inplace=True, encoding="utf-8") as lines:
        for l in lines: print(l.upper(), end="")
    print((root / "notes" / "todo.md").read_text())
    os.link(root / "src" / "util.py", root / "hard"); os.symlink("src", root / "soft")
    print((root / "hard").stat().st_nlink, (root / "soft").is_symlink(), os.readlink(root / "soft"), (root / "soft" / "util.py").samefile(root / "hard"), (root / "soft").resolve() == root / "src")
    for bad in (lambda: (root / "nope").read_text(), lambda: (root / "src").rmdir(), lambda: (root / "src").mkdir(), lambda: os.listdir(root / "hard"), lambda: open(root / "src"), lambda: (root / "hard" / "x").write_text("")):
        try: bad()
        except OSError as e: print(type(e).__name__, e.strerror, os.path.basename(e.filename))
    os.chmod(root / "hard", 0o640); print(oct((root / "hard").stat().st_mode & 0o777), os.access(root / "hard", os.R_OK))
    with tempfile.NamedTemporaryFile("w+", dir=root, suffix=".tmp") as t, tempfile.SpooledTemporaryFile(max_size=10, mode="w+") as s:
        t.write("x"); t.flush(); s.write("y" * 20); s.seek(0); print(os.path.getsize(t.name), len(s.read()), t.name.endswith(".tmp"))
    shutil.rmtree(root / "backup"); shutil.rmtree(root / "src" / "deep")
    os.truncate(root / "hard", 2); print(sorted(os.listdir(root)), (root / "hard").read_bytes(), len(list(os.scandir(root))))
print(root.exists())
p = PurePosixPath("/usr/lib/../share/doc.tar.gz")
print(p.parts, p.suffixes, p.stem, p.with_suffix(".zip"), p.with_name("x"), p.parent.parent, p.relative_to("/usr"), p.is_relative_to("/etc"), p.match("*.gz"), os.path.normpath(p), "/a" / PurePosixPath("b", "/c"), PurePosixPath("a//b/./c"), p.with_stem("y"), sorted([PurePosixPath("b"), PurePosixPath("a/z")]))
w = PureWindowsPath(r"C:\Users\ann\file.TXT")
print(w.drive, w.root, w.parts, w.as_posix(), w.suffix, w == PureWindowsPath("c:/users/ANN/FILE.txt"), w.name, PureWindowsPath("a", "D:b"))
for f in (os.path.splitext, os.path.split, os.path.basename, os.path.dirname): print(f.__name__, [f(x) for x in ("/a/b.c.d", "/a/", ".rc", "")])
print(os.path.join("a", "/b", "c"), os.path.commonpath(["/a/b/c", "/a/bd"]), os.path.commonprefix(["abc", "abd"]), os.path.isabs("a"), os.path.expandvars("$NOT_SET_X/y"), os.fspath(p))
b = io.BytesIO(); shutil.copyfileobj(io.BytesIO(b"abc" * 10), b, 7); print(b.getvalue()[:6], b.tell())
