// Package socket is the native module _socket: sockets of the operating system, for
// VMs that are granted the network. They never make a thread of the system wait.
package socket

// This file declares the module and its small functions.

import (
	"math/bits"
	"net"
	"net/netip"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

// Module is the module's definition.
var Module = &py.ModuleDef{
	Name:  "_socket",
	Doc:   "Sockets, for the module socket.",
	Types: []*py.Type{socketType},
	Init: func(th *py.Thread, m *py.Module) error {
		for _, c := range constants {
			m.Dict.SetGo(th, c.name, py.Int(c.value))
		}
		m.Dict.SetGo(th, "SocketType", socketType.Value())
		m.Dict.SetGo(th, "error", py.OSError.Value())
		m.Dict.SetGo(th, "timeout", py.TimeoutError.Value())
		m.Dict.SetGo(th, "herror", herrorType.Value())
		m.Dict.SetGo(th, "gaierror", gaiType.Value())
		m.Dict.SetGo(th, "has_ipv6", py.True)
		return nil
	},
}

func init() {
	Module.Funcs = append(append(Module.Funcs, moduleFuncs...), serviceFuncs...)
	Module.Prepare()
}

// swap declares a function that turns the bytes of a number around.
func swap(name, doc string, most uint64, f func(uint64) uint64) py.NativeDef {
	return py.NativeDef{Sig: name + "(integer, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if !py.IsIntLike(a[0]) && a[0].Type().Index == nil {
			return py.Value{}, py.TypeErrorf("expected int, %s found", a[0].Type().FullName())
		}
		n, err := py.IndexOverflow(th, a[0], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			return py.Value{}, py.OverflowErrorf("%s: can't convert negative Python int to C %d-bit unsigned integer", name, bits.Len64(most))
		}
		if uint64(n) > most {
			return py.Value{}, py.OverflowErrorf("%s: Python int too large to convert to C %d-bit unsigned integer", name, bits.Len64(most))
		}
		return py.Int(int64(f(uint64(n)))), nil
	}}
}

func swap16(n uint64) uint64 { return uint64(bits.ReverseBytes16(uint16(n))) }
func swap32(n uint64) uint64 { return uint64(bits.ReverseBytes32(uint32(n))) }

// packed returns the bytes of an argument that must have so many.
func packed(th *py.Thread, v py.Value) ([]byte, error) {
	if py.ToStr(v) != nil {
		return nil, py.TypeErrorf("a bytes-like object is required, not 'str'")
	}
	return py.ViewBytes(th, v)
}

// textArg returns a str argument.
func textArg(v py.Value, fn string, n int) (string, error) {
	if s := py.ToStr(v); s != nil {
		return s.String(), nil
	}
	return "", py.TypeErrorf("%s() argument %d must be str, not %s", fn, n, v.Type().FullName())
}

