package vfs

// This file is a file system in memory, with folders, links and permissions.

import (
	"io"
	"path"
	"sort"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Memory is a file system in memory. The zero value is not ready: use NewMemory.
type Memory struct {
	mu    sync.Mutex
	root  *node
	ino   uint64
	limit int64 // bytes of all files together, 0: none
	used  int64
	umask uint32
}

type node struct {
	info     Info
	data     []byte
	target   string           // of a symbolic link
	children map[string]*node // of a folder
	parent   *node            // of a folder
}

// NewMemory returns an empty file system that holds at most limit bytes; 0 is no limit.
func NewMemory(limit int64) *Memory {
	m := &Memory{limit: limit, umask: 0o022}
	m.root = m.node(ModeDir | 0o755)
	m.root.parent = m.root
	m.root.children = map[string]*node{}
	m.root.info.Nlink = 2
	return m
}

func (m *Memory) node(mode uint32) *node {
	m.ino++
	t := time.Now().UnixNano()
	return &node{info: Info{Mode: mode, Ino: m.ino, Dev: 1, Nlink: 1, Atime: t, Mtime: t, Ctime: t, Birthtime: t, Blksize: 4096}}
}

// find returns the node of a name, and where it is or would be.
func (m *Memory) find(name string, follow bool) (n, dir *node, last string, err error) {
	return m.walk(m.root, name, follow, 0)
}

func (m *Memory) walk(dir *node, name string, follow bool, links int) (*node, *node, string, error) {
	if name == "" {
		return nil, nil, "", syscall.ENOENT
	}
	if len(name) > 4096 {
		return nil, nil, "", syscall.ENAMETOOLONG
	}
	if name[0] == '/' {
		dir = m.root
	}
	mustDir := strings.HasSuffix(name, "/")
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '/' })
	cur := dir
	for i, p := range parts {
		if cur.info.Mode&ModeType != ModeDir {
			return nil, nil, "", syscall.ENOTDIR
		}
		final := i == len(parts)-1
		switch p {
		case ".":
			continue
		case "..":
			cur = cur.parent
			continue
		}
		if len(p) > 255 {
			return nil, nil, "", syscall.ENAMETOOLONG
		}
		next := cur.children[p]
		if next == nil {
			if final {
				return nil, cur, p, syscall.ENOENT
			}
			return nil, nil, "", syscall.ENOENT
		}
		if next.info.Mode&ModeType == ModeSymlink && (!final || follow || mustDir) {
			if links > 40 {
				return nil, nil, "", syscall.ELOOP
			}
			t, d, l, err := m.walk(cur, next.target, true, links+1)
			if err != nil {
				if final && d != nil {
					return nil, d, l, err
				}
				return nil, nil, "", err
			}
			next = t
			if final {
				return t, d, l, nil
			}
		} else if final {
			if mustDir && next.info.Mode&ModeType != ModeDir {
				return nil, nil, "", syscall.ENOTDIR
			}
			return next, cur, p, nil
		}
		cur = next
	}
	return cur, cur.parent, "", nil
}

func (n *node) stat() Info {
	i := n.info
	switch i.Mode & ModeType {
	case ModeRegular:
		i.Size = int64(len(n.data))
	case ModeSymlink:
		i.Size = int64(len(n.target))
	default:
		i.Size = 4096
	}
	i.Blocks = (i.Size + 511) / 512
	return i
}

func (n *node) touched() {
	t := time.Now().UnixNano()
	n.info.Mtime, n.info.Ctime = t, t
}

