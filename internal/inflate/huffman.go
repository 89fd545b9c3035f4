package inflate

// This file decodes Huffman codes (RFC 1951, 3.2.2).

const (
	maxCodeLen = 15
	fastBits   = 9
)

// huffman is a canonical code: how many symbols there are of each length, the
// symbols by length, and a table for the short ones.
type huffman struct {
	count  [maxCodeLen + 1]uint16
	symbol [288]uint16
	fast   [1 << fastBits]uint16 // by the next bits: symbol<<4 | length; 0 for what is longer
}

// build makes the code of the given lengths. It reports false for lengths of no code;
// a code that leaves room is one only if it has one symbol of one bit, or none.
func (h *huffman) build(lengths []uint8) bool {
	*h = huffman{}
	for _, n := range lengths {
		h.count[n]++
	}
	h.count[0] = 0
	left, used := 1, 0
	for n := 1; n <= maxCodeLen; n++ {
		left = left<<1 - int(h.count[n])
		if left < 0 {
			return false
		}
		used += int(h.count[n])
	}
	if left > 0 && used > 0 && !(used == 1 && h.count[1] == 1) {
		return false
	}
	var offs, code [maxCodeLen + 2]uint16
	for n := 1; n <= maxCodeLen; n++ {
		offs[n+1] = offs[n] + h.count[n]
		code[n+1] = (code[n] + h.count[n]) << 1
	}
	for sym, n := range lengths {
		if n == 0 {
			continue
		}
		h.symbol[offs[n]] = uint16(sym)
		offs[n]++
		if n <= fastBits {
			for i := reverse(code[n], n); i < 1<<fastBits; i += 1 << n {
				h.fast[i] = uint16(sym)<<4 | uint16(n)
			}
		}
		code[n]++
	}
	return true
}

// reverse returns the n low bits of c in the order in which they are in the stream.
func reverse(c uint16, n uint8) int {
	r := 0
	for range n {
		r = r<<1 | int(c&1)
		c >>= 1
	}
	return r
}

// decode returns the symbol that the bits begin with and its length; 0 if none does.
func (h *huffman) decode(bits uint64) (sym, length uint) {
	if e := h.fast[bits&(1<<fastBits-1)]; e != 0 {
		return uint(e >> 4), uint(e & 15)
	}
	code, first, index := 0, 0, 0
	for n := 1; n <= maxCodeLen; n++ {
		code |= int(bits & 1)
		bits >>= 1
		count := int(h.count[n])
		if code-count < first {
			return uint(h.symbol[index+code-first]), uint(n)
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return 0, 0
}