var moduleFuncs = []py.NativeDef{
	{Sig: "socketpair(family=?, type=1, proto=0, /)", Doc: "Make two sockets that are connected with each other.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n := [3]int{unix.AF_UNIX, unix.SOCK_STREAM, 0}
		for i := range n {
			if a[i].IsAbsent() || a[i].IsNone() {
				continue
			}
			var err error
			if n[i], err = py.IndexInt(th, a[i]); err != nil {
				return py.Value{}, err
			}
		}
		if err := allow(th, py.NetworkUse{Op: "socket", Network: network(n[0], n[1]&0xf)}); err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		fds, err := unix.Socketpair(n[0], n[1]|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, n[2])
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		var out [2]py.Value
		for i, fd := range fds {
			k, err := open(th, fd)
			if err != nil {
				if i == 0 {
					_ = unix.Close(fds[1])
				} else {
					_ = of(out[0]).close(th)
				}
				return py.Value{}, py.OSErrorFrom(err)
			}
			s := py.New[socket](socketType)
			s.fd, s.family, s.kind, s.proto, s.timeout = k, n[0], n[1]&0xf, n[2], settingsOf(th).timeout
			out[i] = py.ValueOf(&s.Object)
			th.Interp.Register(out[i], &s.place)
		}
		return py.TupleOf(out[0], out[1]), nil
	}},
	{Sig: "close(fd, /)", Doc: "Close an open socket by its number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := io.FileNumber(th, a[0])
		if err == nil {
			err = py.OSErrorFrom(th.Interp.Files.Close(n))
		}
		return py.None, err
	}},
	{Sig: "dup(fd, /)", Doc: "Duplicate the number of an open socket.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := io.FileNumber(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		h, err := io.Handle(th, n)
		if err != nil {
			return py.Value{}, err
		}
		k, err := th.Interp.Files.AddHandle(h, 0)
		return py.Int(int64(k)), py.OSErrorFrom(err)
	}},
	{Sig: "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)", Doc: "Look up a host and a port: a list of (family, type, proto, canonname, sockaddr).", Fn: getAddrInfo},
	{Sig: "getnameinfo(sockaddr, flags, /)", Doc: "Look up the names of an address: (host, service).", Fn: getNameInfo},
	{Sig: "gethostname()", Doc: "Return the name of the machine.", Fn: hostName},
	{Sig: "sethostname(name, /)", Doc: "Set the name of the machine, which no script may.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Value{}, py.OSErrorFrom(unix.EPERM)
	}},
	{Sig: "gethostbyname(host, /)", Doc: "Return the IPv4 address of a host.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if err := th.Audit("socket.gethostbyname", a[0]); err != nil {
			return py.Value{}, err
		}
		ip, _, err := byName(th, a[0])
		return py.String(ip.String()), err
	}},
	{Sig: "gethostbyname_ex(host, /)", Doc: "Return the name, the other names and the addresses of a host.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		ip, host, err := byName(th, a[0])
		return py.TupleOf(py.String(host), strList(), strList(ip.String())), err
	}},
	{Sig: "gethostbyaddr(host, /)", Doc: "Return the name, the other names and the addresses of the host with an address.", Fn: byAddress},
	swap("ntohs", "Give 16 bits the byte order of this machine.", 0xffff, swap16),
	swap("htons", "Give 16 bits the byte order of the network.", 0xffff, swap16),
	swap("ntohl", "Convert a 32-bit unsigned integer from network to host byte order.", 0xffffffff, swap32),
	swap("htonl", "Convert a 32-bit unsigned integer from host to network byte order.", 0xffffffff, swap32),
	{Sig: "inet_aton(ip_addr, /)", Doc: "Convert an IPv4 address from text to its 4 bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s, err := textArg(a[0], "inet_aton", 1)
		if err != nil {
			return py.Value{}, err
		}
		b, ok := inetAton(s)
		if !ok {
			return py.Value{}, py.Errorf(py.OSError, "illegal IP address string passed to inet_aton")
		}
		return py.NewBytes(string(b[:])), nil
	}},
	{Sig: "inet_ntoa(packed_ip, /)", Doc: "Convert the 4 bytes of an IPv4 address to text.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := packed(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if len(p) != 4 {
			return py.Value{}, py.Errorf(py.OSError, "packed IP wrong length")
		}
		return py.String(netip.AddrFrom4([4]byte(p)).String()), nil
	}},
	{Sig: "inet_pton(address_family, ip_string, /)", Doc: "Convert an address of a family from text to bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		family, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		s, err := textArg(a[1], "inet_pton", 2)
		if err != nil {
			return py.Value{}, err
		}
		if family != unix.AF_INET && family != unix.AF_INET6 {
			return py.Value{}, py.OSErrorFrom(unix.EAFNOSUPPORT)
		}
		ip, perr := netip.ParseAddr(s)
		if perr != nil || ip.Is4() != (family == unix.AF_INET) || ip.Zone() != "" {
			return py.Value{}, py.Errorf(py.OSError, "illegal IP address string passed to inet_pton")
		}
		return py.NewBytes(string(ip.AsSlice())), nil
	}},
	{Sig: "inet_ntop(address_family, packed_ip, /)", Doc: "Convert the bytes of an address of a family to text.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		family, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		p, err := packed(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		want := map[int]int{unix.AF_INET: 4, unix.AF_INET6: 16}[family]
		switch {
		case want == 0:
			return py.Value{}, py.ValueErrorf("unknown address family %d", family)
		case len(p) != want:
			return py.Value{}, py.ValueErrorf("invalid length of packed IP address string")
		}
		ip, _ := netip.AddrFromSlice(p)
		return py.String(ip.String()), nil
	}},
	{Sig: "getdefaulttimeout()", Doc: "Return how many seconds new sockets wait, None for without end.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return timeoutValue(settingsOf(th).timeout), nil
	}},
	{Sig: "setdefaulttimeout(timeout, /)", Doc: "Set how many seconds new sockets wait.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d, err := timeoutArg(th, a[0])
		if err == nil {
			settingsOf(th).timeout = d
		}
		return py.None, err
	}},
	{Sig: "CMSG_LEN(length, /)", Doc: "Return the length of an item of ancillary data with so many bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return controlLength(th, a[0], "CMSG_LEN", 0, unix.CmsgLen)
	}},
	{Sig: "CMSG_SPACE(length, /)", Doc: "Return the room that an item of ancillary data with so many bytes takes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return controlLength(th, a[0], "CMSG_SPACE", 1, unix.CmsgSpace)
	}},
	{Sig: "if_nameindex()", Doc: "Return a list of the network interfaces, as pairs of number and name.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if th.Interp.Network == nil {
			return py.Value{}, py.OSErrorFrom(unix.EPERM)
		}
		all, err := net.Interfaces()
		var out []py.Value
		for _, i := range all {
			out = append(out, py.TupleOf(py.Int(int64(i.Index)), py.String(i.Name)))
		}
		return py.NewList(out).Value(), py.OSErrorFrom(err)
	}},
	{Sig: "if_nametoindex(oname, /)", Doc: "Return the number of a network interface.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := py.FSPath(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		text := ""
		if s := py.ToStr(name); s != nil {
			text = s.String()
		} else {
			text = py.ToBytes(name).String()
		}
		if th.Interp.Network != nil {
			if i, err := net.InterfaceByName(text); err == nil {
				return py.Int(int64(i.Index)), nil
			}
		}
		return py.Value{}, py.Errorf(py.OSError, "no interface with this name")
	}},
	{Sig: "if_indextoname(index, /)", Doc: "Return the name of a network interface.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[0], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			return py.Value{}, py.OverflowErrorf("can't convert negative value to unsigned int")
		}
		if th.Interp.Network != nil {
			if i, err := net.InterfaceByIndex(n); err == nil {
				return py.String(i.Name), nil
			}
		}
		return py.Value{}, py.OSErrorFrom(unix.ENXIO)
	}},
}

func controlLength(th *py.Thread, v py.Value, fn string, least int, length func(int) int) (py.Value, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err == nil && (n < 0 || n > 1<<31-1-length(least)) {
		err = py.OverflowErrorf("%s() argument out of range", fn)
	}
	if err != nil {
		return py.Value{}, err
	}
	return py.Int(int64(length(n))), nil
}