// Open opens or creates a file.
func (m *Memory) Open(name string, flag int, perm uint32) (File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, dir, last, err := m.find(name, flag&syscall.O_NOFOLLOW == 0 && flag&(syscall.O_CREAT|syscall.O_EXCL) != syscall.O_CREAT|syscall.O_EXCL)
	access := flag & accessMask
	switch {
	case err == nil:
		if flag&(syscall.O_CREAT|syscall.O_EXCL) == syscall.O_CREAT|syscall.O_EXCL {
			return nil, syscall.EEXIST
		}
		if n.info.Mode&ModeType == ModeSymlink {
			return nil, syscall.ELOOP
		}
	case err == syscall.ENOENT && dir != nil && flag&syscall.O_CREAT != 0:
		if strings.HasSuffix(name, "/") {
			return nil, syscall.EISDIR
		}
		if dir.info.Mode&0o222 == 0 {
			return nil, syscall.EACCES
		}
		n = m.node(ModeRegular | perm&0o7777&^m.umask)
		dir.children[last] = n
		dir.touched()
		return &memFile{m: m, n: n, flag: flag}, nil
	default:
		return nil, err
	}
	isDir := n.info.Mode&ModeType == ModeDir
	switch {
	case isDir && access != syscall.O_RDONLY:
		return nil, syscall.EISDIR
	case !isDir && flag&syscall.O_DIRECTORY != 0:
		return nil, syscall.ENOTDIR
	case access != syscall.O_WRONLY && n.info.Mode&0o444 == 0, access != syscall.O_RDONLY && n.info.Mode&0o222 == 0:
		return nil, syscall.EACCES
	}
	if flag&syscall.O_TRUNC != 0 && access != syscall.O_RDONLY {
		m.used -= int64(len(n.data))
		n.data = nil
		n.touched()
	}
	return &memFile{m: m, n: n, flag: flag}, nil
}

// Stat describes a file.
func (m *Memory) Stat(name string, follow bool) (Info, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(name, follow)
	if err != nil {
		return Info{}, err
	}
	return n.stat(), nil
}

// ReadDir lists a folder.
func (m *Memory) ReadDir(name string) ([]Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(name, true)
	if err != nil {
		return nil, err
	}
	if n.children == nil {
		return nil, syscall.ENOTDIR
	}
	out := make([]Entry, 0, len(n.children))
	for k, c := range n.children {
		out = append(out, Entry{Name: k, Type: c.info.Mode & ModeType, Ino: c.info.Ino})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, nil
}

// create makes a node under a new name.
func (m *Memory) create(name string, n *node) error {
	_, dir, last, err := m.find(strings.TrimRight(name, "/"), false)
	if err == nil || name != "" && strings.Trim(name, "/") == "" {
		return syscall.EEXIST
	}
	if dir == nil || err != syscall.ENOENT {
		return err
	}
	if dir.info.Mode&0o222 == 0 {
		return syscall.EACCES
	}
	dir.children[last] = n
	dir.touched()
	if n.children != nil {
		n.parent = dir
		dir.info.Nlink++
	}
	return nil
}

// Mkdir makes a folder.
func (m *Memory) Mkdir(name string, perm uint32) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := m.node(ModeDir | perm&0o1777&^m.umask)
	n.children = map[string]*node{}
	n.info.Nlink = 2
	return m.create(name, n)
}

// Unlink removes a file.
func (m *Memory) Unlink(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, dir, last, err := m.find(name, false)
	switch {
	case err != nil:
		return err
	case n.children != nil:
		return syscall.EISDIR
	case dir.info.Mode&0o222 == 0:
		return syscall.EACCES
	}
	delete(dir.children, last)
	dir.touched()
	m.drop(n)
	return nil
}

// drop takes a name of a file away.
func (m *Memory) drop(n *node) {
	if n.info.Nlink--; n.info.Nlink == 0 {
		m.used -= int64(len(n.data))
	}
}

// Rmdir removes an empty folder.
func (m *Memory) Rmdir(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, dir, last, err := m.find(name, false)
	switch {
	case err != nil:
		return err
	case n.children == nil:
		return syscall.ENOTDIR
	case n == m.root:
		return syscall.EBUSY
	case last == "":
		return syscall.EINVAL
	case len(n.children) > 0:
		return syscall.ENOTEMPTY
	}
	delete(dir.children, last)
	dir.info.Nlink--
	dir.touched()
	return nil
}

