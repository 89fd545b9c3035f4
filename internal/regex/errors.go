package regex

// This file defines the errors of the package.

import (
	"errors"
	"fmt"
	"strings"
)

// Error is an invalid pattern or template: re.PatternError.
type Error struct {
	Msg     string // without the position
	Pattern string // as given to Compile; empty without a position
	HasPos  bool   // whether Pattern, Pos, Lineno and Colno are known
	Pos     int    // in code points
	Lineno  int
	Colno   int
}

// Error returns the message with its position, as str() of re.PatternError.
func (e *Error) Error() string {
	if !e.HasPos {
		return e.Msg
	}
	s := fmt.Sprintf("%s at position %d", e.Msg, e.Pos)
	if strings.Contains(e.Pattern, "\n") {
		s += fmt.Sprintf(" (line %d, column %d)", e.Lineno, e.Colno)
	}
	return s
}

// newError makes an Error at a code point position of pattern, of which rs are the characters.
func newError(msg, pattern string, rs []rune, pos int) *Error {
	e := &Error{Msg: msg, Pattern: pattern, HasPos: true, Pos: pos, Lineno: 1}
	last := -1
	for i := 0; i < pos && i < len(rs); i++ {
		if rs[i] == '\n' {
			e.Lineno++
			last = i
		}
	}
	e.Colno = pos - last
	return e
}

// KindError is an error that Python reports with another exception type than
// re.PatternError; Kind is its name: ValueError, OverflowError, IndexError,
// RecursionError, RuntimeError.
type KindError struct {
	Kind string
	Msg  string
}

// Error returns the message.
func (e *KindError) Error() string { return e.Msg }

// ErrMemory is returned by a match whose backtracking needs more memory than the limit.
var ErrMemory = errors.New("regex: out of memory for backtracking")

// Warning is a notice about a pattern that compiles.
type Warning struct {
	Category string // "FutureWarning"
	Msg      string
}
