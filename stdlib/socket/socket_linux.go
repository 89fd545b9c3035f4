package socket

// This file defines the type socket: its life, and what does not send or receive.

import (
	"context"
	"fmt"
	"math"
	"time"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// socket is the Python type _socket.socket.
type socket struct {
	py.Object
	place               int32 // in the collector's registry
	fd                  int   // of the VM; -1: closed or not made yet
	family, kind, proto int
	timeout             time.Duration // negative: waits without end; 0: does not wait
}

var socketType = &py.Type{Name: "socket", Module: "_socket", Flags: py.FlagBaseType,
	Doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None) -> socket object\n\nA socket of the operating system; fileno makes one of an open file.\n\nA socket waits, unless settimeout() or setblocking(False) were called."}

func of(v py.Value) *socket { return py.Cast[socket](v) }

// settings are the defaults of a VM.
type settings struct{ timeout time.Duration }

type settingsKey struct{}

func settingsOf(th *py.Thread) *settings {
	return th.Interp.State(settingsKey{}, func() any { return &settings{timeout: -1} }).(*settings)
}

// allow asks the VM's grant.
func allow(th *py.Thread, use py.NetworkUse) error {
	n := th.Interp.Network
	if n == nil {
		return unix.EPERM
	}
	err := n.Allow(use)
	if _, ok := err.(unix.Errno); !ok && err != nil {
		err = unix.EPERM
	}
	return err
}

// network returns what NetworkUse calls a kind of socket.
func network(family, kind int) string {
	name := "ip"
	switch kind {
	case unix.SOCK_STREAM:
		name = "tcp"
	case unix.SOCK_DGRAM:
		name = "udp"
	}
	switch family {
	case unix.AF_UNIX:
		return "unix"
	case unix.AF_INET:
		return name + "4"
	case unix.AF_INET6:
		return name + "6"
	}
	return name
}

// open puts a socket of the system into the VM's table of files.
func open(th *py.Thread, fd int) (int, error) {
	f := &file{fd: fd}
	n, err := th.Interp.Files.Add(f, "", unix.O_RDWR)
	if err != nil {
		f.Close()
	}
	return n, err
}

// file returns the open file.
func (s *socket) file(th *py.Thread) (*file, error) {
	if h := th.Interp.Files.Get(s.fd); h != nil {
		if f, ok := h.File.(*file); ok {
			return f, nil
		}
		return nil, py.OSErrorFrom(unix.ENOTSOCK)
	}
	return nil, py.OSErrorFrom(unix.EBADF)
}

// end returns when an operation that begins now must be over; zero is never.
func (s *socket) end() time.Time {
	if s.timeout > 0 {
		return time.Now().Add(s.timeout)
	}
	return time.Time{}
}

// do does an operation of the system, again whenever it may not have to wait any more.
// With MSG_DONTWAIT among the flags it does not wait.
func (s *socket) do(th *py.Thread, what string, events vfs.Events, end time.Time, flags int, op func(fd int) error) error {
	for {
		f, err := s.file(th)
		if err != nil {
			return err
		}
		err = op(f.Sysfd())
		switch {
		case err == unix.EINTR:
			if err := th.Poll(); err != nil {
				return err
			}
			continue
		case err != unix.EAGAIN || s.timeout == 0 || flags&unix.MSG_DONTWAIT != 0:
			return py.OSErrorFrom(err)
		}
		if err := s.wait(th, what, f, events, end); err != nil {
			return err
		}
	}
}

// wait waits until the socket is ready, or raises TimeoutError.
func (s *socket) wait(th *py.Thread, what string, f *file, events vfs.Events, end time.Time) error {
	items := []vfs.Item{{File: f, Events: events}}
	w, err := vfs.NewPollWait(items)
	if err != nil {
		return py.OSErrorFrom(err)
	}
	err = th.BlockIn(what, func(ctx context.Context) error { return w.Wait(ctx, end) })
	w.Close()
	if err != nil {
		return py.OSErrorFrom(err)
	}
	if !end.IsZero() && !time.Now().Before(end) {
		if n, _ := vfs.Check(items); n == 0 {
			return py.Errorf(py.TimeoutError, "timed out")
		}
	}
	return nil
}

func (s *socket) setTimeout(th *py.Thread, d time.Duration) {
	s.timeout = d
	if h := th.Interp.Files.Get(s.fd); h != nil {
		h.NonBlocking.Store(d >= 0)
	}
}

func timeoutArg(th *py.Thread, v py.Value) (time.Duration, error) {
	if v.IsNone() {
		return -1, nil
	}
	if v.Type().Index == nil && v.Type().Float == nil {
		return 0, py.TypeErrorf("'%s' object cannot be interpreted as an integer", v.Type().FullName())
	}
	if f, ok := py.AsFloat(v); ok && !math.IsNaN(f) && f < 0 {
		return 0, py.ValueErrorf("Timeout value out of range")
	}
	d, err := py.Seconds(th, v)
	if err == nil && d < 0 {
		err = py.ValueErrorf("Timeout value out of range")
	}
	return d, err
}

func timeoutValue(d time.Duration) py.Value {
	if d < 0 {
		return py.None
	}
	return py.Float(d.Seconds())
}

func socketInit(th *py.Thread, a []py.Value) (py.Value, error) {
	s := of(a[0])
	var n [3]int
	for i := range n {
		v, err := py.IndexInt(th, a[i+1])
		if err != nil {
			return py.Value{}, err
		}
		n[i] = v
	}
	fd := -1
	if !a[4].IsNone() {
		if _, isFloat := py.AsFloat(a[4]); isFloat {
			return py.Value{}, py.TypeErrorf("integer argument expected, got float")
		}
		v, err := py.IndexInt(th, a[4])
		if err != nil {
			return py.Value{}, err
		}
		if v < 0 {
			return py.Value{}, py.ValueErrorf("negative file descriptor")
		}
		fd = v
	}
	if err := th.Audit("socket.__new__", a[0], py.Int(int64(n[0])), py.Int(int64(n[1])), py.Int(int64(n[2]))); err != nil {
		return py.Value{}, err
	}
	s.family, s.kind, s.proto = n[0], n[1], n[2]
	if fd >= 0 {
		if err := s.adopt(th, fd); err != nil {
			return py.Value{}, err
		}
	} else if err := s.make(th); err != nil {
		return py.Value{}, err
	}
	nonBlocking := s.kind&unix.SOCK_NONBLOCK != 0
	s.kind &^= unix.SOCK_NONBLOCK | unix.SOCK_CLOEXEC
	s.timeout = settingsOf(th).timeout
	if nonBlocking {
		s.timeout = 0
	}
	s.setTimeout(th, s.timeout)
	if s.place == 0 && s.Type().Flags&py.FlagFinalizer == 0 {
		th.Interp.Register(a[0], &s.place)
	}
	return py.None, nil
}

func (s *socket) make(th *py.Thread) error {
	for p, def := range map[*int]int{&s.family: unix.AF_INET, &s.kind: unix.SOCK_STREAM, &s.proto: 0} {
		if *p == -1 {
			*p = def
		}
	}
	if err := allow(th, py.NetworkUse{Op: "socket", Network: network(s.family, s.kind&0xf)}); err != nil {
		return py.OSErrorFrom(err)
	}
	fd, err := unix.Socket(s.family, s.kind|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, s.proto)
	if err == nil {
		s.fd, err = open(th, fd)
	}
	return py.OSErrorFrom(err)
}

// adopt makes the socket one of an open file, and finds out what is not given.
func (s *socket) adopt(th *py.Thread, fd int) error {
	s.fd = fd
	f, err := s.file(th)
	if err == nil {
		sys := f.Sysfd()
		if s.family == -1 {
			s.family, err = unix.GetsockoptInt(sys, unix.SOL_SOCKET, unix.SO_DOMAIN)
		}
		if s.kind == -1 && err == nil {
			s.kind, err = unix.GetsockoptInt(sys, unix.SOL_SOCKET, unix.SO_TYPE)
		}
		if s.proto == -1 && err == nil {
			s.proto, err = unix.GetsockoptInt(sys, unix.SOL_SOCKET, unix.SO_PROTOCOL)
		}
	}
	if err != nil {
		s.fd = -1
	}
	return py.OSErrorFrom(err)
}

func (s *socket) close(th *py.Thread) error {
	fd := s.fd
	s.fd = -1
	if s.place != 0 {
		th.Interp.Unregister(&s.place)
	}
	if fd < 0 {
		return nil
	}
	err := th.Interp.Files.Close(fd)
	if err == unix.ECONNRESET {
		err = nil // the other side has left before: that is not of interest here
	}
	return py.OSErrorFrom(err)
}

// drop is the Del slot.
func drop(th *py.Thread, v py.Value) {
	s := of(v)
	if s.fd < 0 {
		return
	}
	if r, err := py.ReprGo(th, v); err == nil {
		if err := py.WarnUnclosed(th, "unclosed "+r, v); err != nil {
			th.Unraisable(err, "Exception ignored while finalizing socket "+r, py.Value{})
		}
	}
	_ = s.close(th)
}

// method declares a method.
func method(sig, doc string, f func(th *py.Thread, s *socket, a []py.Value) (py.Value, error)) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return f(th, of(a[0]), a) }}
}

