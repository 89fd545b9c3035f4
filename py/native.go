package py

// This file defines how native functions are declared and called.

import (
	"strconv"
	"strings"
	"sync"
)

// NativeFunc is a native function. args has one Value for each parameter of the
// signature, in its order: a missing optional one is its default, or absent if
// the default is written "?". *args arrives as a tuple, **kwargs as a dict.
// args is only valid during the call.
type NativeFunc func(th *Thread, args []Value) (Value, error)

// NativeDef declares a native function by its Python signature, from which come
// argument parsing, CPython's error messages, inspect.signature and the docs:
//
//	{Sig: "sorted(iterable, /, *, key=None, reverse=False)", Fn: sorted}
//
// Defaults are None, True, False, numbers and quoted strings. The default "?"
// means: optional, absent when not given. Methods name self first. The
// Positional flag makes the messages those of CPython's functions that parse a
// plain tuple ("f expected at most 2 arguments, got 3").
type NativeDef struct {
	Sig   string
	Doc   string
	Fn    NativeFunc
	Flags NativeFlags
	FnKw  NativeFunc // what is called for keyword arguments, with RawArgs and **kwargs: it gets the *args as a tuple

	// Wrong returns the error for arguments that do not fit (args hold the keywords' values
	// too), for a function that finds something else wrong first; err is the usual one.
	Wrong func(th *Thread, d *NativeDef, args []Value, kw []*Str, err error) error

	name     string
	params   []param
	nparams  int // len(params)
	quick    int // see Quick
	minPos   int // positional arguments that must be given
	maxPos   int // positional arguments that may be given, without *args
	simple   bool
	star     int    // position of *args, or -1
	starStar int    // position of **kwargs, or -1
	hidden   int    // leading parameters that messages do not count (self, cls)
	owner    *Type  // of a __new__
	home     *Type  // of a static method
	class    string // "list." for a method of list
	wrapper  bool   // the method for a slot
}

// NativeFlags tell what kind of function a NativeDef declares.
type NativeFlags uint16

// The kinds; 0 is a function of a module or a method of a type.
const (
	StaticMethod NativeFlags = 1 << iota
	ClassMethod              // the first parameter is the class
	CoexistSlot              // keep the method although a slot would make one of that name
	PythonErrors             // wrong arguments are reported as by a function written in Python
	Resumes                  // resumes the generator that is its first argument: the evaluator does that itself
	Consumes                 // of its only argument, an iterator, nothing is kept when it has returned
	RawArgs                  // *args arrives as the rest of args, not as a tuple: for a hot "f(self, *args)"
	Watches                  // after it the frame that calls it may be one that is traced
	PlainArity               // a wrong number of arguments is worded "f expected 1 argument, got 2" whatever the parameters
)

type paramKind uint8

const (
	posOnly paramKind = iota
	posOrKw
	kwOnly
	varPos
	varKw
)

type param struct {
	name string
	key  *Str
	def  Value
	kind paramKind
	opt  bool
	text string // the default as written
}

// sigName returns the name in the signature.
func (d *NativeDef) sigName() string { return d.Sig[:strings.IndexByte(d.Sig, '(')] }

// parse reads the signature; static definitions are parsed at their first use.
func (d *NativeDef) parse(method bool, intern func(string) *Str) {
	if d.params != nil || d.name != "" {
		return
	}
	open := strings.IndexByte(d.Sig, '(')
	d.name = d.Sig[:open]
	d.star, d.starStar = -1, -1
	body := d.Sig[open+1 : strings.LastIndexByte(d.Sig, ')')]
	kind := posOrKw
	d.simple = true
	for body != "" {
		var item string
		item, body = cutParam(body)
		switch {
		case item == "/":
			for i := range d.params {
				d.params[i].kind = posOnly
			}
			continue
		case item == "*":
			kind = kwOnly
			continue
		case strings.HasPrefix(item, "**"):
			d.starStar = len(d.params)
			d.params = append(d.params, param{name: item[2:], kind: varKw, opt: true})
			continue
		case item[0] == '*':
			d.star = len(d.params)
			d.params = append(d.params, param{name: item[1:], kind: varPos, opt: true})
			kind = kwOnly
			continue
		}
		p := param{kind: kind}
		var def string
		p.name, def, p.opt = strings.Cut(item, "=")
		if p.opt {
			p.text = def
			p.def = parseDefault(def, intern)
		}
		p.key = intern(p.name)
		d.params = append(d.params, p)
	}
	d.nparams = len(d.params)
	for i := range d.params {
		switch p := &d.params[i]; p.kind {
		case posOnly, posOrKw:
			d.maxPos++
			if !p.opt {
				d.minPos = d.maxPos
			}
		default:
			d.simple = false
		}
	}
	if method {
		d.hidden = 1
	}
	d.quick = -1
	if d.simple && d.Flags&(Resumes|Consumes|RawArgs) == 0 {
		d.quick = d.nparams
	}
}

