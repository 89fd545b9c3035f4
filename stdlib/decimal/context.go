package decimal

// This file defines the Python types Context, SignalDict and ContextManager, and
// the current context.

import (
	"fmt"
	"strings"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/contextvars"
)

// context is the Python type Context.
type context struct {
	py.Object
	ctx
	traps cond
	spare *ctx // one that an operation has used, for the next; nil while it is in use
}

// signalDict is the mapping of a context's traps or flags.
type signalDict struct {
	py.Object
	c     *context
	flags bool
}

// manager is what localcontext returns.
type manager struct {
	py.Object
	local, saved py.Value
}

var (
	contextType    = &py.Type{Name: "Context", Module: "decimal", Flags: py.FlagBaseType, Doc: "The context affects almost all operations and rules the environment of a decimal computation."}
	signalDictType = &py.Type{Name: "SignalDict", Module: "decimal", Flags: py.FlagNoInstantiate | py.FlagMapping}
	managerType    = &py.Type{Name: "ContextManager", Module: "decimal", Flags: py.FlagNoInstantiate}
)

type stateKey struct{}

// state is what the module has for each VM.
type state struct {
	current              py.Value // a contextvars.ContextVar
	def, basic, extended *context
}

func (c *context) value() py.Value { return py.ValueOf(&c.Object) }

func plainContext(prec int, r rounding, traps cond) *context {
	c := py.New[context](contextType)
	c.ctx = ctx{prec: prec, emin: -999999, emax: 999999, round: r, capitals: true}
	c.traps = traps
	return c
}

func stateOf(th *py.Thread) (*state, error) {
	st := th.Interp.State(stateKey{}, func() any {
		return &state{
			def:      plainContext(28, roundHalfEven, anyInvalid|divisionByZero|overflow),
			basic:    plainContext(9, roundHalfUp, anyInvalid|divisionByZero|overflow|underflow|clamped),
			extended: plainContext(9, roundHalfEven, 0),
		}
	}).(*state)
	if st.current.IsAbsent() {
		m, err := th.Eval.Import(th, "contextvars", nil, py.None, 0)
		if err != nil {
			return nil, err
		}
		if st.current, err = th.CallMethodGo(m, "ContextVar", py.String("decimal_context")); err != nil {
			return nil, err
		}
	}
	return st, nil
}

func toContext(v py.Value) *context {
	if t := v.Type(); t == contextType || t.IsSubtype(contextType) {
		return py.Cast[context](v)
	}
	return nil
}

// current returns the context of the running thread or task.
func current(th *py.Thread) (*context, error) {
	st, err := stateOf(th)
	if err != nil {
		return nil, err
	}
	if v := contextvars.Get(th, st.current); !v.IsAbsent() {
		if c := toContext(v); c != nil {
			return c, nil
		}
	}
	c := st.def.copy()
	c.status = 0
	_, err = th.CallMethodGo(st.current, "set", c.value())
	return c, err
}

func (c *context) copy() *context {
	n := py.New[context](contextType)
	n.ctx, n.traps = c.ctx, c.traps
	return n
}

// contextArg returns the context that an optional argument means.
func contextArg(th *py.Thread, v py.Value) (*context, error) {
	if v.IsAbsent() || v.IsNone() {
		return current(th)
	}
	if c := toContext(v); c != nil {
		return c, nil
	}
	return nil, py.TypeErrorf("optional argument must be a context")
}

// begin returns a context to compute with; end adds its conditions to c and raises
// those that are trapped.
func (c *context) begin(th *py.Thread) *ctx {
	w := c.spare
	if c.spare = nil; w == nil {
		w = &ctx{calc: new(calc)}
	}
	k := w.calc
	*k = calc{th: th}
	*w = c.ctx
	w.status, w.calc = 0, k
	return w
}

func (c *context) end(w *ctx) error {
	if w.calc != nil {
		if w.err != nil {
			return w.err
		}
		c.spare = w
	}
	if w.status == 0 {
		return nil
	}
	c.status |= w.status
	if t := w.status & c.traps; t != 0 {
		return raise(t)
	}
	return nil
}

// limited reads an attribute that is an int in a range.
func limited(th *py.Thread, name string, v py.Value, lo, hi int, msg string) (int, error) {
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("an integer is required")
	}
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, py.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	if n := int(i.Int()); n >= lo && n <= hi {
		return n, nil
	}
	return 0, py.ValueErrorf("%s", msg)
}

const roundingMessage = "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"

func roundingArg(v py.Value) (rounding, error) {
	if s := py.ToStr(v); s != nil {
		for i, n := range roundingNames {
			if n == s.String() {
				return rounding(i), nil
			}
		}
	}
	return 0, py.TypeErrorf("%s", roundingMessage)
}

