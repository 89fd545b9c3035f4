package json

// This file decodes: the type make_scanner and its parser.

import (
	"math"
	"strconv"

	"github.com/hognose/hognose/py"
)

// scanner is the Python type make_scanner. Hooks that are what they are by
// default are absent, so that nothing needs to be called.
type scanner struct {
	py.Object
	strict                                                  bool
	objectHook, pairsHook, parseFloat, parseInt, parseConst py.Value // as the attributes show them
	hook, pairs, floatFn, intFn, constFn                    py.Value // what must be called
}

var scannerType = &py.Type{Name: "Scanner", Module: "_json", Doc: "JSON scanner object"}

func newScanner(th *py.Thread, a []py.Value) (py.Value, error) {
	s := py.New[scanner](py.ToType(a[0]))
	ctx := a[1]
	strict, err := py.GetAttrGo(th, ctx, "strict")
	if err != nil {
		return py.Value{}, err
	}
	if s.strict, err = py.Truth(th, strict); err != nil {
		return py.Value{}, err
	}
	for _, f := range []struct {
		name string
		p    *py.Value
	}{{"object_hook", &s.objectHook}, {"object_pairs_hook", &s.pairsHook}, {"parse_float", &s.parseFloat}, {"parse_int", &s.parseInt}, {"parse_constant", &s.parseConst}} {
		if *f.p, err = py.GetAttrGo(th, ctx, f.name); err != nil {
			return py.Value{}, err
		}
	}
	if !s.objectHook.IsNone() {
		s.hook = s.objectHook
	}
	if !s.pairsHook.IsNone() {
		s.pairs = s.pairsHook
	}
	if s.parseFloat != py.FloatType.Value() {
		s.floatFn = s.parseFloat
	}
	if s.parseInt != py.IntType.Value() {
		s.intFn = s.parseInt
	}
	s.constFn = s.parseConst
	if m := s.parseConst; m.Type() == py.NativeType || m.Type() == py.MethodWrapperType {
		// The default is the __getitem__ of a table of the three constants.
		if n := py.Cast[py.Native](m); n.Def.Name() == "__getitem__" && !n.Self.IsAbsent() {
			if d := py.ToDict(n.Self); d != nil && d.Len() == 3 {
				if v, ok := d.GetStr(th.Intern("NaN")); ok && v.IsFloat() {
					s.constFn = py.Value{}
				}
			}
		}
	}
	return py.ValueOf(&s.Object), nil
}

