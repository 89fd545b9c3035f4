package io

// This file defines input(), and what the runtime does with the standard streams.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// BuiltinsDef declares the functions of builtins that belong to this module.
var BuiltinsDef = (&py.ModuleDef{Name: "builtins", Funcs: []py.NativeDef{
	{Sig: "input(prompt='', /)", Doc: "Read a line from standard input and return it without its end.\n\nThe prompt, if there is one, is written to standard output before.\nThe end of the input raises EOFError.", Fn: input},
}, Init: func(th *py.Thread, m *py.Module) error {
	m.Dict.SetGo(th, "open", openFunction)
	return nil
}}).Prepare()

// openFunction is open in builtins and in io, of all VMs.
var openFunction py.Value

var (
	stdinName  = py.InternStatic("stdin")
	stdoutName = py.InternStatic("stdout")
	stderrName = py.InternStatic("stderr")
	flushName  = py.InternStatic("flush")
	writeName  = py.InternStatic("write")
)

func input(th *py.Thread, a []py.Value) (py.Value, error) {
	streams := [3]py.Value{}
	for i, n := range []*py.Str{stdinName, stdoutName, stderrName} {
		v, ok := th.Interp.Sys.GetStr(n)
		if !ok || v.IsNone() {
			return py.Value{}, py.RuntimeErrorf("input(): lost sys.%s", n.String())
		}
		streams[i] = v
	}
	in, out, errs := streams[0], streams[1], streams[2]
	if _, err := th.CallMethod(errs, flushName); err != nil && py.AsException(err) == nil {
		return py.Value{}, err
	}
	prompt, err := py.StrOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if prompt.String() != "" {
		if _, err := th.CallMethod(out, writeName, prompt.Value()); err != nil {
			return py.Value{}, err
		}
	}
	if _, err := th.CallMethod(out, flushName); err != nil && py.AsException(err) == nil {
		return py.Value{}, err
	}
	line, err := th.CallMethod(in, readlineName)
	if err != nil {
		return py.Value{}, err
	}
	s := py.ToStr(line)
	if s == nil {
		return py.Value{}, py.TypeErrorf("object.readline() returned non-string")
	}
	if s.String() == "" {
		return py.Value{}, py.Errorf(py.EOFError, "EOF when reading a line")
	}
	return py.String(strings.TrimSuffix(s.String(), "\n")), nil
}

// IsText reports whether v is a TextIOWrapper and nothing derived from it.
func IsText(v py.Value) bool { return v.Type() == textIOType }

// Flush flushes a TextIOWrapper that is still open.
func Flush(th *py.Thread, v py.Value) error {
	t := toText(v)
	if t.usable(th) != nil || !t.writable {
		return nil
	}
	_, err := textFlush(th, []py.Value{v})
	return err
}