func (c *context) set(th *py.Thread, name string, v py.Value) (err error) {
	var n int
	switch name {
	case "prec":
		if n, err = limited(th, name, v, 1, maxPrec, "valid range for prec is [1, MAX_PREC]"); err == nil {
			c.prec = n
		}
	case "Emin":
		if n, err = limited(th, name, v, minEmin, 0, "valid range for Emin is [MIN_EMIN, 0]"); err == nil {
			c.emin = n
		}
	case "Emax":
		if n, err = limited(th, name, v, 0, maxEmax, "valid range for Emax is [0, MAX_EMAX]"); err == nil {
			c.emax = n
		}
	case "capitals":
		if n, err = limited(th, name, v, 0, 1, "valid values for capitals are 0 or 1"); err == nil {
			c.capitals = n == 1
		}
	case "clamp":
		if n, err = limited(th, name, v, 0, 1, "valid values for clamp are 0 or 1"); err == nil {
			c.clamp = n == 1
		}
	case "rounding":
		var r rounding
		if r, err = roundingArg(v); err == nil {
			c.round = r
		}
	case "traps", "flags":
		var k cond
		if k, err = signalsArg(th, v); err == nil {
			if name == "traps" {
				c.traps = k
			} else {
				c.status = k
			}
		}
	}
	return err
}

const signalMessage = "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"

// signalsArg reads a list of signals, or a mapping of all of them to booleans.
func signalsArg(th *py.Thread, v py.Value) (cond, error) {
	if v.Type() == signalDictType {
		d := py.Cast[signalDict](v)
		return d.get(), nil
	}
	var k cond
	if l := py.ToList(v); l != nil {
		for _, x := range l.Items() {
			m, ok := conditionOf(x)
			if !ok {
				return 0, py.KeyErrorOf(py.String(signalMessage))
			}
			k |= m
		}
		return k, nil
	}
	if d := py.ToDict(v); d != nil {
		if d.Len() != len(signals) {
			return 0, py.KeyErrorOf(py.String("invalid signal dict"))
		}
		for _, s := range signals {
			x, ok, err := d.Get(th, s.t.Value())
			if err != nil {
				return 0, err
			}
			if !ok {
				return 0, py.KeyErrorOf(py.String(signalMessage))
			}
			if on, err := py.Truth(th, x); err != nil {
				return 0, err
			} else if on {
				k |= s.mask
			}
		}
		return k, nil
	}
	return 0, py.TypeErrorf("argument must be a signal dict")
}

func (d *signalDict) get() cond {
	if d.flags {
		return d.c.status
	}
	return d.c.traps
}

func (d *signalDict) put(k cond, on bool) {
	p := &d.c.traps
	if d.flags {
		p = &d.c.status
	}
	if on {
		*p |= k
	} else {
		*p &^= k
	}
}

func newSignalDict(c *context, flags bool) py.Value {
	d := py.New[signalDict](signalDictType)
	d.c, d.flags = c, flags
	return py.ValueOf(&d.Object)
}

