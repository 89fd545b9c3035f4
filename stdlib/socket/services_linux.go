package socket

// This file knows the names of services and protocols.

import (
	"context"
	"net"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/py"
)

// serviceName returns the name of a port in the machine's list of services.
func serviceName(port int, network string) (string, bool) {
	text, err := os.ReadFile("/etc/services")
	if err != nil {
		return "", false
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) >= 2 {
			n, proto, _ := strings.Cut(f[1], "/")
			if n == strconv.Itoa(port) && (network == "" || proto == network) {
				return f[0], true
			}
		}
	}
	return "", false
}

// protocols are the numbers of protocols by name.
var protocols = map[string]int64{"ip": 0, "icmp": 1, "igmp": 2, "ggp": 3, "ipencap": 4, "st": 5, "tcp": 6, "egp": 8, "pup": 12, "udp": 17,
	"hmp": 20, "xns-idp": 22, "rdp": 27, "iso-tp4": 29, "dccp": 33, "xtp": 36, "ddp": 37, "ipv6": 41, "ipv6-route": 43, "ipv6-frag": 44, "rsvp": 46,
	"gre": 47, "esp": 50, "ah": 51, "skip": 57, "ipv6-icmp": 58, "ipv6-nonxt": 59, "ipv6-opts": 60, "ospf": 89, "pim": 103, "ipcomp": 108,
	"vrrp": 112, "l2tp": 115, "sctp": 132, "udplite": 136, "mpls-in-ip": 137}

var serviceFuncs = []py.NativeDef{
	{Sig: "getservbyname(servicename, protocolname=?, /)", Doc: "Return the port of a service.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, network, err := serviceArgs(a[0], a[1])
		if err != nil {
			return py.Value{}, err
		}
		if th.Interp.Network == nil {
			return py.Value{}, py.OSErrorFrom(unix.EPERM)
		}
		for _, p := range []string{"tcp", "udp"} {
			if network != "" && p != network || isNumber(name) {
				continue
			}
			if n, err := net.DefaultResolver.LookupPort(context.Background(), p, name); err == nil {
				return py.Int(int64(n)), nil
			}
		}
		return py.Value{}, py.Errorf(py.OSError, "service/proto not found")
	}},
	{Sig: "getservbyport(port, protocolname=?, /)", Doc: "Return the name of the service at a port.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[0], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 || n > 0xffff {
			return py.Value{}, py.OverflowErrorf("getservbyport: port must be 0-65535.")
		}
		_, network, err := serviceArgs(py.String(""), a[1])
		if err != nil {
			return py.Value{}, err
		}
		if th.Interp.Network == nil {
			return py.Value{}, py.OSErrorFrom(unix.EPERM)
		}
		if name, ok := serviceName(n, network); ok {
			return py.String(name), nil
		}
		return py.Value{}, py.Errorf(py.OSError, "port/proto not found")
	}},
	{Sig: "getprotobyname(name, /)", Doc: "Return the number of a protocol.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := py.ToStr(a[0])
		if s == nil {
			return py.Value{}, py.TypeErrorf("getprotobyname() argument 1 must be str, not %s", a[0].Type().FullName())
		}
		if n, ok := protocols[strings.ToLower(s.String())]; ok {
			return py.Int(n), nil
		}
		return py.Value{}, py.Errorf(py.OSError, "protocol not found")
	}},
}

func serviceArgs(name, network py.Value) (string, string, error) {
	s := py.ToStr(name)
	if s == nil {
		return "", "", py.TypeErrorf("getservbyname() argument 1 must be str, not %s", name.Type().FullName())
	}
	if network.IsAbsent() {
		return s.String(), "", nil
	}
	n := py.ToStr(network)
	if n == nil {
		return "", "", py.TypeErrorf("getservbyname() argument 2 must be str, not %s", network.Type().FullName())
	}
	return s.String(), n.String(), nil
}
