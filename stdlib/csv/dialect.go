// Package csv is the native module _csv, on which csv is built.
package csv

// This file defines dialects: their parameters, and the type Dialect.

import (
	"unicode/utf8"

	"github.com/hognose/hognose/py"
)

// The kinds of quoting.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
	quoteStrings
	quoteNotNull
)

// none is a character parameter that is None.
const none = rune(-1)

// dialect is the Python type Dialect. It is immutable.
type dialect struct {
	py.Object
	delimiter, quote, escape rune
	terminator               string
	quoting                  int
	doubleQuote, skipSpace   bool
	strict                   bool
}

var (
	errorType   = &py.Type{Name: "Error", Module: "_csv", Base: py.ExceptionType, Flags: py.FlagBaseType}
	dialectType = &py.Type{Name: "Dialect", Module: "_csv", Flags: py.FlagBaseType, Doc: "CSV dialect\n\nThe Dialect type records CSV dialect options."}
)

func errorf(format string, args ...any) error { return py.Errorf(errorType, format, args...) }

// parameters are the names of the options, in the order of the constructor.
var parameters = [...]string{"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"}

func charArg(name string, v py.Value, def rune, noneOK bool) (rune, error) {
	if v.IsAbsent() {
		return def, nil
	}
	if v.IsNone() && noneOK {
		return none, nil
	}
	s := py.ToStr(v)
	if s == nil {
		if noneOK {
			return 0, py.TypeErrorf("\"%s\" must be a unicode character or None, not %s", name, v.Type().FullName())
		}
		return 0, py.TypeErrorf("\"%s\" must be a unicode character, not %s", name, v.Type().FullName())
	}
	if s.Len() != 1 {
		if noneOK {
			return 0, py.TypeErrorf("\"%s\" must be a unicode character or None, not a string of length %d", name, s.Len())
		}
		return 0, py.TypeErrorf("\"%s\" must be a unicode character, not a string of length %d", name, s.Len())
	}
	r, _ := utf8.DecodeRuneInString(s.String())
	return r, nil
}

func newDialect(th *py.Thread, a []py.Value) (py.Value, error) {
	base := a[1]
	opts := append([]py.Value(nil), a[2:]...)
	if !base.IsAbsent() && !base.IsNone() {
		if py.ToStr(base) != nil {
			d, err := lookupDialect(th, base)
			if err != nil {
				return py.Value{}, err
			}
			base = d
		}
		given := false
		for _, v := range opts {
			given = given || !v.IsAbsent()
		}
		if base.Type() == dialectType && !given {
			return base, nil
		}
		for i, name := range parameters {
			if opts[i].IsAbsent() {
				v, err := py.LookupAttrGo(th, base, name)
				if err != nil {
					return py.Value{}, err
				}
				opts[i] = v
			}
		}
	}
	d := py.New[dialect](py.ToType(a[0]))
	var err error
	if d.delimiter, err = charArg("delimiter", opts[0], ',', false); err != nil {
		return py.Value{}, err
	}
	flag := func(v py.Value, def bool) (bool, error) {
		if v.IsAbsent() {
			return def, nil
		}
		return py.Truth(th, v)
	}
	if d.doubleQuote, err = flag(opts[1], true); err != nil {
		return py.Value{}, err
	}
	if d.escape, err = charArg("escapechar", opts[2], none, true); err != nil {
		return py.Value{}, err
	}
	d.terminator = "\r\n"
	if v := opts[3]; !v.IsAbsent() {
		s := py.ToStr(v)
		if s == nil {
			return py.Value{}, py.TypeErrorf("\"lineterminator\" must be a string, not %s", v.Type().FullName())
		}
		d.terminator = s.String()
	}
	if d.quote, err = charArg("quotechar", opts[4], '"', true); err != nil {
		return py.Value{}, err
	}
	if v := opts[5]; !v.IsAbsent() {
		if v.Type() != py.IntType {
			return py.Value{}, py.TypeErrorf("\"quoting\" must be an integer, not %s", v.Type().FullName())
		}
		n, ok := py.AsInt(v)
		if !ok || n < quoteMinimal || n > quoteNotNull {
			return py.Value{}, py.TypeErrorf("bad \"quoting\" value")
		}
		d.quoting = int(n)
	}
	if d.skipSpace, err = flag(opts[6], false); err != nil {
		return py.Value{}, err
	}
	if d.strict, err = flag(opts[7], false); err != nil {
		return py.Value{}, err
	}
	if d.quote == none && opts[5].IsAbsent() {
		d.quoting = quoteNone
	}
	if d.quoting != quoteNone && d.quote == none {
		return py.Value{}, py.TypeErrorf("quotechar must be set if quoting enabled")
	}
	if err := d.check(); err != nil {
		return py.Value{}, err
	}
	return py.ValueOf(&d.Object), nil
}

// check refuses characters that cannot be told apart.
func (d *dialect) check() error {
	for _, p := range []struct {
		name string
		c    rune
		bare bool // a space is good
	}{{"delimiter", d.delimiter, true}, {"escapechar", d.escape, !d.skipSpace}, {"quotechar", d.quote, !d.skipSpace}} {
		if p.c == '\n' || p.c == '\r' || p.c == ' ' && !p.bare {
			return py.ValueErrorf("bad %s value", p.name)
		}
		if p.c != none {
			for _, r := range d.terminator {
				if r == p.c {
					return py.ValueErrorf("bad %s or lineterminator value", p.name)
				}
			}
		}
	}
	for _, p := range []struct {
		a, b string
		x, y rune
	}{{"delimiter", "escapechar", d.delimiter, d.escape}, {"delimiter", "quotechar", d.delimiter, d.quote}, {"escapechar", "quotechar", d.escape, d.quote}} {
		if p.x != none && p.x == p.y {
			return py.ValueErrorf("bad %s or %s value", p.a, p.b)
		}
	}
	return nil
}

func runeValue(r rune) py.Value {
	if r == none {
		return py.None
	}
	return py.String(string(r))
}

func defineDialect() {
	e := errorType
	py.Define(e)
	t := dialectType
	t.SetLayout(py.LayoutOf[dialect]())
	t.NewSig = &py.NativeDef{Sig: "Dialect(cls, dialect=?, delimiter=?, doublequote=?, escapechar=?, lineterminator=?, quotechar=?, quoting=?, skipinitialspace=?, strict=?)", Fn: newDialect}
	get := func(name string, f func(d *dialect) py.Value) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return f(py.Cast[dialect](v)), nil }})
	}
	get("delimiter", func(d *dialect) py.Value { return runeValue(d.delimiter) })
	get("doublequote", func(d *dialect) py.Value { return py.Bool(d.doubleQuote) })
	get("escapechar", func(d *dialect) py.Value { return runeValue(d.escape) })
	get("lineterminator", func(d *dialect) py.Value { return py.String(d.terminator) })
	get("quotechar", func(d *dialect) py.Value { return runeValue(d.quote) })
	get("quoting", func(d *dialect) py.Value { return py.Int(int64(d.quoting)) })
	get("skipinitialspace", func(d *dialect) py.Value { return py.Bool(d.skipSpace) })
	get("strict", func(d *dialect) py.Value { return py.Bool(d.strict) })
	refuse := func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Value{}, py.TypeErrorf("cannot pickle %s instances", a[0].Type().FullName())
	}
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Fn: refuse}, {Sig: "__reduce_ex__(self, protocol, /)", Fn: refuse}}
	py.Define(t)
}
