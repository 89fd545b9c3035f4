package vfs

// This file defines Files, what one VM has of files: the file system it was
// granted, its current folder, its table of open files.

import (
	"io"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

// Files belongs to one VM. Its current folder and its open files may be those of
// another, see Share.
type Files struct {
	FS  FS
	Max int // open files, 0: no limit
	// MakeRoom is called when there are as many as there may be, before a file that is
	// to be opened is refused. nil: nothing is called.
	MakeRoom func()
	// Settle is called before the script looks at a file that has been written, by
	// something that may have been dropped without flushing what it holds back. nil:
	// nothing is called.
	Settle func()

	*table
	own map[int]*Handle // what this VM has opened, where the table is another's; nil: it is its own
}

// table is what VMs share that belong together.
type table struct {
	mu     sync.Mutex
	cwd    string // "": that of FS
	fds    []*Handle
	open   int
	closed bool

	writers atomic.Int32 // open files with Unwritten
}

// Handle is an open file description: several numbers may stand for it.
type Handle struct {
	File
	Name        string // absolute, or "" for what has no name
	Flag        int
	Dir         bool        // opened to look at a folder
	Wait        Waiting     // File, if that may wait
	unwritten   func() bool // of what writes it: whether there is something that the file has not got yet
	writer      *Files      // of the VM that unwritten belongs to
	refs        int
	Inheritable atomic.Bool
	NonBlocking atomic.Bool
}

// NewFiles returns the files of a VM with this grant; nil means nothing.
func NewFiles(fs FS) *Files {
	if fs == nil {
		fs = None{}
	}
	return &Files{FS: fs, table: &table{}}
}

// Share returns the files of another VM that has the same current folder and open
// files, as the threads of a process have. What it opens is closed at its end.
func (f *Files) Share() *Files {
	return &Files{FS: f.FS, Max: f.Max, table: f.table, own: map[int]*Handle{}}
}

// Shared reports whether the open files are those of another VM.
func (f *Files) Shared() bool { return f.own != nil }

// clean returns the absolute form of a name in a file system whose current folder is the root.
func clean(name string) string { return path.Clean("/" + name) }

// Path returns the name to give to the file system for a name of the script. A file that
// was written under that name, or in that folder, and then dropped, gets what is still to
// be written before anybody looks at it.
func (f *Files) Path(name string) string {
	f.Observe(name)
	if strings.HasPrefix(name, "/") || name == "" {
		return name
	}
	if cwd := f.folder(); cwd != "" {
		return cwd + "/" + name
	}
	return name
}

// Writes notes what tells whether something is still to be written to an open file.
func (f *Files) Writes(h *Handle, unwritten func() bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if h.unwritten == nil && h.refs > 0 {
		f.writers.Add(1)
		h.unwritten, h.writer = unwritten, f
	}
}

// Observe calls Settle if something is still to be written to a file of that name, or to
// one in a folder of that name; "." is for what may look at any file, as a program that is
// started. It goes by the last part of the name: once too often does no harm.
func (f *Files) Observe(name string) {
	if f.writers.Load() == 0 {
		return
	}
	base := path.Base(name)
	every := base == "." || base == ".." || base == "/"
	waiting := false
	f.mu.Lock()
	settle := f.Settle
	for _, h := range f.fds {
		// What writes for another VM that shares the table is in use there.
		if h != nil && h.writer == f && (every || strings.HasSuffix(h.Name, base) || strings.Contains(h.Name, base+"/")) && h.unwritten() {
			waiting = true
			break
		}
	}
	f.mu.Unlock()
	if waiting && settle != nil {
		settle()
	}
}

// folder returns the current folder, or "" for that of FS.
func (t *table) folder() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.cwd
}

// Getwd returns the current folder.
func (f *Files) Getwd() (string, error) {
	if cwd := f.folder(); cwd != "" {
		return cwd, nil
	}
	return f.FS.Getwd()
}

// Chdir changes the current folder of this VM; the process keeps its own.
func (f *Files) Chdir(name string) error {
	full := f.Path(name)
	info, err := f.FS.Stat(full, true)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return syscall.ENOTDIR
	}
	if err := f.FS.Access(full, 1); err != nil {
		return err
	}
	if !strings.HasPrefix(full, "/") {
		wd, err := f.Getwd()
		if err != nil {
			return err
		}
		full = wd + "/" + full
	}
	// The name must stay good when a link in it is changed, and ".." must mean the parent.
	if real, err := RealPath(f.FS, full); err == nil {
		full = real
	}
	f.mu.Lock()
	f.cwd = path.Clean(full)
	f.mu.Unlock()
	return nil
}

