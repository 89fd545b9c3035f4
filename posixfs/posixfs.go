// Package posixfs is the interface between a VM and its files: the operations of POSIX
// on names and on open files. A host that grants files of its own making implements FS
// and File; what else a file system or a file can do it says by the interfaces after
// them. The package hognose makes the usual ones: HostFiles, FolderFiles, ReadOnlyFiles
// and MemoryFiles.
package posixfs

import "context"

// FS is a file system. Names are slash-separated; those that are not absolute are
// relative to the folder that Getwd returns: a VM whose script has changed its current
// folder asks by absolute names. Errors are syscall.Errno values, bare or wrapped. All
// methods may be called from several goroutines.
type FS interface {
	// Open opens a file with the flags of open(2), as package syscall numbers them.
	// It does not wait: where that would be needed the error is ErrWait.
	Open(name string, flag int, perm uint32) (File, error)
	Stat(name string, follow bool) (Info, error)
	// ReadDir lists a folder in the order of the file system, without "." and "..".
	ReadDir(name string) ([]Entry, error)
	Mkdir(name string, perm uint32) error
	Unlink(name string) error
	Rmdir(name string) error
	Rename(from, to string) error
	Link(from, to string, follow bool) error
	Symlink(target, name string) error
	Readlink(name string) (string, error)
	Chmod(name string, mode uint32, follow bool) error
	Chown(name string, uid, gid int, follow bool) error
	// Chtimes sets the times of access and modification, in nanoseconds since 1970.
	Chtimes(name string, atime, mtime int64, follow bool) error
	Truncate(name string, size int64) error
	// Access checks for the permissions in mode: 4 read, 2 write, 1 execute, 0 existence.
	Access(name string, mode uint32) error
	// Getwd returns the folder that relative names start from.
	Getwd() (string, error)
}

// Machine is implemented by file systems that have more of what a real machine has.
type Machine interface {
	Mkfifo(name string, perm uint32) error
	Statfs(name string) (Statfs, error)
	Umask(mask int) int
	Sync()
}

// Waiter is implemented by file systems in which opening a file may have to wait (a FIFO).
type Waiter interface {
	OpenWait(ctx context.Context, name string, flag int, perm uint32) (File, error)
}

// ErrWait is what Open returns when OpenWait must be used.
const ErrWait = waitError("opening the file may wait")

type waitError string

// Error returns the text.
func (e waitError) Error() string { return string(e) }

// File is an open file. Read returns 0 and io.EOF at the end.
type File interface {
	Read(p []byte) (int, error)
	Write(p []byte) (int, error)
	Seek(offset int64, whence int) (int64, error)
	Truncate(size int64) error
	Stat() (Info, error)
	Sync() error
	Close() error
}

// Waiting is implemented by files that may have to wait for the other side:
// pipes, terminals, the host's streams. Both return soon after the end of ctx.
type Waiting interface {
	ReadWait(ctx context.Context, p []byte) (int, error)
	WriteWait(ctx context.Context, p []byte) (int, error)
}

// Prompt is implemented by Waiting files that can tell what goes without waiting.
type Prompt interface {
	TryRead(p []byte) (n int, done bool, err error)
	TryWrite(p []byte) (n int, done bool, err error)
}

// Terminal is implemented by files that may be terminals.
type Terminal interface {
	IsTerminal() bool
}

// Positioned is implemented by files that can be read and written at an offset.
type Positioned interface {
	ReadAt(p []byte, off int64) (int, error)
	WriteAt(p []byte, off int64) (int, error)
}

// Info is what stat(2) tells.
type Info struct {
	Mode            uint32 // type and permissions, as stat.ST_MODE
	Ino, Dev, Nlink uint64
	UID, GID        uint32
	Size            int64
	Atime, Mtime    int64 // nanoseconds since 1970
	Ctime           int64
	Birthtime       int64 // 0: not known
	Blksize, Blocks int64
	Rdev            uint64
}

// The types in Info.Mode, and masks.
const (
	ModeType    = 0o170000
	ModeSocket  = 0o140000
	ModeSymlink = 0o120000
	ModeRegular = 0o100000
	ModeBlock   = 0o060000
	ModeDir     = 0o040000
	ModeChar    = 0o020000
	ModeFIFO    = 0o010000
)

// IsDir reports whether it is a folder.
func (i *Info) IsDir() bool { return i.Mode&ModeType == ModeDir }

// IsRegular reports whether it is a regular file.
func (i *Info) IsRegular() bool { return i.Mode&ModeType == ModeRegular }

// Entry is an entry of a folder. Type is its type bits, 0 if they are not known
// without a Stat.
type Entry struct {
	Name string
	Type uint32
	Ino  uint64
}

// Statfs is what statvfs(3) tells.
type Statfs struct {
	Bsize, Frsize, Blocks, Bfree, Bavail, Files, Ffree, Favail, Flag, Namemax, Fsid uint64
}
