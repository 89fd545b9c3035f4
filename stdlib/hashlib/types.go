// Package hashlib is the native modules on which hashlib is built: _md5, _sha1,
// _sha2, _sha3, _blake2, and _hashes with key derivation.
package hashlib

// This file defines the types of hash objects.

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"

	"github.com/hognose/hognose/internal/blake2"
	"github.com/hognose/hognose/py"
)

// state is the state of a hash function.
type state interface {
	Write(p []byte) (int, error)
	sum(n int) []byte // n is the length for functions that can give any
	clone() state
}

// hashObject is a hash object of any kind.
type hashObject struct {
	py.Object
	kind *kind
	st   state
	size int
}

// kind is a hash function.
type kind struct {
	name        string
	module      string
	typeName    string
	size, block int
	xof         bool // any length of digest
	new         func() state
	t           *py.Type
}

type stdState struct{ h hash.Hash }

func (s stdState) Write(p []byte) (int, error) { return s.h.Write(p) }
func (s stdState) sum(int) []byte              { return s.h.Sum(nil) }
func (s stdState) clone() state {
	if c, ok := s.h.(hash.Cloner); ok {
		if h, err := c.Clone(); err == nil {
			return stdState{h}
		}
	}
	panic("hashlib: a hash that cannot be copied")
}

type shakeState struct{ h *sha3.SHAKE }

func (s shakeState) Write(p []byte) (int, error) { return s.h.Write(p) }
func (s shakeState) sum(n int) []byte {
	c := *s.h // reading ends the input, so a copy is read
	out := make([]byte, n)
	_, _ = c.Read(out)
	return out
}
func (s shakeState) clone() state { c := *s.h; return shakeState{&c} }

type blakeB struct{ *blake2.B }

func (s blakeB) sum(int) []byte { return s.Sum() }
func (s blakeB) clone() state   { c := *s.B; return blakeB{&c} }

type blakeS struct{ *blake2.S }

func (s blakeS) sum(int) []byte { return s.Sum() }
func (s blakeS) clone() state   { c := *s.S; return blakeS{&c} }

func std(f func() hash.Hash) func() state { return func() state { return stdState{f()} } }

var kinds = []*kind{
	{name: "md5", module: "_md5", typeName: "md5", size: 16, block: 64, new: std(md5.New)},
	{name: "sha1", module: "_sha1", typeName: "sha1", size: 20, block: 64, new: std(sha1.New)},
	{name: "sha224", module: "_sha2", typeName: "SHA224Type", size: 28, block: 64, new: std(sha256.New224)},
	{name: "sha256", module: "_sha2", typeName: "SHA256Type", size: 32, block: 64, new: std(sha256.New)},
	{name: "sha384", module: "_sha2", typeName: "SHA384Type", size: 48, block: 128, new: std(sha512.New384)},
	{name: "sha512", module: "_sha2", typeName: "SHA512Type", size: 64, block: 128, new: std(sha512.New)},
	{name: "sha512_224", module: "_hashes", typeName: "sha512_224", size: 28, block: 128, new: std(sha512.New512_224)},
	{name: "sha512_256", module: "_hashes", typeName: "sha512_256", size: 32, block: 128, new: std(sha512.New512_256)},
	{name: "sha3_224", module: "_sha3", typeName: "sha3_224", size: 28, block: 144, new: std(func() hash.Hash { return sha3.New224() })},
	{name: "sha3_256", module: "_sha3", typeName: "sha3_256", size: 32, block: 136, new: std(func() hash.Hash { return sha3.New256() })},
	{name: "sha3_384", module: "_sha3", typeName: "sha3_384", size: 48, block: 104, new: std(func() hash.Hash { return sha3.New384() })},
	{name: "sha3_512", module: "_sha3", typeName: "sha3_512", size: 64, block: 72, new: std(func() hash.Hash { return sha3.New512() })},
	{name: "shake_128", module: "_sha3", typeName: "shake_128", block: 168, xof: true, new: func() state { return shakeState{sha3.NewSHAKE128()} }},
	{name: "shake_256", module: "_sha3", typeName: "shake_256", block: 136, xof: true, new: func() state { return shakeState{sha3.NewSHAKE256()} }},
}

var (
	blake2bKind = &kind{name: "blake2b", module: "_blake2", typeName: "blake2b", size: 64, block: 128}
	blake2sKind = &kind{name: "blake2s", module: "_blake2", typeName: "blake2s", size: 32, block: 64}
)

// feed adds data to a hash, polling.
func feed(th *py.Thread, st state, data []byte) error {
	for len(data) > 0 {
		n := min(len(data), 1<<15)
		_, _ = st.Write(data[:n])
		data = data[n:]
		if len(data) > 0 {
			if err := th.Poll(); err != nil {
				return err
			}
		}
	}
	return nil
}

