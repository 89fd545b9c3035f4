package socket

// This file looks up names and addresses. Go's own resolver does it, which ends at a stop.

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"os"
	"strconv"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/py"
)

// The errors of getaddrinfo.
const (
	eaiBadFlags   = -1
	eaiNoName     = -2
	eaiAgain      = -3
	eaiFamily     = -6
	eaiSockType   = -7
	eaiService    = -8
	eaiAddrFamily = -9
	eaiNoData     = -5
)

var eaiText = map[int]string{
	eaiBadFlags: "Bad value for ai_flags", eaiNoName: "Name or service not known", eaiAgain: "Temporary failure in name resolution",
	eaiFamily: "ai_family not supported", eaiSockType: "ai_socktype not supported", eaiService: "Servname not supported for ai_socktype",
	eaiAddrFamily: "Address family for hostname not supported", eaiNoData: "No address associated with hostname",
}

var (
	herrorType = &py.Type{Name: "herror", Module: "socket", Base: py.OSError, Flags: py.FlagBaseType | py.FlagException}
	gaiType    = &py.Type{Name: "gaierror", Module: "socket", Base: py.OSError, Flags: py.FlagBaseType | py.FlagException}
)

func init() {
	py.Define(herrorType)
	py.Define(gaiType)
}

func osErrorLike(t *py.Type, n int, text string) error {
	e := py.NewException(t, py.Int(int64(n)), py.String(text))
	for len(e.Fields) <= py.FieldStrerror {
		e.Fields = append(e.Fields, py.None)
	}
	e.Fields[py.FieldErrno], e.Fields[py.FieldStrerror] = py.Int(int64(n)), py.String(text)
	return e
}

func gaiError(n int) error { return osErrorLike(gaiType, n, eaiText[n]) }

// resolver asks name servers itself: the C library's functions cannot be stopped.
func resolver() *net.Resolver { return &net.Resolver{PreferGo: true} }