// Rename moves a file or folder, over a file or empty folder of the other name.
func (m *Memory) Rename(from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, dir, last, err := m.find(from, false)
	if err != nil {
		return err
	}
	if last == "" {
		return syscall.EBUSY
	}
	old, toDir, toLast, err := m.find(strings.TrimRight(to, "/"), false)
	if err != nil && (err != syscall.ENOENT || toDir == nil) {
		return err
	}
	if toLast == "" {
		return syscall.EBUSY
	}
	for d := toDir; n.children != nil; d = d.parent {
		if d == n {
			return syscall.EINVAL
		}
		if d == m.root {
			break
		}
	}
	if old != nil {
		switch {
		case old == n:
			return nil
		case old.children != nil && n.children == nil:
			return syscall.EISDIR
		case old.children == nil && n.children != nil:
			return syscall.ENOTDIR
		case len(old.children) > 0:
			return syscall.ENOTEMPTY
		}
		m.drop(old)
	}
	delete(dir.children, last)
	toDir.children[toLast] = n
	if n.children != nil {
		n.parent = toDir
		dir.info.Nlink--
		toDir.info.Nlink++
	}
	dir.touched()
	toDir.touched()
	return nil
}

// Link gives a file another name.
func (m *Memory) Link(from, to string, follow bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(from, follow)
	if err != nil {
		return err
	}
	if n.children != nil {
		return syscall.EPERM
	}
	if err := m.create(to, n); err != nil {
		return err
	}
	n.info.Nlink++
	return nil
}

// Symlink makes a symbolic link.
func (m *Memory) Symlink(target, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := m.node(ModeSymlink | 0o777)
	n.target = target
	return m.create(name, n)
}

// Readlink reads one.
func (m *Memory) Readlink(name string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(name, false)
	if err != nil {
		return "", err
	}
	if n.info.Mode&ModeType != ModeSymlink {
		return "", syscall.EINVAL
	}
	return n.target, nil
}

func (m *Memory) change(name string, follow bool, f func(n *node)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(name, follow)
	if err != nil {
		return err
	}
	f(n)
	n.info.Ctime = time.Now().UnixNano()
	return nil
}

// Chmod changes permissions.
func (m *Memory) Chmod(name string, mode uint32, follow bool) error {
	return m.change(name, follow, func(n *node) { n.info.Mode = n.info.Mode&ModeType | mode&0o7777 })
}

// Chown changes the owner.
func (m *Memory) Chown(name string, uid, gid int, follow bool) error {
	return m.change(name, follow, func(n *node) {
		if uid >= 0 {
			n.info.UID = uint32(uid)
		}
		if gid >= 0 {
			n.info.GID = uint32(gid)
		}
	})
}

// Chtimes sets times.
func (m *Memory) Chtimes(name string, atime, mtime int64, follow bool) error {
	return m.change(name, follow, func(n *node) { n.info.Atime, n.info.Mtime = atime, mtime })
}

// Truncate changes the size of a file.
func (m *Memory) Truncate(name string, size int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(name, true)
	switch {
	case err != nil:
		return err
	case n.children != nil:
		return syscall.EISDIR
	case n.info.Mode&0o222 == 0:
		return syscall.EACCES
	}
	return m.resize(n, size)
}

func (m *Memory) resize(n *node, size int64) error {
	if size < 0 {
		return syscall.EINVAL
	}
	grow := size - int64(len(n.data))
	if grow > 0 && (m.limit > 0 && m.used+grow > m.limit || size > 1<<40) {
		return syscall.ENOSPC
	}
	m.used += grow
	if grow <= 0 {
		n.data = n.data[:size]
	} else {
		n.data = append(n.data, make([]byte, grow)...)
	}
	n.touched()
	return nil
}

// Access checks permissions.
func (m *Memory) Access(name string, mode uint32) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, _, _, err := m.find(name, true)
	if err != nil {
		return err
	}
	p := n.info.Mode
	if (p|p>>3|p>>6)&mode != mode {
		return syscall.EACCES
	}
	return nil
}

// Getwd returns the root.
func (m *Memory) Getwd() (string, error) { return "/", nil }

// Mkfifo fails: there is nobody else.
func (m *Memory) Mkfifo(name string, perm uint32) error { return syscall.EPERM }

// Statfs tells how much room there is.
func (m *Memory) Statfs(name string) (Statfs, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	total := m.limit
	if total == 0 {
		total = 1 << 40
	}
	free := uint64(max(0, total-m.used)) / 4096
	return Statfs{Bsize: 4096, Frsize: 4096, Blocks: uint64(total) / 4096, Bfree: free, Bavail: free, Namemax: 255}, nil
}

