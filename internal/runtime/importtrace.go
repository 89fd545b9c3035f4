package runtime

// This file takes the frames of the import system out of tracebacks.

import (
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

const externalFile = stdlibPrefix + externalName + ".py"

// trimTraceback takes the frames of the import system out of the traceback of an
// error that an import raised. Where the error is a bug of the import system, and
// no ImportError, they stay.
func trimTraceback(err error) error {
	e := py.AsException(err)
	if e == nil {
		return err
	}
	all := e.Type().IsSubtype(py.ImportError) || e.Type().IsSubtype(py.SyntaxError)
	at := &e.Traceback
	for *at != nil {
		t := *at
		end := t
		for end != nil && vm.FrameInfo(end.Frame, int(end.Lasti)).File == externalFile {
			end = end.Next
		}
		switch {
		case end == t:
			at = &t.Next
		case end != nil || all:
			*at = end
		default:
			return err
		}
	}
	return err
}
