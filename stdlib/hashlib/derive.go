package hashlib

// This file defines key derivation: PBKDF2 (RFC 8018) and scrypt (RFC 7914), with
// polls, so that they can be stopped.

import (
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/hognose/hognose/py"
)

var deriveFuncs = []py.NativeDef{
	{Sig: "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", Doc: "Derive a key from a password by PBKDF2, with HMAC.", Fn: pbkdf2Func},
	{Sig: "scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64)", Doc: "Derive a key from a password by scrypt.", Fn: scryptFunc},
	{Sig: "hmac_digest(key, msg, digest, /)", Doc: "Return the HMAC of msg by the hash function of that name, or None if it is not known.", Fn: hmacDigest},
}

func kindByName(name string) *kind {
	for _, k := range kinds {
		if k.name == name && !k.xof {
			return k
		}
	}
	return nil
}

// mac is HMAC (RFC 2104) with the states after the padded keys kept.
type mac struct{ inner, outer state }

func newMAC(k *kind, key []byte) mac {
	if len(key) > k.block {
		h := k.new()
		_, _ = h.Write(key)
		key = h.sum(0)
	}
	pad := make([]byte, k.block)
	copy(pad, key)
	for i := range pad {
		pad[i] ^= 0x36
	}
	m := mac{k.new(), k.new()}
	_, _ = m.inner.Write(pad)
	for i := range pad {
		pad[i] ^= 0x36 ^ 0x5c
	}
	_, _ = m.outer.Write(pad)
	return m
}

func (m mac) sum(parts ...[]byte) []byte {
	in := m.inner.clone()
	for _, p := range parts {
		_, _ = in.Write(p)
	}
	out := m.outer.clone()
	_, _ = out.Write(in.sum(0))
	return out.sum(0)
}

func hmacDigest(th *py.Thread, a []py.Value) (py.Value, error) {
	name := py.ToStr(a[2])
	if name == nil {
		return py.None, nil
	}
	k := kindByName(name.String())
	if k == nil {
		return py.None, nil
	}
	key, err := bytesArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	m := newMAC(k, key)
	if err := update(th, m.inner, a[1]); err != nil {
		return py.Value{}, err
	}
	return py.BytesOwned(m.sum()), nil
}

func pbkdf2(th *py.Thread, k *kind, password, salt []byte, iter, n int) ([]byte, error) {
	m := newMAC(k, password)
	var out []byte
	for block := uint32(1); len(out) < n; block++ {
		u := m.sum(salt, binary.BigEndian.AppendUint32(nil, block))
		t := append([]byte(nil), u...)
		for i := 1; i < iter; i++ {
			if i&63 == 0 {
				if err := th.Poll(); err != nil {
					return nil, err
				}
			}
			u = m.sum(u)
			for j := range t {
				t[j] ^= u[j]
			}
		}
		if err := th.Poll(); err != nil {
			return nil, err
		}
		out = append(out, t...)
	}
	return out[:n], nil
}

