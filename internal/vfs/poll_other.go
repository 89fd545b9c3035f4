//go:build !linux

package vfs

// This file stands in where there is no epoll: files of the system cannot be polled.

import (
	"context"
	"syscall"
	"time"
)

func checkSystem(items []Item) (int, error) { return 0, syscall.ENOSYS }

// Queue is an epoll file, of which there are none.
type Queue struct{}

// NewQueue fails.
func NewQueue() (*Queue, error) { return nil, syscall.ENOSYS }

// Close does nothing.
func (q *Queue) Close() {}

// Sysfd returns -1.
func (q *Queue) Sysfd() int { return -1 }

// Add fails.
func (q *Queue) Add(fd int, events uint32, data int32) error { return syscall.ENOSYS }

// Modify fails.
func (q *Queue) Modify(fd int, events uint32, data int32) error { return syscall.ENOSYS }

// Delete fails.
func (q *Queue) Delete(fd int) error { return syscall.ENOSYS }

// Ready finds nothing.
func (q *Queue) Ready(limit int, f func(data int32, events uint32)) error { return nil }

func (q *Queue) wake() {}

func (q *Queue) wait(ctx context.Context, woken <-chan struct{}, deadline time.Time) error {
	return syscall.ENOSYS
}