// dataArg returns the bytes of what is to be hashed.
func dataArg(th *py.Thread, v py.Value) (*py.Buffer, error) {
	if py.ToStr(v) != nil {
		return nil, py.TypeErrorf("Strings must be encoded before hashing")
	}
	if !py.HasBuffer(v) {
		return nil, py.TypeErrorf("object supporting the buffer API required")
	}
	return py.GetBuffer(th, v, 0)
}

func update(th *py.Thread, st state, v py.Value) error {
	if v.Type() == py.BytesType { // they stay as they are: no buffer need be held
		data, err := py.ViewBytes(th, v)
		if err != nil {
			return err
		}
		return feed(th, st, data)
	}
	b, err := dataArg(th, v)
	if err != nil {
		return err
	}
	defer b.Release(th)
	if b.IsContiguous('C') {
		return feed(th, st, b.Bytes())
	}
	data, err := b.Copy(th, 'C')
	if err != nil {
		return err
	}
	return feed(th, st, data)
}

func newObject(k *kind, st state) *hashObject {
	h := py.New[hashObject](k.t)
	h.kind, h.st, h.size = k, st, k.size
	return h
}

// construct is a constructor: name(data=b"", *, usedforsecurity=True, string=None).
func construct(k *kind) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		data := a[0]
		if !a[2].IsNone() {
			if !data.IsAbsent() {
				return py.Value{}, py.TypeErrorf("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.")
			}
			data = a[2]
		}
		h := newObject(k, k.new())
		if !data.IsAbsent() {
			if err := update(th, h.st, data); err != nil {
				return py.Value{}, err
			}
		}
		return py.ValueOf(&h.Object), nil
	}
}

func of(v py.Value) *hashObject { return py.Cast[hashObject](v) }

// digest returns the digest; length is given for functions with any length.
func digest(th *py.Thread, h *hashObject, length py.Value) ([]byte, error) {
	n := h.size
	if h.kind.xof {
		var err error
		if n, err = py.IndexOverflow(th, length, py.OverflowError); err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, py.ValueErrorf("value must be positive")
		}
		if n >= 1<<29 {
			return nil, py.ValueErrorf("length is too large")
		}
		if err := th.Charge(int64(n)); err != nil {
			return nil, err
		}
	}
	return h.st.sum(n), nil
}

func define(k *kind) {
	t := &py.Type{Name: k.typeName, Module: k.module, Flags: py.FlagNoInstantiate}
	k.t = t
	t.SetLayout(py.LayoutOf[hashObject]())
	t.Traverse = func(self py.Value, visit func(py.Value)) int { return 256 }
	params := ""
	if k.xof {
		params = ", length"
	}
	arg := func(a []py.Value) py.Value {
		if k.xof {
			return a[1]
		}
		return py.None
	}
	t.Methods = []py.NativeDef{
		{Sig: "update(self, data, /)", Doc: "Add bytes to what is hashed.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, update(th, of(a[0]).st, a[1])
		}},
		{Sig: "digest(self" + params + ")", Doc: "Return the hash as bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			b, err := digest(th, of(a[0]), arg(a))
			return py.BytesOwned(b), err
		}},
		{Sig: "hexdigest(self" + params + ")", Doc: "Return the hash in hexadecimal.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			b, err := digest(th, of(a[0]), arg(a))
			return py.ASCIIString(hex.EncodeToString(b)), err
		}},
		{Sig: "copy(self, /)", Doc: "Return a copy of the hash object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			h := newObject(k, of(a[0]).st.clone())
			h.size = of(a[0]).size
			return py.ValueOf(&h.Object), nil
		}},
	}
	if !k.xof {
		for i := 1; i <= 2; i++ {
			t.Methods[i].Sig = t.Methods[i].Sig[:len(t.Methods[i].Sig)-1] + ", /)"
		}
	}
	number := func(name string, f func(h *hashObject) int64) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(f(of(v))), nil }})
	}
	number("digest_size", func(h *hashObject) int64 { return int64(h.size) })
	number("block_size", func(h *hashObject) int64 { return int64(k.block) })
	t.Getters = append(t.Getters, py.GetSetDef{Name: "name", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(k.name), nil }})
	if k.module == "_sha3" {
		rate := int64(k.block * 8)
		number("_capacity_bits", func(h *hashObject) int64 { return 1600 - rate })
		number("_rate_bits", func(h *hashObject) int64 { return rate })
		suffix := "\x06"
		if k.xof {
			suffix = "\x1f"
		}
		t.Getters = append(t.Getters, py.GetSetDef{Name: "_suffix", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.NewBytes(suffix), nil }})
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.String(fmt.Sprintf("<%s %s object at 0x%x>", k.name, t.FullName(), py.ID(v))), nil
	}
}
