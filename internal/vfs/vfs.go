// Package vfs has the file systems that a VM may be granted: the whole machine, one
// folder (os.Root), any fs.FS, memory, nothing; and what a VM has open. It knows nothing
// of Python objects.
package vfs

// This file names what is defined in posixfs, where hosts can see it.

import (
	"syscall"

	"github.com/hognose/hognose/posixfs"
)

// See posixfs.
type (
	FS         = posixfs.FS
	Machine    = posixfs.Machine
	Waiter     = posixfs.Waiter
	File       = posixfs.File
	Waiting    = posixfs.Waiting
	Prompt     = posixfs.Prompt
	Terminal   = posixfs.Terminal
	Positioned = posixfs.Positioned
	Info       = posixfs.Info
	Entry      = posixfs.Entry
	Statfs     = posixfs.Statfs
)

// See posixfs.
const (
	ErrWait     = posixfs.ErrWait
	ModeType    = posixfs.ModeType
	ModeSocket  = posixfs.ModeSocket
	ModeSymlink = posixfs.ModeSymlink
	ModeRegular = posixfs.ModeRegular
	ModeBlock   = posixfs.ModeBlock
	ModeDir     = posixfs.ModeDir
	ModeChar    = posixfs.ModeChar
	ModeFIFO    = posixfs.ModeFIFO
)

// The flags of Open that this package looks at.
const (
	accessMask = syscall.O_RDONLY | syscall.O_WRONLY | syscall.O_RDWR
	writeFlags = syscall.O_WRONLY | syscall.O_RDWR | syscall.O_CREAT | syscall.O_TRUNC | syscall.O_APPEND
)
