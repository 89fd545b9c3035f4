package socket

// This file defines how sockets send and receive.

import (
	"time"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// optInt reads an optional int.
func optInt(th *py.Thread, v py.Value) (int, error) {
	if v.IsAbsent() {
		return 0, nil
	}
	return py.IndexInt(th, v)
}

// receive receives into p.
func (s *socket) receive(th *py.Thread, what string, p []byte, flags int) (n int, err error) {
	err = s.do(th, what, vfs.EventIn, s.end(), flags, func(fd int) (err error) {
		if flags == 0 {
			n, err = unix.Read(fd, p)
		} else {
			n, _, err = unix.Recvfrom(fd, p, flags)
		}
		return err
	})
	return max(n, 0), err
}

// receiveFrom receives into p from somebody.
func (s *socket) receiveFrom(th *py.Thread, what string, p []byte, flags int) (n int, from unix.Sockaddr, err error) {
	err = s.do(th, what, vfs.EventIn, s.end(), flags, func(fd int) (err error) {
		n, from, err = unix.Recvfrom(fd, p, flags)
		return err
	})
	return max(n, 0), from, err
}

// room returns a buffer of the size that a script asks for.
func room(th *py.Thread, v py.Value, what string) ([]byte, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, py.ValueErrorf("negative buffersize in %s", what)
	}
	if err := th.Charge(int64(n)); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

// received returns the bytes that were received, without keeping a buffer that is much too large.
func received(p []byte, n int) py.Value {
	if n < len(p)/2 {
		return py.NewBytes(string(p[:n]))
	}
	return py.BytesOwned(p[:n])
}

// into gives f the part of a buffer that a script wants filled.
func into(th *py.Thread, v, size py.Value, what string, f func(p []byte) (int, error)) (int, error) {
	b, err := py.WritableBytes(th, v)
	if err != nil {
		return 0, err
	}
	defer b.Release(th)
	n, err := optInt(th, size)
	if err != nil {
		return 0, err
	}
	p := b.Bytes()
	switch {
	case n < 0:
		return 0, py.ValueErrorf("negative buffersize in %s", what)
	case n > len(p):
		return 0, py.ValueErrorf("buffer too small for requested bytes")
	case n == 0:
		n = len(p)
	}
	return f(p[:n])
}

// withData calls f with the bytes that a script wants to send.
func withData(th *py.Thread, v py.Value, f func(p []byte) error) error {
	if py.ToStr(v) != nil {
		return py.TypeErrorf("a bytes-like object is required, not 'str'")
	}
	b, err := py.GetBuffer(th, v, py.BufSimple)
	if err != nil {
		return err
	}
	defer b.Release(th)
	return f(b.Bytes())
}

// send sends what goes at once.
func (s *socket) send(th *py.Thread, what string, p []byte, flags int, to unix.Sockaddr, end time.Time) (n int, err error) {
	err = s.do(th, what, vfs.EventOut, end, flags, func(fd int) (err error) {
		n, err = unix.SendmsgN(fd, p, nil, to, flags|unix.MSG_NOSIGNAL)
		return err
	})
	return max(n, 0), err
}

var transferMethods = []py.NativeDef{
	method("recv(self, buffersize, flags=?, /)", "Receive up to buffersize bytes; none is the end of a stream.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		p, err := room(th, a[1], "recv")
		if err != nil {
			return py.Value{}, err
		}
		flags, err := optInt(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		n, err := s.receive(th, "socket.recv", p, flags)
		return received(p, n), err
	}),
	method("recv_into(self, buffer, nbytes=?, flags=?)", "Receive into a buffer: return the number of bytes.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		flags, err := optInt(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		n, err := into(th, a[1], a[2], "recv_into", func(p []byte) (int, error) { return s.receive(th, "socket.recv_into", p, flags) })
		return py.Int(int64(n)), err
	}),
	method("recvfrom(self, buffersize, flags=?, /)", "Receive up to buffersize bytes: a pair of them and the sender's address.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		p, err := room(th, a[1], "recvfrom")
		if err != nil {
			return py.Value{}, err
		}
		flags, err := optInt(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		n, from, err := s.receiveFrom(th, "socket.recvfrom", p, flags)
		return py.TupleOf(received(p, n), addressValue(from)), err
	}),
	method("recvfrom_into(self, buffer, nbytes=?, flags=?)", "Receive into a buffer: a pair of the number of bytes and the sender's address.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		flags, err := optInt(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		var from unix.Sockaddr
		n, err := into(th, a[1], a[2], "recvfrom_into", func(p []byte) (n int, err error) {
			n, from, err = s.receiveFrom(th, "socket.recvfrom_into", p, flags)
			return n, err
		})
		return py.TupleOf(py.Int(int64(n)), addressValue(from)), err
	}),
	method("send(self, data, flags=?, /)", "Send bytes: return how many were sent.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		flags, err := optInt(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		n := 0
		err = withData(th, a[1], func(p []byte) (err error) {
			n, err = s.send(th, "socket.send", p, flags, nil, s.end())
			return err
		})
		return py.Int(int64(n)), err
	}),
	method("sendall(self, data, flags=?, /)", "Send all bytes, waiting as often as needed.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		flags, err := optInt(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, withData(th, a[1], func(p []byte) error {
			for end := s.end(); ; {
				n, err := s.send(th, "socket.sendall", p, flags, nil, end)
				if err != nil {
					return err
				}
				if p = p[n:]; len(p) == 0 {
					return nil
				}
				if err := th.Poll(); err != nil {
					return err
				}
			}
		})
	}),
	method("sendto(self, *args)", "sendto(data[, flags], address)\n\nSend bytes to an address: return how many were sent.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		args := py.ToTuple(a[1]).Items()
		flags := 0
		switch len(args) {
		case 2:
		case 3:
			var err error
			if flags, err = py.IndexInt(th, args[1]); err != nil {
				return py.Value{}, err
			}
		default:
			return py.Value{}, py.TypeErrorf("sendto() takes 2 or 3 arguments (%d given)", len(args))
		}
		to := args[len(args)-1]
		n := 0
		err := withData(th, args[0], func(p []byte) error {
			if _, err := s.file(th); err != nil {
				return err
			}
			addr, err := s.address(th, "sendto", to)
			if err != nil {
				return err
			}
			if err := th.Audit("socket.sendto", a[0], to); err != nil {
				return err
			}
			if err := s.permit(th, "send", addr); err != nil {
				return py.OSErrorFrom(err)
			}
			n, err = s.send(th, "socket.sendto", p, flags, addr, s.end())
			return err
		})
		return py.Int(int64(n)), err
	}),
}