// Quick returns the number of positional arguments with which Fn can be called at
// once, or -1: the evaluator's fast path.
func (d *NativeDef) Quick() int { return d.quick }

// cutParam splits off the first parameter of a list; quotes may hold commas.
func cutParam(s string) (item, rest string) {
	quote := byte(0)
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == ',' && depth == 0:
			return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
		}
	}
	return strings.TrimSpace(s), ""
}

func parseDefault(s string, intern func(string) *Str) Value {
	switch s {
	case "?":
		return Value{}
	case "None":
		return None
	case "True":
		return True
	case "False":
		return False
	case "()":
		return emptyTuple.Value()
	}
	if s[0] == '\'' || s[0] == '"' {
		body := s[1 : len(s)-1]
		if t, err := strconv.Unquote(`"` + body + `"`); err == nil {
			body = t
		}
		return intern(body).Value()
	}
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		return Int(i)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return Float(f)
	}
	panic("py: cannot read the default " + s)
}

// Name returns the name in the signature.
func (d *NativeDef) Name() string { return d.name }

// TextSignature returns what __text_signature__ shows, as "($self, x, /)".
func (d *NativeDef) TextSignature() string {
	open := strings.IndexByte(d.Sig, '(')
	s := d.Sig[open:]
	if strings.Contains(s, "=?") {
		return ""
	}
	if d.hidden > 0 && d.Flags&(StaticMethod) == 0 {
		if d.Flags&ClassMethod != 0 {
			return "($type" + strings.TrimPrefix(s[1:], d.params[0].name)
		}
		return "($self" + strings.TrimPrefix(s[1:], d.params[0].name)
	}
	return s
}

// Call calls the function with arguments as a CallFunc gets them.
func (d *NativeDef) Call(th *Thread, args []Value, kw []*Str) (Value, error) {
	if d.simple && kw == nil {
		if n := len(args); n == d.nparams {
			return d.Fn(th, args)
		} else if n >= d.minPos && n < d.nparams {
			full, mark := th.pushArgs(d.nparams)
			copy(full, args)
			for i := n; i < d.nparams; i++ {
				full[i] = d.params[i].def
			}
			v, err := d.Fn(th, full)
			th.PopArgs(mark)
			return v, err
		}
	}
	if d.Flags&RawArgs != 0 && len(kw) == 0 && len(args) >= d.minPos {
		return d.Fn(th, args)
	}
	full, mark := th.PushArgs(d.nparams)
	defer th.PopArgs(mark)
	if d.Flags&RawArgs != 0 && d.FnKw == nil {
		if len(kw) > 0 {
			return Value{}, TypeErrorf("%s%s() takes no keyword arguments", d.class, d.name)
		}
		return Value{}, d.arityError(len(args), len(args))
	}
	if err := d.bind(th, args, kw, full); err != nil {
		if d.Flags&ClassMethod != 0 && d.class != "" && len(args) > 0 && ToType(args[0]) != nil && IsException(err, TypeError) {
			// A class method is named after the class that it is bound to.
			bound := *d
			bound.class = ToType(args[0]).Name + "."
			err = bound.bind(th, args, kw, full)
		}
		if d.Flags&PythonErrors != 0 && IsException(err, TypeError) {
			err = d.pythonError(th, len(args)-len(kw), kw)
		}
		if d.Wrong != nil && IsException(err, TypeError) {
			err = d.Wrong(th, d, args, kw, err)
		}
		return Value{}, err
	}
	if d.FnKw != nil {
		return d.FnKw(th, full)
	}
	return d.Fn(th, full)
}

// callWith is Call with a value in front of the arguments (a bound self).
func (d *NativeDef) callWith(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
	all, mark := th.pushArgs(len(args) + 1)
	all[0] = self
	copy(all[1:], args)
	v, err := d.Call(th, all, kw)
	th.PopArgs(mark)
	return v, err
}

