package hognose_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// A VM has the network that it was granted, and no more.
func TestNetworkGrant(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			fmt.Fprintln(c, "hello")
			c.Close()
		}
	}()
	good := l.Addr().String()
	port := good[strings.LastIndexByte(good, ':')+1:]
	only := hognose.NetworkRules(func(use hognose.NetworkUse) error {
		if use.Op == "socket" || use.Op == "connect" && use.Address == good {
			return nil
		}
		return syscall.EACCES
	})
	tests := []struct {
		name    string
		network hognose.Network
		code    string
		want    string
	}{
		{"nothing", nil, "socket.socket()", "PermissionError: [Errno 1]"},
		{"nothing, a pair", nil, "socket.socketpair()", "PermissionError: [Errno 1]"},
		{"nothing, names", nil, "socket.getaddrinfo('localhost', 80)", "PermissionError: [Errno 1]"},
		{"nothing, a loop", nil, "asyncio.run(asyncio.sleep(0))", ""},
		{"all", hognose.HostNetwork(), "assert socket.create_connection(('127.0.0.1', PORT)).makefile().read() == 'hello\\n'", ""},
		{"all, streams", hognose.HostNetwork(), "asyncio.run(read())", ""},
		{"one address", only, "assert socket.create_connection(('127.0.0.1', PORT)).recv(9) == b'hello\\n'", ""},
		{"another address", only, "socket.create_connection(('127.0.0.1', 1))", "PermissionError: [Errno 13]"},
		{"bind", only, "socket.create_server(('127.0.0.1', 0))", "PermissionError: [Errno 13]"},
		{"send", only, "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))", "PermissionError: [Errno 13]"},
		{"look up", only, "socket.gethostbyname('localhost')", "PermissionError: [Errno 13]"},
		{"a path without files", hognose.HostNetwork(), "socket.socket(socket.AF_UNIX).connect('/tmp/x')", "PermissionError: [Errno 1]"},
	}
	const head = `import asyncio, socket
async def read():
    r, w = await asyncio.open_connection('127.0.0.1', PORT)
    assert await r.readline() == b'hello\n'
    w.close()
`
	for _, tt := range tests {
		t.Run(strings.ReplaceAll(tt.name, " ", "_"), func(t *testing.T) {
			vm := vmWith(t, hognose.Config{Network: tt.network})
			ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
			defer cancel()
			err := vm.Run(ctx, compile(t, strings.ReplaceAll(head+tt.code, "PORT", port)))
			switch {
			case tt.want == "" && err != nil:
				t.Error(err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// Sockets end with their VM, also those that a script waits for.
func TestNetworkEnds(t *testing.T) {
	vm := vmWith(t, hognose.Config{Network: hognose.HostNetwork()})
	waiting := make(chan string, 1)
	if err := vm.Set(context.Background(), "tell", func(address string) { waiting <- address }); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		done <- vm.Run(context.Background(), compile(t, `import socket
s = socket.create_server(('127.0.0.1', 0))
tell('%s:%d' % s.getsockname())
s.accept()
`))
	}()
	address := <-waiting
	vm.Close()
	select {
	case err := <-done:
		if err == nil {
			t.Error("accept returned")
		}
	case <-time.After(patience(5 * time.Second)):
		t.Fatal("accept goes on")
	}
	if c, err := net.DialTimeout("tcp", address, time.Second); err == nil {
		c.Close()
		t.Error("somebody still listens")
	}
}

// A loop that was killed is not in the way of the next run.
func TestLoopAfterKill(t *testing.T) {
	vm := vmWith(t, hognose.Config{Grace: hognose.NoGrace})
	for range 3 {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		err := vm.Run(ctx, compile(t, "import asyncio\nasyncio.run(asyncio.sleep(1000))"))
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
	}
	if err := vm.Run(context.Background(), compile(t, "import asyncio\nassert asyncio.run(asyncio.sleep(0, 5)) == 5")); err != nil {
		t.Error(err)
	}
}
