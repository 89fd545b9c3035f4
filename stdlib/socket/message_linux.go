package socket

// This file defines sendmsg and recvmsg: several buffers, and ancillary data. File numbers in those
// are translated: scripts know the numbers of their VM, the system its own.

import (
	"encoding/binary"
	"os"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// controlOf makes the ancillary data that a script wants to send.
func controlOf(th *py.Thread, v py.Value) ([]byte, error) {
	if v.IsAbsent() {
		return nil, nil
	}
	items, err := py.ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, item := range items {
		t, err := py.ToSlice(th, item)
		if err != nil || len(t) != 3 {
			return nil, py.TypeErrorf("[sendmsg() ancillary data items must be of the form (cmsg_level, cmsg_type, cmsg_data)]")
		}
		level, err := py.IndexInt(th, t[0])
		if err != nil {
			return nil, err
		}
		kind, err := py.IndexInt(th, t[1])
		if err != nil {
			return nil, err
		}
		view, err := py.ViewBytes(th, t[2])
		if err != nil {
			return nil, err
		}
		if len(view) > 1<<16 || len(out) > 1<<20 {
			return nil, py.Errorf(py.OSError, "ancillary data item too large")
		}
		data := append([]byte(nil), view...)
		if level == unix.SOL_SOCKET && kind == unix.SCM_RIGHTS {
			for i := 0; i+4 <= len(data); i += 4 {
				h := th.Interp.Files.Get(int(int32(binary.NativeEndian.Uint32(data[i:]))))
				if h == nil {
					return nil, unix.EBADF
				}
				sys := systemNumber(h)
				if sys < 0 {
					return nil, unix.EBADF
				}
				binary.NativeEndian.PutUint32(data[i:], uint32(sys))
			}
		}
		head := unix.CmsgSpace(len(data))
		b := make([]byte, head)
		binary.NativeEndian.PutUint64(b, uint64(unix.CmsgLen(len(data))))
		binary.NativeEndian.PutUint32(b[8:], uint32(level))
		binary.NativeEndian.PutUint32(b[12:], uint32(kind))
		copy(b[unix.CmsgLen(0):], data)
		out = append(out, b...)
	}
	return out, nil
}

// systemNumber returns the number that the system has for an open file, or -1.
func systemNumber(h *vfs.Handle) int {
	if fd := vfs.Sysfd(h.File); fd >= 0 {
		return fd
	}
	if o, ok := h.File.(interface{ OS() *os.File }); ok {
		n := -1
		if c, err := o.OS().SyscallConn(); err == nil {
			_ = c.Control(func(fd uintptr) { n = int(fd) })
		}
		return n
	}
	return -1
}

// ancillary returns the ancillary data that came with a message, for the script. Files become those of the VM.
func ancillary(th *py.Thread, oob []byte) (py.Value, error) {
	var out []py.Value
	for len(oob) > 0 {
		h, data, rest, err := unix.ParseOneSocketControlMessage(oob)
		if err != nil {
			break // cut off
		}
		oob = rest
		data = append([]byte(nil), data...)
		if h.Level == unix.SOL_SOCKET && h.Type == unix.SCM_RIGHTS {
			for i := 0; i+4 <= len(data); i += 4 {
				n, err := receivedFile(th, int(int32(binary.NativeEndian.Uint32(data[i:]))))
				if err != nil {
					n = -1 // there is no room for it
				}
				binary.NativeEndian.PutUint32(data[i:], uint32(n))
			}
		}
		out = append(out, py.TupleOf(py.Int(int64(h.Level)), py.Int(int64(h.Type)), py.NewBytes(string(data))))
	}
	return py.NewList(out).Value(), nil
}

// receivedFile makes a file of the VM of one that was received.
func receivedFile(th *py.Thread, fd int) (int, error) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		_ = unix.Close(fd)
		return -1, err
	}
	if st.Mode&unix.S_IFMT == unix.S_IFSOCK {
		_ = unix.SetNonblock(fd, true)
		return open(th, fd)
	}
	f := vfs.Host{}.Adopt(os.NewFile(uintptr(fd), ""))
	n, err := th.Interp.Files.Add(f, "", unix.O_RDWR)
	if err != nil {
		f.Close()
	}
	return n, err
}

