package vfs

// This file reads and writes what can be at once without waiting, so that nothing has
// to be prepared for a wait.

import "golang.org/x/sys/unix"

// pipeBuf is how much a pipe that is ready takes without waiting.
const pipeBuf = 4096

// ready reports whether the file is ready for an event.
func (h *hostFile) ready(event int16) bool {
	if h.fd < 0 {
		return false
	}
	fds := [1]unix.PollFd{{Fd: int32(h.fd), Events: event}}
	n, err := unix.Poll(fds[:], 0)
	return err == nil && n == 1 && fds[0].Revents&event != 0
}

// TryWrite writes as much as goes at once; done reports that it is all, or an error.
func (w *waitingFile) TryWrite(p []byte) (n int, done bool, err error) {
	for {
		if !w.ready(unix.POLLOUT) {
			return n, false, nil
		}
		k, err := w.f.Write(p[n:min(len(p), n+pipeBuf)])
		n += k
		if err != nil || n == len(p) {
			return n, true, fileErr(err)
		}
	}
}

// TryRead reads what is there; done is false if nothing is.
func (w *waitingFile) TryRead(p []byte) (n int, done bool, err error) {
	if w.stream.busy() || !w.ready(unix.POLLIN) {
		return 0, false, nil
	}
	n, err = w.f.Read(p)
	return n, true, fileErr(err)
}

// CanWrite reports whether some bytes can be written at once.
func (w *waitingFile) CanWrite() bool { return w.ready(unix.POLLOUT) }
