package vm

// This file declares the Python type frame.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

func initFrameType() {
	t := frameType
	t.Traverse = traverseFrame
	t.SetLayout(py.LayoutOf[FrameObject]())
	t.Flags |= py.FlagNoInstantiate
	fo := func(v py.Value) *FrameObject { return py.Cast[FrameObject](v) }
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		o := fo(v)
		line, _ := o.where()
		return py.String(fmt.Sprintf("<frame at %#x, file '%s', line %d, code %s>", py.ID(v), o.code.src.Filename, line, o.code.src.Name)), nil
	}
	flag := func(name string, get func(o *FrameObject) bool, set func(o *FrameObject, b bool)) py.GetSetDef {
		return py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(get(fo(v))), nil },
			Set: func(th *py.Thread, v, x py.Value) error {
				if x.IsAbsent() {
					return py.TypeErrorf("can't delete numeric/char attribute")
				}
				if x != py.True && x != py.False {
					return py.TypeErrorf("attribute value type must be bool")
				}
				set(fo(v), x.IsTrue())
				return nil
			}}
	}
	t.Getters = []py.GetSetDef{
		{Name: "f_code", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return fo(v).code.Value(), nil }},
		{Name: "f_globals", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return fo(v).globals.Value(), nil }},
		{Name: "f_builtins", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return builtinsOf(th.Interp, fo(v).globals).Value(), nil
		}},
		{Name: "f_locals", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return fo(v).namespace(), nil }},
		{Name: "f_lineno", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			line, _ := fo(v).where()
			if line <= 0 {
				return py.None, nil
			}
			return py.Int(int64(line)), nil
		}, Set: func(th *py.Thread, v, x py.Value) error { return self(th).setLine(fo(v), x) }},
		{Name: "f_lasti", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			_, i := fo(v).where()
			return py.Int(int64(i)), nil
		}},
		{Name: "f_back", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			o := fo(v)
			if f := o.live; f != nil && f.back != nil && f.suspended() == nil {
				return f.back.object().Value(), nil
			}
			if o.live == nil && o.back != nil {
				return o.back.Value(), nil
			}
			return py.None, nil
		}},
		{Name: "f_generator", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if f := fo(v).live; f != nil && f.gen != nil {
				return f.gen.Value(), nil
			}
			return py.None, nil
		}},
		{Name: "f_trace", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(fo(v).has().trace), nil },
			Set: func(th *py.Thread, v, x py.Value) error {
				if x.IsAbsent() || x.IsNone() {
					x = py.Value{}
				}
				o := fo(v)
				o.give().trace = x
				if o.live != nil && !x.IsAbsent() {
					self(th).traceWaiting()
				}
				return nil
			}},
		flag("f_trace_lines", func(o *FrameObject) bool { return !o.has().noLines }, func(o *FrameObject, b bool) { o.give().noLines = !b }),
		flag("f_trace_opcodes", func(o *FrameObject) bool { return o.has().opcodes }, func(o *FrameObject, b bool) { o.give().opcodes = b }),
	}
	t.Methods = []py.NativeDef{
		{Sig: "clear(self, /)", Doc: "Clear all references held by the frame.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			o := fo(a[0])
			if f := o.live; f != nil {
				g := f.suspended()
				if g == nil {
					return py.Value{}, py.RuntimeErrorf("cannot clear an executing frame")
				}
				if g.state != genCreated && g.state != genNascent {
					return py.Value{}, py.RuntimeErrorf("cannot clear a suspended frame")
				}
				if g.state == genCreated && g.Type() == coroutineType {
					self(th).warnUnawaited(g)
				}
				if err := g.close(self(th)); err != nil {
					return py.Value{}, err
				}
				return py.None, nil
			}
			if o.more != nil {
				o.more.extra, o.more.trace = nil, py.Value{}
			}
			clear(o.regs)
			return py.None, nil
		}},
		{Sig: "__sizeof__(self, /)", Doc: "Return the size of the frame in memory, in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(120 + 16*fo(a[0]).code.nregs)), nil
		}},
	}
	py.Define(t)
}

// suspended returns the generator whose frame f is, if it does not run.
func (f *Frame) suspended() *Generator {
	if f.gen != nil && f.gen.state != genRunning {
		return f.gen
	}
	return nil
}

// namespace returns f_locals: the mapping of a module or class body, a proxy in a
// function.
func (o *FrameObject) namespace() py.Value {
	if o.live != nil {
		if m := o.live.mapping(); !m.IsAbsent() && !o.live.inComprehension() {
			return m
		}
	} else if m := o.has().locals; !m.IsAbsent() {
		return m
	}
	return newLocalsProxy(o)
}
