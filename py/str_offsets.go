package py

// This file converts between code points and byte offsets for native modules.

import "github.com/hognose/hognose/internal/wtf8"

// Offset returns the byte offset of code point i, which may be the length.
func (s *Str) Offset(i int) int { return s.offset(i) }

// RuneIndex returns the code point that begins at byte offset off: the inverse of Offset.
func (s *Str) RuneIndex(off int) int {
	if s.IsASCII() {
		return off
	}
	if off < indexedLen {
		return wtf8.RuneCount(s.s[:off])
	}
	return s.index().Rune(s.s, off)
}
