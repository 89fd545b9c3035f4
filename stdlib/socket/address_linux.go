package socket

// This file converts addresses between Python and the system.

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// hostArg reads a host: a str, or its bytes.
func hostArg(th *py.Thread, v py.Value) (string, error) {
	host := ""
	switch {
	case py.ToStr(v) != nil:
		host = py.ToStr(v).String()
		if !py.ToStr(v).IsASCII() {
			b, err := th.CallMethodGo(v, "encode", py.String("idna"))
			if err != nil {
				return "", err
			}
			host = py.ToBytes(b).String()
		}
	case py.ToBytes(v) != nil:
		host = py.ToBytes(v).String()
	default:
		if p, err := py.ViewBytes(th, v); err == nil {
			host = string(p)
		} else {
			return "", py.TypeErrorf("str, bytes or bytearray expected, not %s", v.Type().FullName())
		}
	}
	if strings.IndexByte(host, 0) >= 0 {
		return "", py.TypeErrorf("host name must not contain null character")
	}
	return host, nil
}

func portArg(th *py.Thread, fn string, v py.Value) (int, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if py.IsException(err, py.OverflowError) || err == nil && (n < 0 || n > 0xffff) {
		return 0, py.OverflowErrorf("%s(): port must be 0-65535.", fn)
	}
	return n, err
}

// address reads an address for the socket. fn is what errors name.
func (s *socket) address(th *py.Thread, fn string, v py.Value) (unix.Sockaddr, error) {
	switch s.family {
	case unix.AF_UNIX:
		return unixAddress(th, fn, v)
	case unix.AF_INET, unix.AF_INET6:
	default:
		return nil, py.Errorf(py.OSError, "%s(): bad family", fn)
	}
	name := "AF_INET"
	if s.family == unix.AF_INET6 {
		name = "AF_INET6"
	}
	t := py.ToTuple(v)
	if t == nil {
		return nil, py.TypeErrorf("%s(): %s address must be tuple, not %s", fn, name, v.Type().FullName())
	}
	items := t.Items()
	switch {
	case s.family == unix.AF_INET && len(items) != 2:
		return nil, py.TypeErrorf("AF_INET address must be a pair (host, port)")
	case len(items) < 2 || len(items) > 4:
		return nil, py.TypeErrorf("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
	}
	host, err := hostArg(th, items[0])
	if err != nil {
		return nil, err
	}
	port, err := portArg(th, fn, items[1])
	if err != nil {
		return nil, err
	}
	scope := 0
	if len(items) > 2 {
		flow, err := py.IndexOverflow(th, items[2], py.OverflowError)
		if err != nil {
			return nil, err
		}
		if flow < 0 || flow > 0xfffff {
			return nil, py.OverflowErrorf("%s(): flowinfo must be 0-1048575.", fn)
		}
	}
	if len(items) > 3 {
		if scope, err = py.IndexOverflow(th, items[3], py.OverflowError); err != nil {
			return nil, err
		}
	}
	ip, err := hostAddress(th, host, s.family)
	if err != nil {
		return nil, err
	}
	if s.family == unix.AF_INET {
		return &unix.SockaddrInet4{Port: port, Addr: ip.As4()}, nil
	}
	if zone := ip.Zone(); zone != "" && scope == 0 {
		scope = zoneNumber(zone)
	}
	return &unix.SockaddrInet6{Port: port, ZoneId: uint32(scope), Addr: ip.As16()}, nil
}

// zoneName returns the name of a zone of IPv6 addresses, "" for 0.
func zoneName(n int) string {
	if n == 0 {
		return ""
	}
	if i, err := net.InterfaceByIndex(n); err == nil {
		return i.Name
	}
	return strconv.Itoa(n)
}

func zoneNumber(zone string) int {
	if i, err := net.InterfaceByName(zone); err == nil {
		return i.Index
	}
	n, _ := strconv.Atoi(zone)
	return n
}

// hostAddress returns the IP address of a host in a family.
func hostAddress(th *py.Thread, host string, family int) (netip.Addr, error) {
	switch {
	case host == "" && family == unix.AF_INET:
		return netip.IPv4Unspecified(), nil
	case host == "":
		return netip.IPv6Unspecified(), nil
	case host == "255.255.255.255" || host == "<broadcast>":
		if family != unix.AF_INET {
			return netip.Addr{}, py.Errorf(py.OSError, "address family mismatched")
		}
		return netip.AddrFrom4([4]byte{255, 255, 255, 255}), nil
	}
	if ip, ok := numeric(host); ok {
		if ip.Is4() == (family == unix.AF_INET) {
			return ip, nil
		}
		return netip.Addr{}, gaiError(eaiAddrFamily)
	}
	found, err := lookup(th, host, family)
	if err != nil {
		return netip.Addr{}, err
	}
	return found[0], nil
}

// numeric reads an IP address, in the old forms of IPv4 too.
func numeric(host string) (netip.Addr, bool) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip, true
	}
	if b, ok := inetAton(host); ok {
		return netip.AddrFrom4(b), true
	}
	return netip.Addr{}, false
}

