package hognose

// This file defines what a host grants of the network.

import (
	"github.com/hognose/hognose/py"
)

// Network is the network as scripts may use it.
type Network = py.Network

// NetworkUse is something that a script is about to do on the network.
type NetworkUse = py.NetworkUse

// HostNetwork returns the network of the machine, with the rights of the process.
func HostNetwork() Network { return rules(func(NetworkUse) error { return nil }) }

// NetworkRules returns the network of the machine as far as allow returns nil: it is asked
// before each use. A connection is asked about by its address, never by a name, so
// that no name can lead past a rule about addresses. Sockets that scripts connect with
// each other (socket.socketpair) ask only for the socket.
func NetworkRules(allow func(NetworkUse) error) Network { return rules(allow) }

type rules func(NetworkUse) error

// Allow asks the rules.
func (r rules) Allow(use NetworkUse) error { return r(use) }
