package bigint

// This file finds memory for large results. make touches all that it returns, page
// after page without a poll; where the system has to find each page anew that is
// 8 ms for an int of a hundred million bits.

import (
	"math/big"
	"strings"
	"unsafe"
)

// word is a word of an int or of a transform.
type word interface{ big.Word | uint64 }

// raw returns n words with any content: each must be written.
func raw[W word](n int) []W {
	if n <= linearWords {
		return make([]W, n)
	}
	var w W
	p := rawBytes(n * int(unsafe.Sizeof(w)))
	return unsafe.Slice((*W)(unsafe.Pointer(unsafe.SliceData(p))), n)
}

// rawBytes returns n bytes with any content. A Builder is what
// makes memory that is not cleared; nobody else ever sees its string.
func rawBytes(n int) []byte {
	if n == 0 {
		return nil
	}
	var b strings.Builder
	b.Grow(n)
	b.WriteByte(0)
	return unsafe.Slice(unsafe.StringData(b.String()), n)
}

// zero clears a slice in pieces.
func zero[T any](m *meter, z []T) error {
	for len(z) > 0 {
		k := min(linearWords, len(z))
		if err := m.work(k); err != nil {
			return err
		}
		clear(z[:k])
		z = z[k:]
	}
	return nil
}
