package hognose_test

// This file tests the file systems that a VM can be granted.

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hognose/hognose"
)

const filesScript = `
import os, io
os.makedirs("a/b")
with open("a/b/f.txt", "w") as f:
    f.write("one\ntwo\n")
with open("a/b/f.txt", "a") as f:
    f.write("three\n")
assert open("a/b/f.txt").read() == "one\ntwo\nthree\n"
assert os.path.getsize("/a/b/f.txt") == 14 and os.listdir("a") == ["b"]
os.chdir("a"); assert os.getcwd() == "/a" and os.path.exists("b/f.txt")
os.rename("b/f.txt", "g"); os.symlink("g", "l"); assert os.readlink("l") == "g" and open("l").readline() == "one\n"
os.link("g", "h"); assert os.stat("g").st_nlink == 2
os.chmod("h", 0o600); assert os.stat("g").st_mode & 0o777 == 0o600
os.utime("g", (1, 2)); assert os.stat("g").st_mtime == 2
os.truncate("g", 3); assert open("g", "rb").read() == b"one"
with open("g", "r+b") as f:
    f.seek(1); f.write(b"NN"); f.seek(0, 2); assert f.tell() == 3
assert sorted((d, sorted(s), sorted(n)) for d, s, n in os.walk("/")) == [("/", ["a"], []), ("/a", ["b"], ["g", "h", "l"]), ("/a/b", [], [])]
for f, e in [(lambda: open("none"), FileNotFoundError), (lambda: os.mkdir("b"), FileExistsError), (lambda: os.rmdir("/a"), OSError),
             (lambda: os.listdir("g"), NotADirectoryError), (lambda: open("b"), IsADirectoryError), (lambda: os.unlink("b"), IsADirectoryError)]:
    try: f()
    except e: pass
    else: assert False, e
for n in ["/../../../etc/passwd", "../../../../etc/passwd", "/proc/self/environ"]:
    try: open(n)
    except OSError: pass
    else: assert False, n
try:
    os.symlink("/etc/passwd", "/out"); open("/out").read()
except OSError: pass
else: assert False
os.unlink("/out")
for n in ["g", "h", "l"]: os.unlink(n)
os.rmdir("b"); os.chdir("/"); os.rmdir("a"); assert os.listdir() == []
r, w = os.pipe(); os.write(w, b"x"); assert os.read(r, 5) == b"x"
print("ok")
`

func TestFileSystems(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, fs := range map[string]hognose.FileSystem{"memory": hognose.MemoryFiles(1 << 20), "folder": hognose.FolderFiles(root)} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			vm, err := hognose.New(hognose.Config{Files: fs, Stdout: &out, Stderr: &errs})
			if err != nil {
				t.Fatal(err)
			}
			defer vm.Close()
			prog, err := vm.Compile("files.py", []byte(filesScript))
			if err != nil {
				t.Fatal(err)
			}
			err = vm.Run(context.Background(), prog)
			var exc *hognose.Exception
			if errors.As(err, &exc) {
				t.Fatal(exc.Traceback)
			}
			if err != nil || out.String() != "ok\n" {
				t.Fatalf("%v, output %q", err, out.String())
			}
		})
	}
	if list, _ := filepath.Glob(filepath.Join(dir, "*")); len(list) > 0 {
		t.Errorf("left behind: %v", list)
	}
}

func TestReadOnlyFilesAndImport(t *testing.T) {
	fsys := fstest.MapFS{"lib/mod.py": {Data: []byte("x = 41 + 1\n")}, "data.txt": {Data: []byte("héllo\n")}}
	var out bytes.Buffer
	vm, err := hognose.New(hognose.Config{Files: hognose.ReadOnlyFiles(fsys), Path: []string{"/lib"}, Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	prog, err := vm.Compile("x.py", []byte(`
import mod, os
print(mod.x, open("data.txt").read().strip(), sorted(os.listdir("/")), os.path.isdir("lib"))
for f in [lambda: open("data.txt", "w"), lambda: os.unlink("data.txt"), lambda: os.mkdir("q")]:
    try: f()
    except OSError as e: print(e)
`))
	if err != nil {
		t.Fatal(err)
	}
	if err := vm.Run(context.Background(), prog); err != nil {
		t.Fatal(err)
	}
	want := "42 héllo ['data.txt', 'lib'] True\n[Errno 30] Read-only file system: 'data.txt'\n[Errno 30] Read-only file system: 'data.txt'\n[Errno 30] Read-only file system: 'q'\n"
	if out.String() != want {
		t.Errorf("got %q", out.String())
	}
}

// Files that nobody can reach any more do not count: where the limit is reached they
// are looked for, whatever it is that opens one more.
func TestOpenFilesMakeRoom(t *testing.T) {
	var out bytes.Buffer
	vm, err := hognose.New(hognose.Config{Files: hognose.HostFiles(), Network: hognose.HostNetwork(), Stdout: &out, Limits: hognose.Limits{Files: 12}})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	prog, err := vm.Compile("x.py", []byte(`
import gc, os, select, socket, threading, warnings
warnings.simplefilter("ignore")
gc.disable()
class Cycle:
    def __init__(self, *a): self.a, self.me = a, self
def pair():
    r, w = os.pipe()
    return open(r, "rb"), open(w, "wb")
def all_kinds(n):
    kept = open(os.devnull)
    for kind in (lambda: open(os.devnull), lambda: socket.socket(), socket.socketpair, select.epoll, pair,
                 lambda: open(os.dup(kept.fileno())), lambda: kept2.dup()):
        kept2 = socket.socket()
        for i in range(n): Cycle(kind())
        kept2.close()
    kept.read()
all_kinds(50)
t = threading.Thread(target=all_kinds, args=(50,)); t.start(); t.join()
print("ok", kept_open := [])
try:
    while True: kept_open.append(open(os.devnull))
except OSError as e: print(len(kept_open), e.errno)
`))
	if err != nil {
		t.Fatal(err)
	}
	var exc *hognose.Exception
	if err := vm.Run(context.Background(), prog); errors.As(err, &exc) {
		t.Fatal(exc.Traceback)
	} else if err != nil {
		t.Fatal(err)
	}
	if out.String() != "ok []\n12 24\n" {
		t.Errorf("got %q", out.String())
	}
}

func TestOpenFilesAreLimitedAndClosed(t *testing.T) {
	var out bytes.Buffer
	vm, err := hognose.New(hognose.Config{Files: hognose.MemoryFiles(0), Stdout: &out, Limits: hognose.Limits{Files: 10}})
	if err != nil {
		t.Fatal(err)
	}
	prog, err := vm.Compile("x.py", []byte(`
keep = []
try:
    while True: keep.append(open("f%d" % len(keep), "w"))
except OSError as e: print(len(keep), e.strerror)
`))
	if err != nil {
		t.Fatal(err)
	}
	if err := vm.Run(context.Background(), prog); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "10 Too many open files") {
		t.Errorf("got %q", out.String())
	}
	vm.Close()
}
