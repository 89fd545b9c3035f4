package hashlib

// This file defines the constructors of blake2b and blake2s.

import (
	"github.com/hognose/hognose/internal/blake2"
	"github.com/hognose/hognose/py"
)

// limits are the sizes that a BLAKE2 function allows.
type limits struct {
	key, salt, person, out int
	nodeOffset             uint64
}

var (
	blake2bLimits = limits{key: 64, salt: 16, person: 16, out: 64, nodeOffset: 1<<64 - 1}
	blake2sLimits = limits{key: 32, salt: 8, person: 8, out: 32, nodeOffset: 1<<48 - 1}
)

const blakeSig = "(cls, data=?, /, *, digest_size=?, key=?, salt=?, person=?, fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)"

func bytesArg(th *py.Thread, v py.Value) ([]byte, error) {
	if v.IsAbsent() {
		return nil, nil
	}
	b, err := py.ViewBytes(th, v)
	return append([]byte(nil), b...), err
}

func newBlake(k *kind, lim limits, a []py.Value, th *py.Thread) (py.Value, error) {
	p := blake2.Params{Size: lim.out}
	data := a[0]
	if s := a[13]; !s.IsNone() {
		if !data.IsAbsent() {
			return py.Value{}, py.TypeErrorf("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.")
		}
		data = s
	}
	var err error
	num := func(i int, lo, hi uint64, msg string) uint64 {
		if err != nil || a[i].IsAbsent() {
			return 0
		}
		var v py.Value
		if v, err = py.Index(th, a[i]); err != nil {
			return 0
		}
		b, _ := py.AsBigInt(v)
		if !b.IsUint64() {
			switch {
			case b.Sign() < 0 && (i == 7 || i == 8):
				err = py.ValueErrorf("Cannot convert negative int")
			case i == 7:
				err = py.OverflowErrorf("Python int too large for C unsigned long")
			case i == 8:
				err = py.OverflowErrorf("Python int too large for C unsigned long long")
			default:
				err = py.ValueErrorf("%s", msg)
			}
			return 0
		}
		if n := b.Uint64(); n >= lo && n <= hi {
			return n
		}
		if i == 8 || i == 7 {
			err = py.OverflowErrorf("%s", msg)
		} else {
			err = py.ValueErrorf("%s", msg)
		}
		return 0
	}
	if !a[1].IsAbsent() {
		n, e := py.IndexOverflow(th, a[1], py.OverflowError)
		if e != nil {
			return py.Value{}, e
		}
		if n < 1 || n > lim.out {
			return py.Value{}, py.ValueErrorf("digest_size must be between 1 and %d bytes", lim.out)
		}
		p.Size = n
	}
	for i, f := range []struct {
		dst  *[]byte
		max  int
		name string
	}{{&p.Key, lim.key, "key"}, {&p.Salt, lim.salt, "salt"}, {&p.Person, lim.person, "person"}} {
		if *f.dst, err = bytesArg(th, a[2+i]); err != nil {
			return py.Value{}, err
		}
		if len(*f.dst) > f.max {
			return py.Value{}, py.ValueErrorf("maximum %s length is %d bytes", f.name, f.max)
		}
	}
	p.Fanout = byte(num(5, 0, 255, "fanout must be between 0 and 255"))
	p.Depth = byte(num(6, 1, 255, "depth must be between 1 and 255"))
	p.LeafSize = uint32(num(7, 0, 1<<32-1, "leaf_size is too large"))
	p.NodeOffset = num(8, 0, lim.nodeOffset, "node_offset is too large")
	p.NodeDepth = byte(num(9, 0, 255, "node_depth must be between 0 and 255"))
	p.InnerSize = byte(num(10, 0, uint64(lim.out), "inner_size must be between 0 and is "+map[bool]string{true: "64", false: "32"}[lim.out == 64]))
	if err != nil {
		return py.Value{}, err
	}
	if p.LastNode, err = py.Truth(th, a[11]); err != nil {
		return py.Value{}, err
	}
	var st state
	if k == blake2bKind {
		st = blakeB{blake2.NewB(&p)}
	} else {
		st = blakeS{blake2.NewS(&p)}
	}
	h := newObject(k, st)
	h.size = p.Size
	if !data.IsAbsent() {
		if err := update(th, st, data); err != nil {
			return py.Value{}, err
		}
	}
	return py.ValueOf(&h.Object), nil
}

func defineBlake(k *kind, lim limits) {
	define(k)
	t := k.t
	t.Flags &^= py.FlagNoInstantiate
	t.NewSig = &py.NativeDef{Sig: k.name + blakeSig, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return newBlake(k, lim, a[1:], th) }}
	py.Define(t)
	for name, v := range map[string]int{"SALT_SIZE": lim.salt, "PERSON_SIZE": lim.person, "MAX_KEY_SIZE": lim.key, "MAX_DIGEST_SIZE": lim.out} {
		t.SetStatic(name, py.Int(int64(v)))
	}
}