// onAddress declares a method that takes an address and does something with it.
func onAddress(name, doc string, f func(th *py.Thread, s *socket, addr unix.Sockaddr) (py.Value, error)) py.NativeDef {
	return method(name+"(self, address, /)", doc, func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		if _, err := s.file(th); err != nil {
			return py.Value{}, err
		}
		addr, err := s.address(th, name, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if err := th.Audit("socket."+name, a[0], a[1]); err != nil {
			return py.Value{}, err
		}
		op := name
		if op == "connect_ex" {
			op = "connect"
		}
		if err := s.permit(th, op, addr); err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return f(th, s, addr)
	})
}

// connect connects; the error is one of the system, or an exception.
func (s *socket) connect(th *py.Thread, addr unix.Sockaddr) error {
	f, err := s.file(th)
	if err != nil {
		return err
	}
	end := s.end()
	err = connect(f.Sysfd(), addr)
	if err == nil || s.timeout == 0 || err != unix.EINPROGRESS && err != unix.EINTR && err != unix.EAGAIN {
		return err
	}
	if err == unix.EAGAIN {
		// A Unix socket whose server has no room: there is nothing to poll for.
		for err == unix.EAGAIN {
			if !end.IsZero() && !time.Now().Before(end) {
				return py.Errorf(py.TimeoutError, "timed out")
			}
			if werr := th.BlockIn("socket.connect", func(ctx context.Context) error { return pause(ctx, time.Millisecond) }); werr != nil {
				return werr
			}
			err = connect(f.Sysfd(), addr)
		}
		return err
	}
	if err := s.wait(th, "socket.connect", f, vfs.EventOut, end); err != nil {
		return err
	}
	n, err := unix.GetsockoptInt(f.Sysfd(), unix.SOL_SOCKET, unix.SO_ERROR)
	if err == nil && n != 0 {
		err = unix.Errno(n)
	}
	return err
}

