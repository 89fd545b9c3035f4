package regex

// This file turns byte offsets into code points and back.

import "github.com/hognose/hognose/internal/wtf8"

const offsetStep = 256

// Offsets converts positions in a string that is not ASCII, in constant time.
type Offsets struct {
	s     string
	runes []int32 // code points before byte i*offsetStep
}

// NewOffsets makes the index of s, which takes a pass over it.
func NewOffsets(s string) *Offsets {
	o := &Offsets{s: s, runes: make([]int32, 0, len(s)/offsetStep+1)}
	n := 0
	for i := 0; i < len(s); i += offsetStep {
		o.runes = append(o.runes, int32(n))
		n += wtf8.RuneCount(s[i:min(i+offsetStep, len(s))])
	}
	return o
}

// Rune returns the code point position of byte offset i.
func (o *Offsets) Rune(i int) int {
	if i <= 0 {
		return i
	}
	k := (i - 1) / offsetStep
	return int(o.runes[k]) + wtf8.RuneCount(o.s[k*offsetStep:i])
}