// Umask sets the mask for new files.
func (m *Memory) Umask(mask int) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	old := m.umask
	m.umask = uint32(mask) & 0o777
	return int(old)
}

// Sync does nothing.
func (m *Memory) Sync() {}

// WriteFile puts a file there, with the folders above it: for hosts that prepare a file system.
func (m *Memory) WriteFile(name string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	dir := m.root
	parts := strings.Split(strings.Trim(path.Clean("/"+name), "/"), "/")
	for _, p := range parts[:len(parts)-1] {
		next := dir.children[p]
		if next == nil {
			next = m.node(ModeDir | 0o755)
			next.children, next.parent = map[string]*node{}, dir
			next.info.Nlink = 2
			dir.children[p] = next
			dir.info.Nlink++
		}
		if next.children == nil {
			return syscall.ENOTDIR
		}
		dir = next
	}
	last := parts[len(parts)-1]
	n := dir.children[last]
	if n == nil {
		n = m.node(ModeRegular | 0o644)
		dir.children[last] = n
	}
	if n.children != nil || last == "" {
		return syscall.EISDIR
	}
	if err := m.resize(n, int64(len(data))); err != nil {
		return err
	}
	copy(n.data, data)
	return nil
}

// memFile is an open file.
type memFile struct {
	m    *Memory
	n    *node
	flag int
	pos  int64
}

// Read reads.
func (f *memFile) Read(p []byte) (int, error) {
	n, err := f.ReadAt(p, f.pos)
	f.pos += int64(n)
	return n, err
}

// ReadAt reads at an offset.
func (f *memFile) ReadAt(p []byte, off int64) (int, error) {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	switch {
	case f.flag&accessMask == syscall.O_WRONLY:
		return 0, syscall.EBADF
	case f.n.children != nil:
		return 0, syscall.EISDIR
	case off < 0:
		return 0, syscall.EINVAL
	case off >= int64(len(f.n.data)):
		return 0, io.EOF
	}
	return copy(p, f.n.data[off:]), nil
}

// Write writes.
func (f *memFile) Write(p []byte) (int, error) {
	if f.flag&syscall.O_APPEND != 0 {
		f.m.mu.Lock()
		f.pos = int64(len(f.n.data))
		f.m.mu.Unlock()
	}
	n, err := f.WriteAt(p, f.pos)
	f.pos += int64(n)
	return n, err
}

// WriteAt writes at an offset.
func (f *memFile) WriteAt(p []byte, off int64) (int, error) {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	if f.flag&accessMask == syscall.O_RDONLY {
		return 0, syscall.EBADF
	}
	if end := off + int64(len(p)); end > int64(len(f.n.data)) && len(p) > 0 {
		if err := f.m.resize(f.n, end); err != nil {
			return 0, err
		}
	}
	f.n.touched()
	if len(p) == 0 {
		return 0, nil
	}
	return copy(f.n.data[off:], p), nil
}

// Seek moves.
func (f *memFile) Seek(off int64, whence int) (int64, error) {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	switch whence {
	case 0:
	case 1:
		off += f.pos
	case 2:
		off += int64(len(f.n.data))
	default:
		return 0, syscall.EINVAL
	}
	if off < 0 {
		return 0, syscall.EINVAL
	}
	f.pos = off
	return off, nil
}

// Truncate changes the size.
func (f *memFile) Truncate(size int64) error {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	if f.flag&accessMask == syscall.O_RDONLY {
		return syscall.EINVAL
	}
	return f.m.resize(f.n, size)
}

// Stat describes the file.
func (f *memFile) Stat() (Info, error) {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	return f.n.stat(), nil
}

// Chmod changes permissions.
func (f *memFile) Chmod(mode uint32) error {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	f.n.info.Mode = f.n.info.Mode&ModeType | mode&0o7777
	return nil
}

// Chtimes sets times.
func (f *memFile) Chtimes(atime, mtime int64) error {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	f.n.info.Atime, f.n.info.Mtime = atime, mtime
	return nil
}

// Sync does nothing.
func (f *memFile) Sync() error { return nil }

// Close closes.
func (f *memFile) Close() error { return nil }