// pause waits for d.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

var socketMethods = []py.NativeDef{
	method("_accept(self, /)", "Wait for a connection: a pair of its file number and its address.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		var conn int
		var from unix.Sockaddr
		err := s.do(th, "socket.accept", vfs.EventIn, s.end(), 0, func(fd int) (err error) {
			conn, from, err = unix.Accept4(fd, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC)
			return err
		})
		if err != nil {
			return py.Value{}, err
		}
		n, err := open(th, conn)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return py.TupleOf(py.Int(int64(n)), addressValue(from)), nil
	}),
	onAddress("bind", "Bind the socket to a local address.", func(th *py.Thread, s *socket, addr unix.Sockaddr) (py.Value, error) {
		f, err := s.file(th)
		if err == nil {
			err = bind(f.Sysfd(), addr)
		}
		return py.None, py.OSErrorFrom(err)
	}),
	onAddress("connect", "Connect the socket to a remote address.", func(th *py.Thread, s *socket, addr unix.Sockaddr) (py.Value, error) {
		return py.None, py.OSErrorFrom(s.connect(th, addr))
	}),
	onAddress("connect_ex", "Like connect(), but returns the number of an error instead of raising it.", func(th *py.Thread, s *socket, addr unix.Sockaddr) (py.Value, error) {
		err := s.connect(th, addr)
		if no, ok := err.(unix.Errno); ok {
			return py.Int(int64(no)), nil
		}
		if py.IsException(err, py.TimeoutError) {
			return py.Int(int64(unix.EAGAIN)), nil
		}
		return py.Int(0), err
	}),
	method("close(self, /)", "Close the socket. It cannot be used after this call.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		return py.None, s.close(th)
	}),
	method("detach(self, /)", "Close the socket object without closing the file: return its number.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		fd := s.fd
		s.fd = -1
		if s.place != 0 {
			th.Interp.Unregister(&s.place)
		}
		return py.Int(int64(fd)), nil
	}),
	method("fileno(self, /)", "Return the number of the open file.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		return py.Int(int64(s.fd)), nil
	}),
	method("getpeername(self, /)", "Return the address of the other side.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		f, err := s.file(th)
		if err != nil {
			return py.Value{}, err
		}
		if s.family == unix.AF_UNIX {
			return unixValue(unixName(unix.SYS_GETPEERNAME, f.Sysfd()))
		}
		addr, err := unix.Getpeername(f.Sysfd())
		return addressValue(addr), py.OSErrorFrom(err)
	}),
	method("getsockname(self, /)", "Return the address of the socket.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		f, err := s.file(th)
		if err != nil {
			return py.Value{}, err
		}
		if s.family == unix.AF_UNIX {
			return unixValue(unixName(unix.SYS_GETSOCKNAME, f.Sysfd()))
		}
		addr, err := unix.Getsockname(f.Sysfd())
		return addressValue(addr), py.OSErrorFrom(err)
	}),
	method("listen(self, backlog=?, /)", "Let the socket accept connections: backlog is how many may wait.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		n := min(unix.SOMAXCONN, 128)
		if !a[1].IsAbsent() {
			var err error
			if n, err = py.IndexOverflow(th, a[1], py.OverflowError); err != nil {
				return py.Value{}, err
			}
			if n != int(int32(n)) {
				return py.Value{}, py.OverflowErrorf("Python int too large to convert to C int")
			}
		}
		f, err := s.file(th)
		if err == nil {
			err = unix.Listen(f.Sysfd(), max(n, 0))
		}
		return py.None, py.OSErrorFrom(err)
	}),
	method("shutdown(self, how, /)", "Close the reading side, the writing side, or both.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		how, err := py.IndexInt(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		f, err := s.file(th)
		if err == nil {
			err = unix.Shutdown(f.Sysfd(), how)
		}
		return py.None, py.OSErrorFrom(err)
	}),
	method("setblocking(self, flag, /)", "Let the operations wait without end, or not at all.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		on, err := py.Truth(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if _, err := s.file(th); err != nil {
			return py.Value{}, err
		}
		if on {
			s.setTimeout(th, -1)
		} else {
			s.setTimeout(th, 0)
		}
		return py.None, nil
	}),
	method("getblocking(self, /)", "Return whether operations wait.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		return py.Bool(s.timeout != 0), nil
	}),
	method("settimeout(self, timeout, /)", "Let operations wait for so many seconds; None is without end, 0 not at all.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		d, err := timeoutArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if _, err := s.file(th); err != nil {
			return py.Value{}, err
		}
		s.setTimeout(th, d)
		return py.None, nil
	}),
	method("gettimeout(self, /)", "Return how many seconds operations wait, None if without end.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		return timeoutValue(s.timeout), nil
	}),
	method("getsockopt(self, level, option, buflen=0, /)", "Return a socket option: an integer, or with buflen so many bytes.", func(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
		var n [3]int
		for i := range n {
			var err error
			if n[i], err = py.IndexInt(th, a[i+1]); err != nil {
				return py.Value{}, err
			}
		}
		f, err := s.file(th)
		if err != nil {
			return py.Value{}, err
		}
		if n[2] == 0 {
			v, err := unix.GetsockoptInt(f.Sysfd(), n[0], n[1])
			return py.Int(int64(v)), py.OSErrorFrom(err)
		}
		if n[2] < 0 || n[2] > 1024 {
			return py.Value{}, py.Errorf(py.OSError, "getsockopt buflen out of range")
		}
		buf := make([]byte, n[2])
		k, err := getsockopt(f.Sysfd(), n[0], n[1], buf)
		return py.NewBytes(string(buf[:k])), py.OSErrorFrom(err)
	}),
	method("setsockopt(self, level, option, value, optlen=?, /)", "Set a socket option to an integer or to bytes; with None and optlen to nothing.", setOption),
}

