package hognose

// This file defines what a host grants of files and of the machine.

import (
	"io/fs"
	"os"

	"github.com/hognose/hognose/internal/hostsys"
	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/posixfs"
	"github.com/hognose/hognose/py"
)

// FileSystem is the files that a VM may use. A host may implement it itself; the
// package posixfs has what its methods speak of.
type FileSystem = posixfs.FS

// HostFiles returns all files of the machine, with the rights of the process. Each
// VM has a current folder of its own, at first that of the process.
func HostFiles() FileSystem { return vfs.Host{} }

// System is the machine as a process sees it.
type System = py.System

// HostSystem returns the machine with the rights of the process. exit is what os._exit
// and os.abort call; nil makes them end the script only.
func HostSystem(exit func(status int)) System { return hostsys.System{OnExit: exit} }

// FolderFiles returns the files of one folder of the machine, which is "/" for scripts:
// no name and no link leads out of it. The root must stay open as long as a VM uses it.
func FolderFiles(root *os.Root) FileSystem { return vfs.Folder{Root: root} }

// ReadOnlyFiles returns the files of any fs.FS, such as embedded ones; nothing can be
// written.
func ReadOnlyFiles(fsys fs.FS) FileSystem { return vfs.ReadOnly{FS: fsys} }

// Memory is a file system in memory. Several VMs may share it.
type Memory interface {
	FileSystem
	// WriteFile puts a file there, with the folders above it, before or while scripts run.
	WriteFile(name string, data []byte) error
}

// MemoryFiles returns an empty file system in memory that holds at most limit bytes; 0 is
// no limit.
func MemoryFiles(limit int64) Memory { return vfs.NewMemory(limit) }
