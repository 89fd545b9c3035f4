package ast

// This file makes Python's exceptions of the parser's and the compiler's errors.

import (
	"errors"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// SyntaxError turns a *syntax.Error into the Python exception; other errors stay as they are.
func SyntaxError(err error) error {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err
	}
	t := py.SyntaxError
	switch e.Kind {
	case syntax.IndentationError:
		t = py.IndentationError
	case syntax.TabError:
		t = py.TabError
	case syntax.MemoryError:
		t = py.MemoryError
	case syntax.ValueError:
		t = py.ValueError
	case syntax.RecursionError:
		t = py.RecursionError
	case syntax.OverflowError:
		t = py.OverflowError
	}
	msg := py.String(e.Msg)
	if !t.IsSubtype(py.SyntaxError) {
		return py.NewException(t, msg)
	}
	num := func(n int) py.Value { return py.Int(int64(n)) }
	text := py.None
	if e.HasText || e.Text != "" {
		text = py.String(e.Text)
	}
	where := []py.Value{py.String(e.Filename), num(e.Line), num(e.Col), text, num(e.EndLine), num(e.EndCol)}
	unread := e.Line == 0 && e.Col == -1 // the text could not even be decoded
	if unread {
		where = where[:4]
	}
	args := []py.Value{msg, py.TupleOf(where...)}
	if e.Bare {
		args = args[:1]
	}
	x := py.NewException(t, args...)
	x.Fields[py.FieldSynMsg] = msg
	if !e.NoPos {
		x.Fields[py.FieldFilename] = py.String(e.Filename)
		x.Fields[py.FieldLineno] = num(e.Line)
		x.Fields[py.FieldOffset] = num(e.Col)
		x.Fields[py.FieldText] = text
		if !unread {
			x.Fields[py.FieldEndLineno] = num(e.EndLine)
			x.Fields[py.FieldEndOffset] = num(e.EndCol)
		}
	}
	return x
}