// bind distributes the arguments over the parameters.
func (d *NativeDef) bind(th *Thread, args []Value, kw []*Str, full []Value) error {
	npos := len(args) - len(kw)
	if d.hidden > 0 && npos == 0 && d.minPos > 0 {
		return TypeErrorf("unbound method %s%s() needs an argument", d.class, d.name)
	}
	if d.starStar < 0 && len(kw) > 0 && d.keywordNames() == 0 {
		if d.wrapper {
			return TypeErrorf("wrapper %s() takes no keyword arguments", d.name)
		}
		return TypeErrorf("%s%s() takes no keyword arguments", d.class, d.name)
	}
	if npos > d.maxPos && d.star < 0 {
		return d.arityError(npos, len(args))
	}
	pos := 0
	for i := range d.params {
		if d.params[i].kind <= posOrKw && pos < npos {
			full[i] = args[pos]
			pos++
		}
	}
	if d.star >= 0 {
		t, err := NewTupleLarge(th, args[pos:npos])
		if err != nil {
			return err
		}
		full[d.star] = t.Value()
	}
	var extra *Dict
	if d.starStar >= 0 {
		extra = NewDict()
		full[d.starStar] = extra.Value()
	}
	if extra == nil && d.star < 0 && len(args) > len(d.params) && len(kw) > 0 {
		keyword := ""
		if npos == d.hidden {
			keyword = "keyword "
		}
		plural := "s"
		if len(d.params)-d.hidden == 1 {
			plural = ""
		}
		return TypeErrorf("%s() takes at most %d %sargument%s (%d given)", d.name, len(d.params)-d.hidden, keyword, plural, len(args)-d.hidden)
	}
	var wrong error // of the first keyword that does not fit; what is missing is told before
next:
	for k, name := range kw {
		v := args[npos+k]
		for i := range d.params {
			p := &d.params[i]
			if (p.kind == posOrKw || p.kind == kwOnly) && (p.key == name || p.key.s == name.s) {
				if full[i].ref != nil {
					if wrong == nil {
						wrong = TypeErrorf("argument for %s() given by name ('%s') and position (%d)", d.name, p.name, i+1-d.hidden)
					}
					continue next
				}
				full[i] = v
				continue next
			}
		}
		if extra == nil {
			if wrong == nil {
				wrong = d.unexpectedKeyword(th, name)
			}
			continue
		}
		extra.SetStr(name, v)
	}
	for i := range d.params {
		p := &d.params[i]
		if full[i].ref != nil {
			continue
		}
		if p.opt {
			full[i] = p.def
			continue
		}
		switch {
		case p.kind == kwOnly:
			return TypeErrorf("%s() missing required keyword-only argument: '%s'", d.name, p.name)
		case p.kind == posOnly || d.keywordNames() == 0:
			return d.arityError(npos, len(args))
		}
		return TypeErrorf("%s() missing required argument '%s' (pos %d)", d.name, p.name, i+1-d.hidden)
	}
	return wrong
}

func (d *NativeDef) keywordNames() int {
	n := 0
	for i := range d.params {
		if k := d.params[i].kind; k == posOrKw || k == kwOnly {
			n++
		}
	}
	return n
}

func (d *NativeDef) unexpectedKeyword(th *Thread, name *Str) error {
	var cand []string
	for i := range d.params {
		if k := d.params[i].kind; k == posOrKw || k == kwOnly {
			cand = append(cand, d.params[i].name)
		}
		if d.Flags&PythonErrors != 0 && d.params[i].kind == posOnly && d.params[i].name == name.s {
			return TypeErrorf("%s() got some positional-only arguments passed as keyword arguments: '%s'", d.name, name.s)
		}
	}
	if hint := suggest(name.s, cand); hint != "" {
		return TypeErrorf("%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", d.name, name.s, hint)
	}
	return TypeErrorf("%s() got an unexpected keyword argument '%s'", d.name, name.s)
}

