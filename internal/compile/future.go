package compile

// This file reads the future statements at the beginning of a module
// (language reference 7.11.1).

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// future is what the future statements of a module, and the flags of compile(), ask for.
type future struct {
	annotations bool
	flags       bc.Flags
	last        syntax.Pos // of the last future statement
}

// futureFlags are the features, with the flag that code has for it.
var futureFlags = map[string]bc.Flags{
	"nested_scopes": 0, "generators": 0, "division": 0, "absolute_import": 0, "with_statement": 0, "print_function": 0,
	"unicode_literals": 0, "barry_as_FLUFL": bc.FlagFutureBarry, "generator_stop": 0, "annotations": bc.FlagFutureAnnotations,
}

// readFuture looks through the beginning of a module.
func readFuture(body []syntax.Stmt, filename string, flags bc.Flags) (*future, *syntax.Error) {
	f := &future{flags: flags & (bc.FlagFutureAnnotations | bc.FlagFutureBarry), last: syntax.Pos{Line: -1, EndLine: -1, Col: -1, EndCol: -1}}
	f.annotations = flags&bc.FlagFutureAnnotations != 0
	done := false
	prev := int32(0)
	for i, s := range body {
		// A statement on the same line as one that is none of these ends them.
		if done && s.Span().Line > prev {
			break
		}
		prev = s.Span().Line
		if from, ok := s.(*syntax.ImportFrom); ok && from.Module == "__future__" && from.Level == 0 {
			if done {
				return f, newError(filename, s.Span(), "from __future__ imports must occur at the beginning of the file")
			}
			for _, a := range from.Names {
				flag, known := futureFlags[a.Name]
				switch {
				case known:
					f.flags |= flag
				case a.Name == "braces":
					return f, refuseFuture(filename, a, "not a chance")
				default:
					return f, refuseFuture(filename, a, "future feature "+a.Name+" is not defined")
				}
			}
			f.last = *s.Span()
		} else if i == 0 && hasDoc(body) {
			continue
		} else {
			done = true
		}
	}
	f.annotations = f.flags&bc.FlagFutureAnnotations != 0
	return f, nil
}

// tooLate reports whether a future statement comes after the beginning of the module.
func (f *future) tooLate(p *syntax.Pos) bool {
	return p.Line > f.last.Line || p.Line == f.last.EndLine && p.Col > f.last.EndCol
}

func refuseFuture(filename string, a *syntax.Alias, msg string) *syntax.Error {
	e := newError(filename, a.Span(), msg)
	e.Bare = true
	return e
}