func defineScanner() {
	t := scannerType
	t.SetLayout(py.LayoutOf[scanner]())
	t.NewSig = &py.NativeDef{Sig: "make_scanner(cls, context)", Fn: newScanner}
	call := &py.ModuleDef{Name: "_json", Funcs: []py.NativeDef{{Sig: "scan_once(string, idx)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.NewTuple2(a[0], a[1]).Value(), nil }}}}
	call.Prepare()
	t.Call = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(kw) > 0 || len(args) != 2 {
			v, err := call.Func(0).Call(th, args, kw)
			if err != nil {
				return py.Value{}, err
			}
			args = py.ToTuple(v).Items()
		}
		return py.Cast[scanner](self).scan(th, args[0], args[1])
	}
	for _, g := range []struct {
		name, doc string
		get       func(s *scanner) py.Value
	}{
		{"strict", "strict", func(s *scanner) py.Value { return py.Bool(s.strict) }},
		{"object_hook", "object_hook", func(s *scanner) py.Value { return s.objectHook }},
		{"object_pairs_hook", "object_pairs_hook", func(s *scanner) py.Value { return s.pairsHook }},
		{"parse_float", "parse_float", func(s *scanner) py.Value { return s.parseFloat }},
		{"parse_int", "parse_int", func(s *scanner) py.Value { return s.parseInt }},
		{"parse_constant", "parse_constant", func(s *scanner) py.Value { return s.parseConst }},
	} {
		get := g.get
		t.Getters = append(t.Getters, py.GetSetDef{Name: g.name, Doc: g.doc, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return get(py.Cast[scanner](v)), nil
		}})
	}
	py.Define(t)
	Module.Init = func(th *py.Thread, m *py.Module) error {
		m.Dict.DeleteStr(th.Intern("Scanner"))
		m.Dict.DeleteStr(th.Intern("Encoder"))
		m.Dict.SetGo(th, "make_scanner", scannerType.Value())
		m.Dict.SetGo(th, "make_encoder", encoderType.Value())
		return nil
	}
}

func (s *scanner) scan(th *py.Thread, text, idx py.Value) (py.Value, error) {
	doc := py.ToStr(text)
	if doc == nil {
		return py.Value{}, py.TypeErrorf("first argument must be a string, not %s", text.Type().FullName())
	}
	i, err := py.IndexOverflow(th, idx, py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if i < 0 {
		return py.Value{}, py.ValueErrorf("idx cannot be negative")
	}
	if i >= doc.Len() {
		return py.Value{}, py.StopIterationOf(py.Int(int64(i)))
	}
	p := parser{th: th, doc: doc, s: doc.String(), strict: s.strict, sc: s}
	v, end, err := p.value(doc.Offset(i))
	if err != nil {
		return py.Value{}, err
	}
	if !doc.IsASCII() {
		end = doc.RuneIndex(end)
	}
	return py.NewTuple2(v, py.Int(int64(end))).Value(), nil
}

// parser is the state of one call. Positions are byte offsets.
type parser struct {
	th     *py.Thread
	sc     *scanner
	doc    *py.Str
	s      string
	strict bool
	steps  int
	keys   map[string]*py.Str // keys of objects, each made once
	block  []byte             // room for the text of strings
	buf    []byte
	stack  []py.Value // items of the arrays that are being read
}

func (p *parser) error(msg string, off int) error { return decodeError(p.th, msg, p.doc, off) }

// expected is the error for a value that is not there: raw_decode catches it.
func (p *parser) expected(off int) error {
	return py.StopIterationOf(py.Int(int64(p.doc.RuneIndex(off))))
}

func (p *parser) space(i int) int {
	s := p.s
	for start := i; i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r'); i++ {
		if (i-start)&0xffff == 0xffff {
			if p.th.Poll() != nil {
				return i // the next poll has the error too
			}
		}
	}
	return i
}

// keep returns a copy of part of the document in memory of its own: many short
// strings share a block, so that neither they nor the document are kept by one.
func (p *parser) keep(s string) string {
	n := len(s)
	if n > 256 {
		return string([]byte(s))
	}
	if len(p.block)+n > cap(p.block) {
		p.block = make([]byte, 0, 1024)
	}
	at := len(p.block)
	p.block = append(p.block, s...)
	return py.TextOf(p.block[at : at+n])
}

// str reads the string whose contents start at i, behind the quote.
func (p *parser) str(i int) (*py.Str, int, error) {
	r, msg, bad, err := findEnd(p.th, p.s, i, p.strict)
	if err != nil {
		return nil, 0, err
	}
	if msg != "" {
		// A wrong escape before that is the error that counts.
		before := p.s[i:]
		if bad >= i {
			before = p.s[i:bad]
		}
		if m, at, err := wrongEscape(p.th, before, i, bad < i); err != nil || m != "" {
			if err != nil {
				return nil, 0, err
			}
			msg, bad = m, at
		}
		return nil, 0, p.error(msg, bad)
	}
	text := p.s[i:r.end]
	if !r.escapes {
		if r.ascii {
			return py.ToStr(py.ASCIIString(p.keep(text))), r.end + 1, nil
		}
		return py.NewStr(p.keep(text)), r.end + 1, nil
	}
	out, msg, bad, err := unescape(p.th, p.buf[:0], text, i)
	if err != nil {
		return nil, 0, err
	}
	if msg != "" {
		return nil, 0, p.error(msg, bad)
	}
	p.buf = out[:0]
	if err := p.th.Charge(int64(len(out))); err != nil {
		return nil, 0, err
	}
	return py.NewStr(string(out)), r.end + 1, nil
}

// key reads the key of an object.
func (p *parser) key(i int) (*py.Str, int, error) {
	// Most keys are short and plain, and come again.
	s := p.s
	j := i
	for j < len(s) && plain[s[j]] {
		j++
	}
	if j < len(s) && s[j] == '"' && j-i < 64 {
		if k, ok := p.keys[s[i:j]]; ok {
			return k, j + 1, nil
		}
		text := p.keep(s[i:j])
		k := py.ToStr(py.ASCIIString(text))
		if p.keys == nil {
			p.keys = map[string]*py.Str{}
		}
		if len(p.keys) < 1<<14 {
			p.keys[text] = k
		}
		return k, j + 1, nil
	}
	return p.str(i)
}

// value reads the value at i.
func (p *parser) value(i int) (py.Value, int, error) {
	p.steps++
	if p.steps&255 == 0 {
		if err := p.th.Poll(); err != nil {
			return py.Value{}, 0, err
		}
		if err := p.th.Charge(256 * 48); err != nil {
			return py.Value{}, 0, err
		}
	}
	s := p.s
	if i >= len(s) {
		return py.Value{}, 0, p.expected(i)
	}
	switch c := s[i]; c {
	case '"':
		v, end, err := p.str(i + 1)
		if err != nil {
			return py.Value{}, 0, err
		}
		return v.Value(), end, nil
	case '{':
		if err := p.th.Enter(" while decoding a JSON object from a unicode string"); err != nil {
			return py.Value{}, 0, err
		}
		v, end, err := p.object(i + 1)
		p.th.Leave()
		return v, end, err
	case '[':
		if err := p.th.Enter(" while decoding a JSON array from a unicode string"); err != nil {
			return py.Value{}, 0, err
		}
		v, end, err := p.array(i + 1)
		p.th.Leave()
		return v, end, err
	case 'n':
		if len(s) >= i+4 && s[i:i+4] == "null" {
			return py.None, i + 4, nil
		}
	case 't':
		if len(s) >= i+4 && s[i:i+4] == "true" {
			return py.True, i + 4, nil
		}
	case 'f':
		if len(s) >= i+5 && s[i:i+5] == "false" {
			return py.False, i + 5, nil
		}
	case 'N':
		if len(s) >= i+3 && s[i:i+3] == "NaN" {
			return p.constant("NaN", math.Float64frombits(0x7ff8000000000000), i+3)
		}
	case 'I':
		if len(s) >= i+8 && s[i:i+8] == "Infinity" {
			return p.constant("Infinity", math.Inf(1), i+8)
		}
	case '-':
		if len(s) >= i+9 && s[i:i+9] == "-Infinity" {
			return p.constant("-Infinity", math.Inf(-1), i+9)
		}
		return p.number(i)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return p.number(i)
	}
	return py.Value{}, 0, p.expected(i)
}

func (p *parser) constant(name string, f float64, end int) (py.Value, int, error) {
	if fn := p.sc.constFn; !fn.IsAbsent() {
		v, err := p.th.Call(fn, py.String(name))
		return v, end, err
	}
	return py.Float(f), end, nil
}

// number reads the number at i.
func (p *parser) number(i int) (py.Value, int, error) {
	s, start := p.s, i
	neg := s[i] == '-'
	if neg {
		i++
	}
	n := int64(0)
	first := i
	switch {
	case i < len(s) && s[i] == '0':
		i++
	case i < len(s) && s[i] >= '1' && s[i] <= '9':
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			if i-first < 18 {
				n = n*10 + int64(s[i]-'0')
			}
			if i&0xffff == 0 {
				if err := p.th.Poll(); err != nil {
					return py.Value{}, 0, err
				}
			}
			i++
		}
	default:
		return py.Value{}, 0, p.expected(start)
	}
	digits := i - first
	isFloat := false
	if i+1 < len(s) && s[i] == '.' && s[i+1] >= '0' && s[i+1] <= '9' {
		isFloat = true
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		}
	}
	if i+1 < len(s) && s[i]|0x20 == 'e' {
		j := i + 1
		if s[j] == '+' || s[j] == '-' {
			j++
		}
		if j < len(s) && s[j] >= '0' && s[j] <= '9' {
			isFloat = true
			for i = j; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			}
		}
	}
	switch {
	case isFloat && !p.sc.floatFn.IsAbsent():
		v, err := p.th.Call(p.sc.floatFn, py.String(s[start:i]))
		return v, i, err
	case isFloat:
		f, _ := strconv.ParseFloat(s[start:i], 64) // out of range is an infinity
		return py.Float(f), i, nil
	case !p.sc.intFn.IsAbsent():
		v, err := p.th.Call(p.sc.intFn, py.String(s[start:i]))
		return v, i, err
	case digits <= 18:
		if neg {
			n = -n
		}
		return py.Int(n), i, nil
	}
	v, err := p.th.Call(py.IntType.Value(), py.String(s[start:i]))
	return v, i, err
}