// arityError words the error for a wrong number of arguments as CPython does for
// the kind of C function that has this signature.
func (d *NativeDef) arityError(npos, total int) error {
	npos -= d.hidden
	total -= d.hidden
	lo, hi := d.minPos-d.hidden, d.maxPos-d.hidden
	switch {
	case d.wrapper && lo == hi:
		return TypeErrorf("expected %s, got %d", plural(lo, "argument"), npos)
	case d.keywordNames() == 0 && d.star < 0 || d.Flags&PlainArity != 0:
		switch {
		case d.Flags&PlainArity != 0 && lo == hi:
			return TypeErrorf("%s expected %s, got %d", d.name, plural(lo, "argument"), npos)
		case lo == 0 && hi == 0:
			return TypeErrorf("%s%s() takes no arguments (%d given)", d.class, d.name, npos)
		case lo == 1 && hi == 1 && d.owner == nil:
			return TypeErrorf("%s%s() takes exactly one argument (%d given)", d.class, d.name, npos)
		case lo == hi:
			return TypeErrorf("%s expected %s, got %d", d.name, plural(lo, "argument"), npos)
		case npos < lo:
			return TypeErrorf("%s expected at least %s, got %d", d.name, plural(lo, "argument"), npos)
		}
		return TypeErrorf("%s expected at most %s, got %d", d.name, plural(hi, "argument"), npos)
	}
	kwonly := 0
	for i := range d.params {
		if d.params[i].kind == kwOnly {
			kwonly++
		}
	}
	word := "at most"
	if lo == hi {
		word = "exactly"
	}
	switch {
	case npos < lo:
		if lo < hi || d.star >= 0 {
			word = "at least"
		}
		return TypeErrorf("%s() takes %s %s (%d given)", d.name, word, plural(lo, "positional argument"), npos)
	case total > hi+kwonly:
		kind := "argument"
		if npos == 0 {
			kind = "keyword argument"
		}
		return TypeErrorf("%s() takes at most %s (%d given)", d.name, plural(hi+kwonly, kind), total)
	case hi == 0:
		return TypeErrorf("%s() takes no positional arguments", d.name)
	}
	return TypeErrorf("%s() takes %s %s (%d given)", d.name, word, plural(hi, "positional argument"), npos)
}

func plural(n int, noun string) string {
	if n == 1 {
		return strconv.Itoa(n) + " " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Native is the Python type builtin_function_or_method: a native function of a
// module, or a native method bound to its self.
type Native struct {
	Object
	Def    *NativeDef
	Self   Value // bound self, the module's name as a str for functions, or absent
	Module Value // __module__ of a function, or absent
	bound  bool
}

// newNative returns a function object for a definition that was parsed.
func newNative(d *NativeDef, module Value) *Native {
	return &Native{Object: Object{typ: &nativeType}, Def: d, Module: module}
}

// Func returns a native function that is made at run time, for a closure in Go.
func Func(sig, doc string, fn NativeFunc) Value {
	d := &NativeDef{Sig: sig, Doc: doc, Fn: fn}
	d.parse(false, frozenStr)
	return newNative(d, Value{}).Value()
}

// Value returns the function as a value.
func (n *Native) Value() Value { return ValueOf(&n.Object) }

func nativeCall(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
	n := (*Native)(self.ref)
	if n.bound {
		return n.Def.callWith(th, n.Self, args, kw)
	}
	return n.Def.Call(th, args, kw)
}

// Bound reports whether the function gets Self as its first argument.
func (n *Native) Bound() bool { return n.bound }

// Call calls a native function with positional arguments: the evaluator's fast path.
func (n *Native) Call(th *Thread, args []Value) (Value, error) {
	if n.bound {
		return n.Def.callWith(th, n.Self, args, nil)
	}
	return n.Def.Call(th, args, nil)
}

// PrepareInit returns the Init slot of a static type whose __init__ is declared by d,
// whose first parameter is the object.
func PrepareInit(d *NativeDef) InitFunc {
	once := &sync.Once{}
	return func(th *Thread, self Value, args []Value, kw []*Str) error {
		once.Do(func() { d.parse(true, frozenStr) })
		_, err := d.callWith(th, self, args, kw)
		return err
	}
}

// PrepareCall is PrepareInit for the Call slot.
func PrepareCall(d *NativeDef) CallFunc {
	d.parse(true, internStatic)
	return d.callWith
}

// StaticFunction returns the function of a definition that was parsed, as a module has
// it, for all VMs: in package-level variables and init functions.
func StaticFunction(d *NativeDef, module string) Value {
	return newNative(d, internStatic(module).Value()).Value()
}