func (d *signalDict) asDict(th *py.Thread) (*py.Dict, error) {
	out := py.NewDict()
	for _, s := range signals {
		if err := out.Set(th, s.t.Value(), py.Bool(d.get()&s.mask != 0)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var contextParams = [...]string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}

func newContext(th *py.Thread, a []py.Value) (py.Value, error) {
	st, err := stateOf(th)
	if err != nil {
		return py.Value{}, err
	}
	c := py.New[context](py.ToType(a[0]))
	c.ctx, c.traps = st.def.ctx, st.def.traps
	c.status = 0
	for i, name := range contextParams {
		if v := a[1+i]; !v.IsNone() {
			if err := c.set(th, name, v); err != nil {
				return py.Value{}, err
			}
		}
	}
	return c.value(), nil
}

func signalNames(k cond) string {
	var out []string
	for _, s := range []signal{{excClamped, clamped, 0}, {excInvalid, anyInvalid, 0}, {excDivisionByZero, divisionByZero, 0}, {excInexact, inexact, 0}, {excFloatOperation, floatOperation, 0}, {excOverflow, overflow, 0}, {excRounded, rounded, 0}, {excSubnormal, subnormal, 0}, {excUnderflow, underflow, 0}} {
		if k&s.mask != 0 {
			out = append(out, s.t.Name)
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func defineContext() {
	t := contextType
	t.SetLayout(py.LayoutOf[context]())
	t.NewSig = &py.NativeDef{Sig: "Context(cls, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", Fn: newContext}
	of := func(v py.Value) *context { return py.Cast[context](v) }
	t.Traverse = func(self py.Value, visit func(py.Value)) int { return 128 }
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		c := of(v)
		return py.String(fmt.Sprintf("Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)",
			c.prec, roundingNames[c.round], c.emin, c.emax, bit(c.capitals), bit(c.clamp), signalNames(c.status), signalNames(c.traps))), nil
	}
	attr := func(name string, get func(c *context) py.Value) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return get(of(v)), nil },
			Set: func(th *py.Thread, self, v py.Value) error {
				if v.IsAbsent() {
					return py.Errorf(py.AttributeError, "context attributes cannot be deleted")
				}
				return of(self).set(th, name, v)
			}})
	}
	attr("prec", func(c *context) py.Value { return py.Int(int64(c.prec)) })
	attr("rounding", func(c *context) py.Value { return py.String(roundingNames[c.round]) })
	attr("Emin", func(c *context) py.Value { return py.Int(int64(c.emin)) })
	attr("Emax", func(c *context) py.Value { return py.Int(int64(c.emax)) })
	attr("capitals", func(c *context) py.Value { return py.Int(bit(c.capitals)) })
	attr("clamp", func(c *context) py.Value { return py.Int(bit(c.clamp)) })
	attr("traps", func(c *context) py.Value { return newSignalDict(c, false) })
	attr("flags", func(c *context) py.Value { return newSignalDict(c, true) })
	number := func(name, doc string, f func(c *context) int) py.NativeDef {
		return py.NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(int64(f(of(a[0])))), nil }}
	}
	copyOf := func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copy().value(), nil }
	t.Methods = append(t.Methods,
		number("Etiny", "Return the smallest exponent of a number: Emin - prec + 1.", func(c *context) int { return c.etiny() }),
		number("Etop", "Return the largest exponent of a number of full length: Emax - prec + 1.", func(c *context) int { return c.etop() }),
		number("radix", "Return 10.", func(c *context) int { return 10 }),
		py.NativeDef{Sig: "clear_flags(self, /)", Doc: "Reset all flags to False.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { of(a[0]).status = 0; return py.None, nil }},
		py.NativeDef{Sig: "clear_traps(self, /)", Doc: "Set all traps to False.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { of(a[0]).traps = 0; return py.None, nil }},
		py.NativeDef{Sig: "copy(self, /)", Doc: "Return a copy, without flags.", Fn: copyOf},
		py.NativeDef{Sig: "__copy__(self, /)", Fn: copyOf},
		py.NativeDef{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			c := of(a[0])
			list := func(k cond) py.Value {
				var out []py.Value
				for _, s := range signals {
					if k&s.mask != 0 {
						out = append(out, s.t.Value())
					}
				}
				return py.ListOf(out)
			}
			return py.TupleOf(a[0].Type().Value(), py.TupleOf(py.Int(int64(c.prec)), py.String(roundingNames[c.round]), py.Int(int64(c.emin)), py.Int(int64(c.emax)), py.Int(bit(c.capitals)), py.Int(bit(c.clamp)), list(c.status), list(c.traps))), nil
		}})
	t.Methods = append(t.Methods, contextOperations()...)
	py.Define(t)
	defineSignalDict()
	defineManager()
}