// inetAton reads a.b.c.d, a.b.c, a.b or a, each part decimal, octal or hexadecimal.
func inetAton(s string) (out [4]byte, ok bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return out, false
	}
	total := uint64(0)
	for i, p := range parts {
		if p == "" || strings.ContainsAny(p, "_+-") {
			return out, false
		}
		base := 10
		switch {
		case strings.HasPrefix(p, "0x") || strings.HasPrefix(p, "0X"):
			p, base = p[2:], 16
		case len(p) > 1 && p[0] == '0':
			p, base = p[1:], 8
		}
		n, err := strconv.ParseUint(p, base, 32)
		if err != nil {
			return out, false
		}
		if i < len(parts)-1 {
			if n > 255 {
				return out, false
			}
			total |= n << (24 - 8*i)
			continue
		}
		if n >= 1<<(8*(5-len(parts))) {
			return out, false
		}
		total |= n
	}
	return [4]byte{byte(total >> 24), byte(total >> 16), byte(total >> 8), byte(total)}, true
}

func unixAddress(th *py.Thread, fn string, v py.Value) (unix.Sockaddr, error) {
	path := ""
	switch {
	case py.ToStr(v) != nil:
		var err error
		if path, err = py.FSEncode(py.ToStr(v)); err != nil {
			return nil, err
		}
	default:
		p, err := py.ViewBytes(th, v)
		if err != nil {
			return nil, py.TypeErrorf("a bytes-like object is required, not '%s'", v.Type().FullName())
		}
		path = string(p)
	}
	if path == "" || path[0] == 0 {
		if len(path) > 108 {
			return nil, py.Errorf(py.OSError, "AF_UNIX path too long")
		}
		if path != "" {
			path = "@" + path[1:]
		}
		return &unix.SockaddrUnix{Name: path}, nil
	}
	if len(path) >= 108 {
		return nil, py.Errorf(py.OSError, "AF_UNIX path too long")
	}
	if strings.IndexByte(path, 0) >= 0 {
		return nil, py.ValueErrorf("embedded null byte")
	}
	// A name is one of the machine's files: a VM that has others cannot use it.
	if _, ok := th.Interp.Files.FS.(vfs.Machine); !ok {
		return nil, py.OSErrorFrom(unix.EPERM)
	}
	if path[0] == '@' {
		path = "./" + path
	}
	// A name relative to a folder that is not the process's must fit when it is made absolute.
	if full := th.Interp.Files.Path(path); len(full) < 108 {
		path = full
	} else if full != path {
		return nil, py.Errorf(py.OSError, "AF_UNIX path too long")
	}
	return &unix.SockaddrUnix{Name: path}, nil
}

// unixValue makes the name of a Unix socket an address of Python.
func unixValue(name string, err error) (py.Value, error) {
	switch {
	case err != nil:
		return py.Value{}, py.OSErrorFrom(err)
	case name != "" && name[0] == 0:
		return py.NewBytes(name), nil
	}
	return py.FSDecode(name), nil
}

// bind and connect are those of package unix, for all names of Unix sockets.
func bind(fd int, addr unix.Sockaddr) error {
	if name, ok := abstract(addr); ok {
		return unixCall(unix.SYS_BIND, fd, name)
	}
	return unix.Bind(fd, addr)
}

func connect(fd int, addr unix.Sockaddr) error {
	if name, ok := abstract(addr); ok {
		return unixCall(unix.SYS_CONNECT, fd, name)
	}
	return unix.Connect(fd, addr)
}

func abstract(addr unix.Sockaddr) (string, bool) {
	a, ok := addr.(*unix.SockaddrUnix)
	if !ok || !strings.HasPrefix(a.Name, "@") {
		return "", false
	}
	return "\x00" + a.Name[1:], true
}

// addressValue makes an address of the system one of Python.
func addressValue(sa unix.Sockaddr) py.Value {
	switch a := sa.(type) {
	case *unix.SockaddrInet4:
		return py.TupleOf(py.String(netip.AddrFrom4(a.Addr).String()), py.Int(int64(a.Port)))
	case *unix.SockaddrInet6:
		return py.TupleOf(py.String(netip.AddrFrom16(a.Addr).String()), py.Int(int64(a.Port)), py.Int(0), py.Int(int64(a.ZoneId)))
	case *unix.SockaddrUnix:
		if a.Name == "@" { // how package unix has one without a name
			return py.String("")
		}
		if strings.HasPrefix(a.Name, "@") {
			return py.NewBytes("\x00" + a.Name[1:])
		}
		return py.FSDecode(a.Name)
	}
	return py.None
}

// permit asks whether the socket may do this with an address.
func (s *socket) permit(th *py.Thread, op string, addr unix.Sockaddr) error {
	use := py.NetworkUse{Op: op, Network: network(s.family, s.kind)}
	switch a := addr.(type) {
	case *unix.SockaddrInet4:
		use.Address = net.JoinHostPort(netip.AddrFrom4(a.Addr).String(), strconv.Itoa(a.Port))
	case *unix.SockaddrInet6:
		use.Address = net.JoinHostPort(netip.AddrFrom16(a.Addr).String(), strconv.Itoa(a.Port))
	case *unix.SockaddrUnix:
		use.Address = a.Name
	}
	return allow(th, use)
}