func pbkdf2Func(th *py.Thread, a []py.Value) (py.Value, error) {
	name := py.ToStr(a[0])
	if name == nil {
		return py.Value{}, py.TypeErrorf("pbkdf2_hmac() argument 'hash_name' must be str, not %s", a[0].Type().FullName())
	}
	k := kindByName(lower(name.String()))
	if k == nil {
		return py.Value{}, py.ValueErrorf("unsupported hash type %s", name.String())
	}
	password, err := bytesArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	salt, err := bytesArg(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	iter, err := py.IndexOverflow(th, a[3], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if iter < 1 {
		return py.Value{}, py.ValueErrorf("iteration value must be greater than 0.")
	}
	if iter > math.MaxInt32 {
		return py.Value{}, py.OverflowErrorf("iteration value is too great.")
	}
	n := k.size
	if !a[4].IsNone() {
		if n, err = py.IndexOverflow(th, a[4], py.OverflowError); err != nil {
			return py.Value{}, err
		}
		if n < 1 {
			return py.Value{}, py.ValueErrorf("key length must be greater than 0.")
		}
		if n > math.MaxInt32 {
			return py.Value{}, py.OverflowErrorf("key length is too great.")
		}
	}
	if err := th.Charge(int64(n)); err != nil {
		return py.Value{}, err
	}
	out, err := pbkdf2(th, k, password, salt, iter, n)
	return py.BytesOwned(out), err
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
		if c == '-' {
			b[i] = '_'
		}
	}
	return string(b)
}

func scryptFunc(th *py.Thread, a []py.Value) (py.Value, error) {
	password, err := bytesArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if a[1].IsNone() {
		return py.Value{}, py.TypeErrorf("salt is required")
	}
	salt, err := bytesArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	var v [5]int // n, r, p, maxmem, dklen
	for i := range v {
		if v[i], err = py.IndexOverflow(th, a[2+i], py.OverflowError); err != nil {
			return py.Value{}, err
		}
	}
	n, r, p, maxmem, dklen := v[0], v[1], v[2], v[3], v[4]
	switch {
	case n < 2 || n&(n-1) != 0:
		return py.Value{}, py.ValueErrorf("n must be a power of 2.")
	case r < 1 || p < 1:
		return py.Value{}, py.ValueErrorf("Invalid parameter combination for n, r, p, maxmem.")
	case maxmem < 0 || maxmem > math.MaxInt32:
		return py.Value{}, py.ValueErrorf("maxmem must be positive and smaller than %d", math.MaxInt32)
	case dklen < 1 || dklen > math.MaxInt32:
		return py.Value{}, py.ValueErrorf("dklen must be greater than 0 and smaller than %d", math.MaxInt32)
	}
	if maxmem == 0 {
		maxmem = 32 << 20
	}
	if r > 1<<24 || p > 1<<24 || n > 1<<40 || r*p >= 1<<30 || 128*r*(n+p+2) > maxmem {
		return py.Value{}, py.ValueErrorf("Invalid parameter combination for n, r, p, maxmem.")
	}
	if err := th.Charge(int64(128*r*(n+p+2) + dklen)); err != nil {
		return py.Value{}, err
	}
	sha := kindByName("sha256")
	b, err := pbkdf2(th, sha, password, salt, 1, p*128*r)
	if err != nil {
		return py.Value{}, err
	}
	x := make([]uint32, 32*r)
	y := make([]uint32, 32*r)
	table := make([]uint32, 32*r*n)
	for i := range p {
		if err := romix(th, b[i*128*r:(i+1)*128*r], r, n, table, x, y); err != nil {
			return py.Value{}, err
		}
	}
	out, err := pbkdf2(th, sha, password, b, 1, dklen)
	return py.BytesOwned(out), err
}

// romix is the memory-hard part of scrypt.
func romix(th *py.Thread, b []byte, r, n int, table, x, y []uint32) error {
	words := 32 * r
	for i := range x {
		x[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	every := max(1, 64/r)
	for i := range n {
		if i%every == 0 {
			if err := th.Poll(); err != nil {
				return err
			}
		}
		copy(table[i*words:], x)
		blockMix(x, y, r)
		x, y = y, x
	}
	for i := range n {
		if i%every == 0 {
			if err := th.Poll(); err != nil {
				return err
			}
		}
		j := int(x[words-16]) & (n - 1)
		for k, t := range table[j*words : (j+1)*words] {
			x[k] ^= t
		}
		blockMix(x, y, r)
		x, y = y, x
	}
	for i, w := range x {
		binary.LittleEndian.PutUint32(b[4*i:], w)
	}
	return nil
}

// blockMix mixes in into out with Salsa20/8.
func blockMix(in, out []uint32, r int) {
	var t [16]uint32
	copy(t[:], in[(2*r-1)*16:])
	for i := range 2 * r {
		for k := range t {
			t[k] ^= in[i*16+k]
		}
		salsa(&t)
		at := i / 2 * 16
		if i%2 == 1 {
			at += r * 16
		}
		copy(out[at:at+16], t[:])
	}
}

func salsa(b *[16]uint32) {
	x := *b
	quarter := func(a, c, d, e int) {
		x[c] ^= bits.RotateLeft32(x[a]+x[e], 7)
		x[d] ^= bits.RotateLeft32(x[c]+x[a], 9)
		x[e] ^= bits.RotateLeft32(x[d]+x[c], 13)
		x[a] ^= bits.RotateLeft32(x[e]+x[d], 18)
	}
	for range 4 {
		quarter(0, 4, 8, 12)
		quarter(5, 9, 13, 1)
		quarter(10, 14, 2, 6)
		quarter(15, 3, 7, 11)
		quarter(0, 1, 2, 3)
		quarter(5, 6, 7, 4)
		quarter(10, 11, 8, 9)
		quarter(15, 12, 13, 14)
	}
	for i := range b {
		b[i] += x[i]
	}
}