func defineSignalDict() {
	t := signalDictType
	t.SetLayout(py.LayoutOf[signalDict]())
	of := func(v py.Value) *signalDict { return py.Cast[signalDict](v) }
	t.Traverse = func(self py.Value, visit func(py.Value)) int { visit(of(self).c.value()); return 32 }
	t.Len = func(th *py.Thread, v py.Value) (int, error) { return len(signals), nil }
	t.GetItem = func(th *py.Thread, v, k py.Value) (py.Value, error) {
		m, ok := conditionOf(k)
		if !ok {
			return py.Value{}, py.KeyErrorOf(py.String(signalMessage))
		}
		return py.Bool(of(v).get()&m != 0), nil
	}
	t.SetItem = func(th *py.Thread, v, k, x py.Value) error {
		if x.IsAbsent() {
			return py.ValueErrorf("signal keys cannot be deleted")
		}
		m, ok := conditionOf(k)
		if !ok {
			return py.KeyErrorOf(py.String(signalMessage))
		}
		on, err := py.Truth(th, x)
		if err == nil {
			of(v).put(m, on)
		}
		return err
	}
	t.Contains = func(th *py.Thread, v, k py.Value) (bool, error) { _, ok := conditionOf(k); return ok, nil }
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) {
		d, err := of(v).asDict(th)
		if err != nil {
			return py.Value{}, err
		}
		return py.Iter(th, d.Value())
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		var parts []string
		for _, s := range signals {
			parts = append(parts, fmt.Sprintf("<class 'decimal.%s'>:%s", s.t.Name, map[bool]string{true: "True", false: "False"}[of(v).get()&s.mask != 0]))
		}
		return py.String("{" + strings.Join(parts, ", ") + "}"), nil
	}
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		if op != py.EQ && op != py.NE || a.Type() != signalDictType {
			return py.NotImplemented, nil
		}
		var k cond
		switch {
		case b.Type() == signalDictType:
			k = of(b).get()
		case py.ToDict(b) != nil:
			var err error
			if k, err = signalsArg(th, b); err != nil {
				if py.AsException(err) == nil {
					return py.Value{}, err
				}
				return py.Bool(op == py.NE), nil
			}
		default:
			return py.NotImplemented, nil
		}
		same := true
		for _, s := range signals {
			same = same && (k&s.mask != 0) == (of(a).get()&s.mask != 0)
		}
		return py.Bool(same == (op == py.EQ)), nil
	}
	view := func(name string) py.NativeDef {
		return py.NativeDef{Sig: name + "(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, err := of(a[0]).asDict(th)
			if err != nil || name == "copy" {
				return d.Value(), err
			}
			return th.CallMethodGo(d.Value(), name)
		}}
	}
	t.Methods = []py.NativeDef{view("keys"), view("values"), view("items"), view("copy"),
		{Sig: "get(self, key, default=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m, ok := conditionOf(a[1])
			if !ok {
				return a[2], nil
			}
			return py.Bool(of(a[0]).get()&m != 0), nil
		}},
		{Sig: "update(self, other=(), /, **kwargs)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := py.NewDict()
			if err := py.DictUpdate(th, d, a[1]); err != nil {
				return py.Value{}, err
			}
			for i := 0; ; {
				k, v, ok := d.Next(&i)
				if !ok {
					return py.None, nil
				}
				if err := py.SetItem(th, a[0], k, v); err != nil {
					return py.Value{}, err
				}
			}
		}}}
	py.Define(t)
}

func defineManager() {
	t := managerType
	t.SetLayout(py.LayoutOf[manager]())
	setCurrent := func(th *py.Thread, v py.Value) error {
		st, err := stateOf(th)
		if err == nil {
			_, err = th.CallMethodGo(st.current, "set", v)
		}
		return err
	}
	t.Methods = []py.NativeDef{
		{Sig: "__enter__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m := py.Cast[manager](a[0])
			return m.local, setCurrent(th, m.local)
		}},
		{Sig: "__exit__(self, /, *args)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.False, setCurrent(th, py.Cast[manager](a[0]).saved)
		}},
	}
	py.Define(t)
}

func setContext(th *py.Thread, a []py.Value) (py.Value, error) {
	c := toContext(a[0])
	if c == nil {
		return py.Value{}, py.TypeErrorf("argument must be a context")
	}
	st, err := stateOf(th)
	if err != nil {
		return py.Value{}, err
	}
	if c == st.def || c == st.basic || c == st.extended {
		c = c.copy()
		c.status = 0
	}
	_, err = th.CallMethodGo(st.current, "set", c.value())
	return py.None, err
}

func localContext(th *py.Thread, a []py.Value) (py.Value, error) {
	saved, err := current(th)
	if err != nil {
		return py.Value{}, err
	}
	c := saved
	if !a[0].IsNone() {
		if c = toContext(a[0]); c == nil {
			return py.Value{}, py.TypeErrorf("optional argument must be a context")
		}
	}
	local := c.copy()
	for i, name := range contextParams {
		if v := a[1+i]; !v.IsNone() {
			if err := local.set(th, name, v); err != nil {
				return py.Value{}, err
			}
		}
	}
	m := py.New[manager](managerType)
	m.local, m.saved = local.value(), saved.value()
	return py.ValueOf(&m.Object), nil
}

// ieeeContext is the context of an IEEE 754 interchange format.
func ieeeContext(th *py.Thread, a []py.Value) (py.Value, error) {
	bits, err := py.IndexOverflow(th, a[0], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if bits <= 0 || bits > 512 || bits%32 != 0 {
		return py.Value{}, py.ValueErrorf("argument must be a multiple of 32, with a maximum of 512")
	}
	c := plainContext(9*(bits/32)-2, roundHalfEven, 0)
	c.emax = 3 * (1 << (bits/16 + 3))
	c.emin = 1 - c.emax
	c.clamp = true
	return c.value(), nil
}