func setOption(th *py.Thread, s *socket, a []py.Value) (py.Value, error) {
	level, err := py.IndexInt(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	option, err := py.IndexInt(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	f, err := s.file(th)
	if err != nil {
		return py.Value{}, err
	}
	switch {
	case a[3].IsNone():
		if a[4].IsAbsent() {
			return py.Value{}, py.TypeErrorf("socket.setsockopt() requires 4 arguments when the third argument is None")
		}
		n, err := py.IndexInt(th, a[4])
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 || n > 1<<20 {
			return py.Value{}, py.OSErrorFrom(unix.EINVAL)
		}
		return py.None, py.OSErrorFrom(unix.SetsockoptString(f.Sysfd(), level, option, string(make([]byte, n))))
	case !a[4].IsAbsent():
		return py.Value{}, py.TypeErrorf("socket.setsockopt() only takes 4 arguments when the third argument is None")
	case py.IsIntLike(a[3]) || a[3].Type().Index != nil:
		n, err := py.IndexOverflow(th, a[3], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n != int(int32(n)) && n != int(uint32(n)) {
			return py.Value{}, py.OverflowErrorf("Python int too large to convert to C int")
		}
		return py.None, py.OSErrorFrom(unix.SetsockoptInt(f.Sysfd(), level, option, n))
	}
	data, err := py.ViewBytes(th, a[3])
	if err != nil {
		return py.Value{}, err
	}
	return py.None, py.OSErrorFrom(unix.SetsockoptString(f.Sysfd(), level, option, string(data)))
}

func init() {
	t := socketType
	t.SetLayout(py.LayoutOf[socket]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		s := py.New[socket](cls)
		s.fd, s.timeout = -1, -1
		return py.ValueOf(&s.Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "socket(self, family=-1, type=-1, proto=-1, fileno=None)", Fn: socketInit})
	t.Slots.Del = drop
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		s := of(v)
		return py.String(fmt.Sprintf("<socket object, fd=%d, family=%d, type=%d, proto=%d>", s.fd, s.family, s.kind, s.proto)), nil
	}
	number := func(name string, get func(s *socket) int) py.GetSetDef {
		return py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(int64(get(of(v)))), nil }}
	}
	t.Getters = []py.GetSetDef{
		number("family", func(s *socket) int { return s.family }),
		number("type", func(s *socket) int { return s.kind }),
		number("proto", func(s *socket) int { return s.proto }),
		{Name: "timeout", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return timeoutValue(of(v).timeout), nil }},
	}
	t.Methods = append(append(socketMethods, transferMethods...), messageMethods...)
	py.Define(t)
}
