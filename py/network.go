package py

// This file defines what a VM may be granted of the network.

// Network is the network as scripts may use it; nil in Interpreter means that the VM
// has none.
type Network interface {
	// Allow returns nil if scripts may do this, else the error that they get: a
	// syscall.Errno, or any other for EPERM. It may be called from several goroutines.
	Allow(NetworkUse) error
}

// NetworkUse is something that a script is about to do on the network.
type NetworkUse struct {
	// Op is "socket" (make one; no address), "bind", "connect", "send" (a datagram to an
	// address), or "resolve" (look up a name, or an address's name).
	Op string
	// Network is "tcp", "udp", "unix" or "ip", with 4 or 6 behind it where that is known.
	Network string
	// Address is as "192.0.2.1:80", "[2001:db8::1]:80", the path of a Unix socket, or the name to
	// look up.
	Address string
}
