package vfs

// This file polls files of the system, with epoll. The wait itself is left to Go's own
// poller, which watches the epoll file: it holds no thread of the system and ends
// when the deadline of that file is set.

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// checkSystem is Check for the items that are files of the system.
func checkSystem(items []Item) (int, error) {
	var room [8]unix.PollFd
	fds := room[:0]
	for i := range items {
		if it := &items[i]; it.File != nil {
			if fd := Sysfd(it.File); fd >= 0 {
				fds = append(fds, unix.PollFd{Fd: int32(fd), Events: int16(it.Events)})
			}
		}
	}
	for {
		_, err := unix.Poll(fds, 0)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return 0, err
		}
		break
	}
	n, k := 0, 0
	for i := range items {
		if it := &items[i]; it.File != nil && Sysfd(it.File) >= 0 {
			it.Got = Events(uint16(fds[k].Revents))
			if it.Got != 0 {
				n++
			}
			k++
		}
	}
	return n, nil
}

// Queue is an epoll file.
type Queue struct {
	f    *os.File
	conn syscall.RawConn
	fd   int
}

// NewQueue returns an empty queue.
func NewQueue() (*Queue, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		_ = unix.Close(fd)
		return nil, err
	}
	f := os.NewFile(uintptr(fd), "epoll")
	conn, err := f.SyscallConn()
	if err == nil {
		err = f.SetReadDeadline(time.Time{}) // fails if Go's poller does not watch it
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &Queue{f: f, conn: conn, fd: fd}, nil
}

// Close closes the queue, which ends a wait for it.
func (q *Queue) Close() { q.f.Close() }

// Sysfd returns the number of the epoll file.
func (q *Queue) Sysfd() int { return q.fd }

// Add, Modify and Delete are those of epoll_ctl; data is what Ready gives back.
func (q *Queue) Add(fd int, events uint32, data int32) error {
	return unix.EpollCtl(q.fd, unix.EPOLL_CTL_ADD, fd, &unix.EpollEvent{Events: events, Fd: data})
}

// Modify changes the events of a file.
func (q *Queue) Modify(fd int, events uint32, data int32) error {
	return unix.EpollCtl(q.fd, unix.EPOLL_CTL_MOD, fd, &unix.EpollEvent{Events: events, Fd: data})
}

// Delete takes a file out.
func (q *Queue) Delete(fd int) error { return unix.EpollCtl(q.fd, unix.EPOLL_CTL_DEL, fd, nil) }

// Ready calls f with what is ready now, at most limit times.
func (q *Queue) Ready(limit int, f func(data int32, events uint32)) error {
	var room [64]unix.EpollEvent
	for limit > 0 {
		part := room[:min(limit, len(room))]
		n, err := unix.EpollWait(q.fd, part, 0)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return err
		}
		for _, e := range part[:n] {
			f(e.Fd, e.Events)
		}
		if n < len(part) {
			return nil
		}
		limit -= n
	}
	return nil
}

// wake ends a wait: it moves the deadline to the past.
func (q *Queue) wake() { _ = q.f.SetReadDeadline(time.Unix(1, 0)) }

// wait waits until the queue is not empty, for a wake-up, or for the deadline.
func (q *Queue) wait(ctx context.Context, woken <-chan struct{}, deadline time.Time) error {
	if err := q.f.SetReadDeadline(deadline); err != nil {
		return fileErr(err)
	}
	select {
	case <-woken: // a wake-up from before, whose deadline is gone now
		return nil
	default:
	}
	fired := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		q.wake()
		close(fired)
	})
	err := q.conn.Read(func(uintptr) bool {
		fds := [1]unix.PollFd{{Fd: int32(q.fd), Events: unix.POLLIN}}
		n, err := unix.Poll(fds[:], 0)
		return n != 0 || err != nil && err != unix.EINTR
	})
	if !stop() {
		<-fired
		return ctx.Err()
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return nil
	}
	return fileErr(err)
}
