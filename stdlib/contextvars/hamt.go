package contextvars

// This file defines the persistent map that a context is: a hash array mapped trie
// (Bagwell, Ideal Hash Trees). Changing it makes a new map that shares most of the
// old one, so that copying a context costs nothing.

import (
	"math/bits"

	"github.com/hognose/hognose/py"
)

// node is a map, or the part of one with the same low bits of the hash. nil is
// empty. It never changes.
type node struct {
	bitmap uint32
	items  []item // one for each bit that is set
}

// item is an entry, or a node with more bits of the hash.
type item struct {
	key *contextVar
	val py.Value
	sub *node
}

const (
	levelBits = 5
	levelMask = 1<<levelBits - 1
)

// No two variables of a VM have the same hash, so that there are no collisions.

func (n *node) get(key *contextVar) (py.Value, bool) {
	for h := key.hash; n != nil; h >>= levelBits {
		bit := uint32(1) << (h & levelMask)
		if n.bitmap&bit == 0 {
			break
		}
		it := &n.items[bits.OnesCount32(n.bitmap&(bit-1))]
		if it.sub == nil {
			if it.key == key {
				return it.val, true
			}
			break
		}
		n = it.sub
	}
	return py.Value{}, false
}

// with returns the map with one entry added or replaced.
func (n *node) with(key *contextVar, val py.Value) *node { return n.add(key, val, 0) }

func (n *node) add(key *contextVar, val py.Value, shift uint) *node {
	bit := uint32(1) << (key.hash >> shift & levelMask)
	if n == nil {
		return &node{bit, []item{{key: key, val: val}}}
	}
	i := bits.OnesCount32(n.bitmap & (bit - 1))
	if n.bitmap&bit == 0 {
		items := make([]item, len(n.items)+1)
		copy(items, n.items[:i])
		items[i] = item{key: key, val: val}
		copy(items[i+1:], n.items[i:])
		return &node{n.bitmap | bit, items}
	}
	items := append([]item(nil), n.items...)
	switch old := items[i]; {
	case old.sub != nil:
		items[i] = item{sub: old.sub.add(key, val, shift+levelBits)}
	case old.key == key:
		items[i].val = val
	default:
		var sub *node
		sub = sub.add(old.key, old.val, shift+levelBits)
		items[i] = item{sub: sub.add(key, val, shift+levelBits)}
	}
	return &node{n.bitmap, items}
}

// without returns the map without the entry of key.
func (n *node) without(key *contextVar) *node { return n.remove(key, 0) }

func (n *node) remove(key *contextVar, shift uint) *node {
	if n == nil {
		return nil
	}
	bit := uint32(1) << (key.hash >> shift & levelMask)
	if n.bitmap&bit == 0 {
		return n
	}
	i := bits.OnesCount32(n.bitmap & (bit - 1))
	it := n.items[i]
	if it.sub != nil {
		sub := it.sub.remove(key, shift+levelBits)
		if sub != nil {
			if sub == it.sub {
				return n
			}
			items := append([]item(nil), n.items...)
			items[i] = item{sub: sub}
			if len(sub.items) == 1 && sub.items[0].sub == nil {
				items[i] = sub.items[0]
			}
			return &node{n.bitmap, items}
		}
	} else if it.key != key {
		return n
	}
	if len(n.items) == 1 {
		return nil
	}
	items := append(append([]item(nil), n.items[:i]...), n.items[i+1:]...)
	return &node{n.bitmap &^ bit, items}
}

// each calls f for every entry until it returns false.
func (n *node) each(f func(key *contextVar, val py.Value) bool) bool {
	if n == nil {
		return true
	}
	for i := range n.items {
		it := &n.items[i]
		if it.sub != nil {
			if !it.sub.each(f) {
				return false
			}
		} else if !f(it.key, it.val) {
			return false
		}
	}
	return true
}

func (n *node) len() int {
	c := 0
	n.each(func(*contextVar, py.Value) bool { c++; return true })
	return c
}