// receiveMessage receives into buffers.
func (s *socket) receiveMessage(th *py.Thread, what string, bufs [][]byte, space, flags int) (n int, oob py.Value, got int, from unix.Sockaddr, err error) {
	control := make([]byte, space)
	var oobn int
	err = s.do(th, what, vfs.EventIn, s.end(), flags, func(fd int) (err error) {
		n, oobn, got, from, err = unix.RecvmsgBuffers(fd, bufs, control, flags|unix.MSG_CMSG_CLOEXEC)
		return err
	})
	if err != nil {
		return 0, py.None, 0, nil, err
	}
	oob, err = ancillary(th, control[:oobn])
	return max(n, 0), oob, got &^ unix.MSG_CMSG_CLOEXEC, from, err
}

func controlSpace(th *py.Thread, v py.Value, what string) (int, error) {
	n, err := optInt(th, v)
	if err == nil && (n < 0 || n > 1<<20) {
		err = py.ValueErrorf("invalid ancillary data buffer length in %s", what)
	}
	return n, err
}

var messageMethods = []py.NativeDef{
	method("sendmsg(self, buffers, ancdata=?, flags=?, address=?, /)", "Send the bytes of several buffers, and ancillary data: return how many bytes were sent.", sendMessage),
	method("recvmsg(self, bufsize, ancbufsize=?, flags=?, /)", "Receive a message: a tuple of its bytes, ancillary data, flags and the sender's address.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		p, err := room(th, a[1], "recvmsg()")
		if err != nil {
			return py.Value{}, err
		}
		space, err := controlSpace(th, a[2], "recvmsg()")
		if err != nil {
			return py.Value{}, err
		}
		flags, err := optInt(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		n, oob, got, from, err := s.receiveMessage(th, "socket.recvmsg", [][]byte{p}, space, flags)
		return py.TupleOf(received(p, n), oob, py.Int(int64(got)), addressValue(from)), err
	}),
	method("recvmsg_into(self, buffers, ancbufsize=?, flags=?, /)", "Receive a message into buffers: a tuple of the number of bytes, ancillary data, flags and the sender's address.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		var bufs [][]byte
		err := py.ForEach(th, a[1], func(v py.Value) error {
			b, err := py.WritableBytes(th, v)
			if err != nil {
				return py.TypeErrorf("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
			}
			th.Pin([]py.Value{v})
			bufs = append(bufs, b.Bytes())
			b.Release(th)
			return nil
		})
		for range bufs {
			defer th.Unpin()
		}
		if err != nil {
			return py.Value{}, err
		}
		if len(bufs) > 1024 {
			return py.Value{}, py.Errorf(py.OSError, "recvmsg_into() argument 1 is too long")
		}
		space, err := controlSpace(th, a[2], "recvmsg_into()")
		if err != nil {
			return py.Value{}, err
		}
		flags, err := optInt(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		n, oob, got, from, err := s.receiveMessage(th, "socket.recvmsg_into", bufs, space, flags)
		return py.TupleOf(py.Int(int64(n)), oob, py.Int(int64(got)), addressValue(from)), err
	}),
}

func sendMessage(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
	if !py.IsIterable(a[1]) {
		return py.Value{}, py.TypeErrorf("sendmsg() argument 1 must be iterable")
	}
	var bufs [][]byte
	err := py.ForEach(th, a[1], func(v py.Value) error {
		p, err := py.ViewBytes(th, v)
		if err == nil {
			err = th.Charge(int64(len(p)))
		}
		bufs = append(bufs, append([]byte(nil), p...))
		return err
	})
	if err != nil {
		return py.Value{}, err
	}
	if len(bufs) > 1024 {
		return py.Value{}, py.Errorf(py.OSError, "sendmsg() argument 1 is too long")
	}
	control, err := controlOf(th, a[2])
	if err != nil {
		return py.Value{}, py.OSErrorFrom(err)
	}
	flags, err := optInt(th, a[3])
	if err != nil {
		return py.Value{}, err
	}
	if _, err := s.file(th); err != nil {
		return py.Value{}, err
	}
	var to unix.Sockaddr
	if !a[4].IsAbsent() && !a[4].IsNone() {
		if to, err = s.address(th, "sendmsg", a[4]); err != nil {
			return py.Value{}, err
		}
		if err := s.permit(th, "send", to); err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
	}
	n := 0
	err = s.do(th, "socket.sendmsg", vfs.EventOut, s.end(), flags, func(fd int) (err error) {
		n, err = unix.SendmsgBuffers(fd, bufs, control, to, flags|unix.MSG_NOSIGNAL)
		return err
	})
	return py.Int(int64(max(n, 0))), err
}