// array reads the array whose bracket was before i.
func (p *parser) array(i int) (py.Value, int, error) {
	base := len(p.stack)
	defer func() {
		clear(p.stack[base:])
		p.stack = p.stack[:base]
	}()
	i = p.space(i)
	if i < len(p.s) && p.s[i] == ']' {
		return py.ListOf(nil), i + 1, nil
	}
	for {
		v, end, err := p.value(i)
		if err != nil {
			return py.Value{}, 0, err
		}
		p.stack = append(p.stack, v)
		i = p.space(end)
		if i < len(p.s) && p.s[i] == ']' {
			items := append([]py.Value(nil), p.stack[base:]...)
			return py.ListOf(items), i + 1, nil
		}
		if i >= len(p.s) || p.s[i] != ',' {
			return py.Value{}, 0, p.error("Expecting ',' delimiter", i)
		}
		comma := i
		i = p.space(i + 1)
		if i < len(p.s) && p.s[i] == ']' {
			return py.Value{}, 0, p.error("Illegal trailing comma before end of array", comma)
		}
	}
}

// object reads the object whose brace was before i.
func (p *parser) object(i int) (py.Value, int, error) {
	var d *py.Dict
	var pairs []py.Value
	asPairs := !p.sc.pairs.IsAbsent()
	if !asPairs {
		d = py.NewDict()
	}
	i = p.space(i)
	if i < len(p.s) && p.s[i] == '}' {
		i++
	} else {
		for {
			if i >= len(p.s) || p.s[i] != '"' {
				return py.Value{}, 0, p.error("Expecting property name enclosed in double quotes", i)
			}
			k, end, err := p.key(i + 1)
			if err != nil {
				return py.Value{}, 0, err
			}
			i = p.space(end)
			if i >= len(p.s) || p.s[i] != ':' {
				return py.Value{}, 0, p.error("Expecting ':' delimiter", i)
			}
			v, end, err := p.value(p.space(i + 1))
			if err != nil {
				return py.Value{}, 0, err
			}
			if asPairs {
				pairs = append(pairs, py.NewTuple2(k.Value(), v).Value())
			} else {
				d.SetStr(k, v)
			}
			i = p.space(end)
			if i < len(p.s) && p.s[i] == '}' {
				i++
				break
			}
			if i >= len(p.s) || p.s[i] != ',' {
				return py.Value{}, 0, p.error("Expecting ',' delimiter", i)
			}
			comma := i
			i = p.space(i + 1)
			if i < len(p.s) && p.s[i] == '}' {
				return py.Value{}, 0, p.error("Illegal trailing comma before end of object", comma)
			}
		}
	}
	if asPairs {
		v, err := p.th.Call(p.sc.pairs, py.ListOf(pairs))
		return v, i, err
	}
	if !p.sc.hook.IsAbsent() {
		v, err := p.th.Call(p.sc.hook, d.Value())
		return v, i, err
	}
	return d.Value(), i, nil
}