// RealPath returns the absolute name without links.
func RealPath(fs FS, name string) (string, error) {
	done, rest := "/", strings.TrimLeft(name, "/")
	for n := 0; rest != ""; {
		var part string
		part, rest, _ = strings.Cut(rest, "/")
		switch part {
		case "", ".":
			continue
		case "..":
			done = path.Dir(done)
			continue
		}
		next := path.Join(done, part)
		info, err := fs.Stat(next, false)
		if err != nil {
			return "", err
		}
		if info.Mode&ModeType != ModeSymlink {
			done = next
			continue
		}
		if n++; n > 40 {
			return "", syscall.ELOOP
		}
		target, err := fs.Readlink(next)
		if err != nil {
			return "", err
		}
		if strings.HasPrefix(target, "/") {
			done = "/"
		}
		rest = target + "/" + rest
	}
	return done, nil
}

// Add puts an open file into the table and returns its number, the lowest that is free.
func (f *Files) Add(file File, name string, flag int) (int, error) {
	h := &Handle{File: file, Name: name, Flag: flag}
	h.Wait, _ = file.(Waiting)
	return f.AddHandle(h, 0)
}

// AddHandle gives a handle a number that is not below low.
func (f *Files) AddHandle(h *Handle, low int) (int, error) {
	if makeRoom := f.full(); makeRoom != nil {
		makeRoom()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed || f.Max > 0 && f.open >= f.Max || low > 1<<20 {
		return -1, syscall.EMFILE
	}
	for len(f.fds) < low {
		f.fds = append(f.fds, nil)
	}
	h.refs++
	f.open++
	fd := low
	for fd < len(f.fds) && f.fds[fd] != nil {
		fd++
	}
	if fd == len(f.fds) {
		f.fds = append(f.fds, nil)
	}
	f.fds[fd] = h
	if f.own != nil {
		f.own[fd] = h
	}
	return fd, nil
}

// full returns MakeRoom if there are as many open files as there may be.
func (f *Files) full() func() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.Max > 0 && f.open >= f.Max {
		return f.MakeRoom
	}
	return nil
}

// Put makes the number fd stand for h, after closing what it stood for.
func (f *Files) Put(fd int, h *Handle) error {
	if fd < 0 || fd > 1<<20 {
		return syscall.EBADF
	}
	f.mu.Lock()
	if f.closed {
		f.mu.Unlock()
		return syscall.EBADF
	}
	for len(f.fds) <= fd {
		f.fds = append(f.fds, nil)
	}
	old := f.fds[fd]
	h.refs++
	f.fds[fd] = h
	if f.own != nil {
		f.own[fd] = h
	}
	if old == nil {
		f.open++
	}
	last := f.drop(old)
	f.mu.Unlock()
	if last {
		old.File.Close()
	}
	return nil
}

// drop takes a reference away and reports whether it was the last.
func (f *Files) drop(h *Handle) bool {
	if h == nil {
		return false
	}
	h.refs--
	if h.refs == 0 && h.unwritten != nil {
		h.unwritten, h.writer = nil, nil
		f.writers.Add(-1)
	}
	return h.refs == 0
}

// Get returns the open file of a number, or nil.
func (f *Files) Get(fd int) *Handle {
	f.mu.Lock()
	defer f.mu.Unlock()
	if fd < 0 || fd >= len(f.fds) {
		return nil
	}
	return f.fds[fd]
}

// Close closes a number; the file itself when it was the last that stood for it.
func (f *Files) Close(fd int) error {
	f.mu.Lock()
	if fd < 0 || fd >= len(f.fds) || f.fds[fd] == nil {
		f.mu.Unlock()
		return syscall.EBADF
	}
	h := f.fds[fd]
	f.fds[fd] = nil
	delete(f.own, fd)
	f.open--
	last := f.drop(h)
	f.mu.Unlock()
	if last {
		return h.File.Close()
	}
	return nil
}

// CloseAll closes everything that is the VM's, at its end. With a table of its own
// nothing can be opened any more. Safe from any goroutine.
func (f *Files) CloseAll() {
	f.mu.Lock()
	var last []*Handle
	f.MakeRoom, f.Settle = nil, nil
	if f.own != nil {
		for fd, h := range f.own {
			if fd < len(f.fds) && f.fds[fd] == h {
				f.fds[fd] = nil
				f.open--
				if f.drop(h) {
					last = append(last, h)
				}
			}
		}
		clear(f.own)
	} else {
		for _, h := range f.fds {
			if f.drop(h) {
				last = append(last, h)
			}
		}
		f.fds, f.open, f.closed = nil, 0, true
	}
	f.mu.Unlock()
	for _, h := range last {
		h.File.Close()
	}
}

// Open returns how many numbers are in use.
func (f *Files) Open() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.open
}

// Numbers returns the numbers in use.
func (f *Files) Numbers() []int {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []int
	for i, h := range f.fds {
		if h != nil {
			out = append(out, i)
		}
	}
	return out
}

// ReadFile returns the contents of a file that never waits.
func (f *Files) ReadFile(name string) ([]byte, error) {
	file, err := f.FS.Open(f.Path(name), syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, syscall.EISDIR
	}
	buf := make([]byte, 0, min(info.Size, 1<<30)+512)
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := file.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF || n == 0 && err == nil {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
