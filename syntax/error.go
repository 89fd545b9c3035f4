// This file defines the syntax error.

package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrorKind is the Python exception an Error becomes.
type ErrorKind uint8

// The kinds of errors.
const (
	SyntaxError ErrorKind = iota
	IndentationError
	TabError
	// MemoryError is raised by Python for a text too nested for its parser. It has no position.
	MemoryError
	// ValueError is raised for a decimal literal beyond the limit for int conversion, outside of any source (see ParseNumber).
	ValueError
	// RecursionError is raised by the compiler for a tree too deep.
	RecursionError
	// OverflowError is raised for a source too large for its positions.
	OverflowError
)

var errorKindNames = [...]string{"SyntaxError", "IndentationError", "TabError", "MemoryError", "ValueError", "RecursionError", "OverflowError"}

// String returns the name of the Python exception.
func (k ErrorKind) String() string { return errorKindNames[k] }

// Error is a syntax error: what Python raises for a source text that is none of its own. The fields are the attributes
// of the exception.
type Error struct {
	Kind     ErrorKind
	Msg      string
	Filename string
	Line     int // lineno, from 1; 0 with NoPos
	Col      int // offset, from 1, in characters; 0 when unknown
	EndLine  int // end_lineno
	EndCol   int // end_offset, exclusive; -1 or 0 when unknown
	Text     string
	HasText  bool // false: text is None
	NoPos    bool // lineno, offset, text and so on are all None
	Bare     bool // args is the message alone, though the place is known
	// AtEOF is set when the text is a beginning of a longer correct text, as far as one can tell: a REPL should ask for
	// another line.
	AtEOF bool

	final    bool // no other error goes before this one
	lastStmt int  // the line where the last statement that parsed begins
	notUTF8  bool // the source is not UTF-8
}

// Error returns the message as Python's str() of the exception does.
func (e *Error) Error() string {
	if e.NoPos {
		return e.Msg
	}
	file := e.Filename
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	return fmt.Sprintf("%s (%s, line %d)", e.Msg, file, e.Line)
}

// charOffset turns a byte offset within a line into an offset in characters, both from 0. Text beyond the end of the
// line counts one character a byte.
func charOffset(line string, off int) int {
	if off <= 0 {
		return off
	}
	if off > len(line) {
		return utf8.RuneCountInString(line) + off - len(line)
	}
	return utf8.RuneCountInString(line[:off])
}