// ask runs a look-up, which the VM's grant must allow.
func ask(th *py.Thread, name string, f func(ctx context.Context) error) error {
	if err := allow(th, py.NetworkUse{Op: "resolve", Network: "ip", Address: name}); err != nil {
		return py.OSErrorFrom(err)
	}
	var ferr error
	err := th.BlockIn("a name server", func(ctx context.Context) error {
		if ferr = f(ctx); ferr != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return ferr
}

// lookup returns the addresses of a name; family 0 is any.
func lookup(th *py.Thread, host string, family int) (out []netip.Addr, err error) {
	kind := map[int]string{unix.AF_INET: "ip4", unix.AF_INET6: "ip6"}[family]
	if kind == "" {
		kind = "ip"
	}
	err = ask(th, host, func(ctx context.Context) (err error) {
		out, err = resolver().LookupNetIP(ctx, kind, host)
		return err
	})
	var dns *net.DNSError
	if errors.As(err, &dns) {
		if dns.IsTemporary || dns.IsTimeout {
			return nil, gaiError(eaiAgain)
		}
		return nil, gaiError(eaiNoName)
	}
	var addr *net.AddrError
	if errors.As(err, &addr) || err == nil && len(out) == 0 {
		return nil, gaiError(eaiNoName)
	}
	for i := range out {
		out[i] = out[i].Unmap()
	}
	return out, err
}

// kinds are the socket types that getaddrinfo knows.
var kinds = []struct {
	kind, proto int
	name        string
}{{unix.SOCK_STREAM, unix.IPPROTO_TCP, "tcp"}, {unix.SOCK_DGRAM, unix.IPPROTO_UDP, "udp"}, {unix.SOCK_RAW, 0, ""}}

// numbers reads the int arguments of getaddrinfo.
func numbers(th *py.Thread, a []py.Value) (out [4]int, err error) {
	for i := range out {
		if out[i], err = py.IndexInt(th, a[i]); err != nil {
			return out, err
		}
	}
	return out, nil
}

func getAddrInfo(th *py.Thread, a []py.Value) (py.Value, error) {
	opts, err := numbers(th, a[2:])
	if err != nil {
		return py.Value{}, err
	}
	family, kind, proto, flags := opts[0], opts[1], opts[2], opts[3]
	if err := th.Audit("socket.getaddrinfo", a[:6]...); err != nil {
		return py.Value{}, err
	}
	if th.Interp.Network == nil {
		return py.Value{}, py.OSErrorFrom(unix.EPERM)
	}
	host, hasHost := "", !a[0].IsNone()
	if hasHost {
		if py.ToStr(a[0]) == nil && py.ToBytes(a[0]) == nil {
			return py.Value{}, py.TypeErrorf("getaddrinfo() argument 1 must be string or None")
		}
		if host, err = hostArg(th, a[0]); err != nil {
			return py.Value{}, err
		}
	}
	service, hasService := "", !a[1].IsNone()
	if hasService {
		switch {
		case py.IsIntLike(a[1]):
			n, err := py.IndexOverflow(th, a[1], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			service = strconv.Itoa(int(uint16(n)))
		case py.ToStr(a[1]) != nil:
			if _, err := th.CallMethodGo(a[1], "encode"); err != nil {
				return py.Value{}, err // it has surrogates
			}
			service = py.ToStr(a[1]).String()
		case py.ToBytes(a[1]) != nil:
			service = py.ToBytes(a[1]).String()
		default:
			return py.Value{}, py.Errorf(py.OSError, "Int or String expected")
		}
	}
	switch {
	case flags&^0x7ff != 0 || flags&aiCanonName != 0 && !hasHost:
		return py.Value{}, gaiError(eaiBadFlags)
	case !hasHost && !hasService:
		return py.Value{}, gaiError(eaiNoName)
	case family != unix.AF_UNSPEC && family != unix.AF_INET && family != unix.AF_INET6:
		return py.Value{}, gaiError(eaiFamily)
	}
	ips, err := hostAddresses(th, host, hasHost, family, flags)
	if err != nil {
		return py.Value{}, err
	}
	canonical := ""
	if flags&aiCanonName != 0 {
		canonical = host
	}
	var out []py.Value
	known := false
	for _, ip := range ips {
		for _, k := range kinds {
			if kind != 0 && kind != k.kind || proto != 0 && k.proto != 0 && proto != k.proto {
				continue
			}
			if kind == 0 && k.kind == unix.SOCK_RAW && service != "" && !isNumber(service) {
				continue
			}
			known = true
			port, ok := servicePort(th, service, k.name, flags)
			if !ok {
				continue
			}
			p := k.proto
			if p == 0 {
				p = proto
			}
			fam, address := unix.AF_INET, py.TupleOf(py.String(ip.String()), py.Int(int64(port)))
			if ip.Is6() {
				fam = unix.AF_INET6
				address = addressValue(&unix.SockaddrInet6{Port: port, Addr: ip.As16(), ZoneId: uint32(zoneNumber(ip.Zone()))})
			}
			out = append(out, py.TupleOf(py.Int(int64(fam)), py.Int(int64(k.kind)), py.Int(int64(p)), py.String(canonical), address))
			canonical = ""
		}
	}
	switch {
	case len(out) > 0:
		return py.NewList(out).Value(), nil
	case !known:
		return py.Value{}, gaiError(eaiSockType)
	}
	if flags&aiNumericServ != 0 {
		return py.Value{}, gaiError(eaiNoName)
	}
	return py.Value{}, gaiError(eaiService)
}

const (
	aiPassive     = 1
	aiCanonName   = 2
	aiNumericHost = 4
	aiNumericServ = 1024
)

func hostAddresses(th *py.Thread, host string, hasHost bool, family, flags int) ([]netip.Addr, error) {
	if !hasHost {
		v4, v6 := netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()
		if flags&aiPassive != 0 {
			v4, v6 = netip.IPv4Unspecified(), netip.IPv6Unspecified()
		}
		switch {
		case family == unix.AF_INET:
			return []netip.Addr{v4}, nil
		case family == unix.AF_INET6:
			return []netip.Addr{v6}, nil
		case flags&aiPassive != 0:
			return []netip.Addr{v4, v6}, nil
		}
		return []netip.Addr{v6, v4}, nil
	}
	if ip, ok := numeric(host); ok {
		if family != unix.AF_UNSPEC && ip.Is4() != (family == unix.AF_INET) {
			return nil, gaiError(eaiAddrFamily)
		}
		return []netip.Addr{ip}, nil
	}
	if flags&aiNumericHost != 0 || host == "" {
		return nil, gaiError(eaiNoName)
	}
	return lookup(th, host, family)
}

func isNumber(s string) bool {
	_, err := strconv.ParseUint(s, 10, 16)
	return err == nil
}

// servicePort returns the port of a service.
func servicePort(th *py.Thread, service, network string, flags int) (int, bool) {
	if service == "" {
		return 0, true
	}
	if n, err := strconv.ParseUint(service, 10, 16); err == nil {
		return int(n), true
	}
	if flags&aiNumericServ != 0 || network == "" {
		return 0, false
	}
	n, err := net.DefaultResolver.LookupPort(context.Background(), network, service)
	return n, err == nil
}

func getNameInfo(th *py.Thread, a []py.Value) (py.Value, error) {
	t := py.ToTuple(a[0])
	if t == nil {
		return py.Value{}, py.TypeErrorf("getnameinfo() argument 1 must be a tuple")
	}
	flags, err := py.IndexInt(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	items := t.Items()
	if len(items) < 2 || len(items) > 4 {
		return py.Value{}, py.TypeErrorf("getnameinfo(): illegal sockaddr argument")
	}
	if py.ToStr(items[0]) == nil {
		return py.Value{}, py.TypeErrorf("getnameinfo(): illegal sockaddr argument")
	}
	port, err := py.IndexOverflow(th, items[1], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if len(items) > 2 {
		flow, err := py.IndexOverflow(th, items[2], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if flow < 0 || flow > 0xfffff {
			return py.Value{}, py.OverflowErrorf("getnameinfo(): flowinfo must be 0-1048575.")
		}
	}
	if th.Interp.Network == nil {
		return py.Value{}, py.OSErrorFrom(unix.EPERM)
	}
	host := py.ToStr(items[0]).String()
	ip, ok := numeric(host)
	if !ok {
		found, err := lookup(th, host, 0)
		if err != nil {
			return py.Value{}, err
		}
		if len(found) > 1 {
			return py.Value{}, py.Errorf(py.OSError, "sockaddr resolved to multiple addresses")
		}
		ip = found[0]
	}
	if ip.Is4() && len(items) != 2 {
		return py.Value{}, py.Errorf(py.OSError, "IPv4 sockaddr must be 2 tuple")
	}
	if len(items) > 3 && ip.Zone() == "" {
		scope, err := py.IndexOverflow(th, items[3], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		ip = ip.WithZone(zoneName(scope))
	}
	name := ip.String()
	if flags&1 == 0 { // NI_NUMERICHOST
		names, err := reverse(th, ip.WithZone("").String())
		switch {
		case err == nil && len(names) > 0:
			name = trimDot(names[0])
		case py.AsException(err) == nil && err != nil && !isDNS(err):
			return py.Value{}, err
		case flags&8 != 0: // NI_NAMEREQD
			return py.Value{}, gaiError(eaiNoName)
		}
	}
	service := strconv.Itoa(port & 0xffff)
	if flags&2 == 0 { // NI_NUMERICSERV
		network := "tcp"
		if flags&16 != 0 {
			network = "udp"
		}
		if s, ok := serviceName(port, network); ok {
			service = s
		}
	}
	return py.TupleOf(py.String(name), py.String(service)), nil
}

func isDNS(err error) bool {
	var dns *net.DNSError
	return errors.As(err, &dns)
}

func reverse(th *py.Thread, ip string) (names []string, err error) {
	err = ask(th, ip, func(ctx context.Context) (err error) {
		names, err = resolver().LookupAddr(ctx, ip)
		return err
	})
	return names, err
}

func trimDot(s string) string {
	if n := len(s); n > 1 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}

// byName is the old gethostbyname.
func byName(th *py.Thread, v py.Value) (netip.Addr, string, error) {
	host, err := hostArg(th, v)
	if err != nil {
		return netip.Addr{}, "", err
	}
	if th.Interp.Network == nil {
		return netip.Addr{}, "", py.OSErrorFrom(unix.EPERM)
	}
	ip, err := hostAddress(th, host, unix.AF_INET)
	return ip, host, err
}

func strList(s ...string) py.Value {
	var out []py.Value
	for _, x := range s {
		out = append(out, py.String(x))
	}
	return py.NewList(out).Value()
}

func byAddress(th *py.Thread, a []py.Value) (py.Value, error) {
	host, err := hostArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if th.Interp.Network == nil {
		return py.Value{}, py.OSErrorFrom(unix.EPERM)
	}
	ip, ok := numeric(host)
	if !ok {
		found, err := lookup(th, host, 0)
		if err != nil {
			return py.Value{}, err
		}
		ip = found[0]
	}
	names, err := reverse(th, ip.String())
	if isDNS(err) || err == nil && len(names) == 0 {
		return py.Value{}, osErrorLike(herrorType, 1, "Unknown host")
	}
	if err != nil {
		return py.Value{}, err
	}
	for i := range names {
		names[i] = trimDot(names[i])
	}
	return py.TupleOf(py.String(names[0]), strList(names[1:]...), strList(ip.String())), nil
}

// hostName returns the name of the machine.
func hostName(th *py.Thread, a []py.Value) (py.Value, error) {
	if err := th.Audit("socket.gethostname"); err != nil {
		return py.Value{}, err
	}
	if th.Interp.Network == nil {
		return py.Value{}, py.OSErrorFrom(unix.EPERM)
	}
	name, err := os.Hostname()
	return py.String(name), py.OSErrorFrom(err)
}
