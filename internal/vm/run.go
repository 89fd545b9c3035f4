package vm

// This file defines the loop that runs frames, and unwinding.

import (
	"fmt"
	"runtime/debug"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// run runs the current frame, which was entered with by = byGo, to its end.
func (th *Thread) run() (py.Value, error) {
	th.beginRun()
	return th.loop()
}

// loop runs the current frame until the innermost run is over.
func (th *Thread) loop() (py.Value, error) {
	for {
		f := th.frame
		for in := f.pc; in != nil; {
			in = in.fn(f, in)
		}
		if th.exit {
			th.exit = false
			v, err := th.result, th.err
			th.result, th.err = py.Value{}, nil
			th.endRun()
			return v, err
		}
	}
}

// guarded is run behind a recover: a bug in a native must not bring down the host.
func (th *Thread) guarded(entry *Frame) (py.Value, error) {
	return th.guardedIn(entry.back, th.depth-1, th.run)
}

// guardedIn calls run; after a panic, or when a function of the host has ended the goroutine, back is the running frame
// again, depth frames deep.
func (th *Thread) guardedIn(back *Frame, depth int, run func() (py.Value, error)) (v py.Value, err error) {
	native := th.NativeDepth()
	natives, began, each := len(th.natives), th.began, th.each
	returned := false
	defer func() {
		if returned {
			return
		}
		err = &Kill{errGoexit}
		if r := recover(); r != nil {
			err = py.SystemErrorf("internal error: %v\n%s", r, debug.Stack())
		}
		th.exit = false
		th.abandon(back, err)
		th.depth = depth
		th.SetNativeDepth(native)
		th.natives, th.began, th.each = th.natives[:natives], began, each
	}()
	v, err = run()
	returned = true
	return v, err
}

// Run runs a module's or script's code in the namespaces.
func (th *Thread) Run(c *Code, globals *py.Dict, locals py.Value) (py.Value, error) {
	if err := th.linkLarge(c); err != nil {
		return py.Value{}, err
	}
	f := th.push(c)
	f.globals, f.extra, f.by = globals, locals, byGo
	if err := th.enter(f); err != nil {
		return py.Value{}, err
	}
	if th.Spend(c.cost) {
		if err := th.safepoint(); err != nil {
			th.leave(f)
			return py.Value{}, err
		}
		th.entered(f, false)
	}
	return th.guarded(f)
}

// raise unwinds from the instruction in of the running frame f. It returns where
// to go on in f, or nil when another frame goes on.
func (f *Frame) raise(in *Instr, err error) *Instr {
	th := f.th
	e, _ := err.(*py.Exception)
	if e != nil && e.Traceback == nil {
		f.setContext(e)
	}
	return th.unwind(f, in, err)
}

func (th *Thread) unwind(f *Frame, in *Instr, err error) *Instr {
	return th.unwindFrom(f, in, err, true)
}

// Here returns a traceback of the running frame alone, or nil if no Python code runs.
func (th *Thread) Here() *py.Traceback {
	f := th.frame
	if f == nil || f.pc == nil {
		return nil
	}
	return py.NewTraceback(nil, f.object().Value(), f.code.index(f.pc)*unit, f.line())
}

// reraise raises again what was caught in f, whose entry the traceback has already.
func (th *Thread) reraise(f *Frame, in *Instr, e *py.Exception) *Instr {
	return th.unwindFrom(f, in, e, false)
}

func (th *Thread) unwindFrom(f *Frame, in *Instr, err error, entry bool) *Instr {
	first := f
	nowhere := !entry && f.code.line(in) == 0 // at the end of a handler
	for n := 1; ; n++ {
		if n&63 == 0 && th.Reasons().Load()&py.ReasonKill != 0 {
			if k := th.killed(); k != nil {
				err = k // a deep stack is not unwound to the end by an exception first
			}
		}
		if _, killed := err.(*Kill); killed {
			return th.unwindKilled(f, in, err)
		}
		if e, _ := err.(*py.Exception); e != nil {
			f.pc = in
			if entry {
				e.Traceback = f.traceback(e.Traceback, in)
			}
			if f.code.plain != nil {
				x := th.tellException(f, in, e, !entry)
				if err = x; x != error(e) {
					e, _ = x.(*py.Exception)
				}
			}
			entry = true
			if h := f.handler(in); h != nil && e != nil && (f.gen == nil || f.gen.state != genCreated) {
				if f.code.plain != nil {
					if x := th.tellHandled(f, int(h.Target), e); x != nil {
						err = x
						continue
					}
				}
				if !nowhere || f != first {
					f.raised = uint32(f.code.index(in))
				}
				*f.reg(uint32(h.Reg)) = e.Value()
				t := f.jump(uint32(h.Target))
				if th.VM.In.GC.Unsettled() {
					// Loops that were left may have been the last to refer to their iterators.
					f.pc = t
					if err = th.VM.In.SettleHere(&th.Thread); err != nil {
						in = t
						continue
					}
				}
				if f == first {
					return t
				}
				f.pc = t
				return nil
			}
		}
		by, back := f.by&^byCheck, f.back
		if f.by != by {
			th.checkAtReturn(back)
		}
		f.pc = in
		if nowhere && f == first { // it stays where the exception came from
			f.pc = &f.code.instrs[f.raised]
		}
		if e, _ := err.(*py.Exception); e != nil && f.code.plain != nil {
			err = th.tellUnwound(f, in, e)
		}
		if f.gen != nil {
			err = f.gen.failed(err)
		}
		if f.obj != nil && back != nil {
			back.expectTraceback()
		}
		th.leave(f)
		if by == byGo || by == byDrain {
			th.exit, th.err = true, err
			return nil
		}
		f = back
		in = f.pc
	}
}

// handler finds the exception handler for an instruction.
func (f *Frame) handler(in *Instr) *bytecode.Handler {
	hs := f.code.src.Handlers
	if len(hs) == 0 {
		return nil
	}
	i := int32(f.code.index(in))
	for k := range hs {
		if h := &hs[k]; i >= h.Start && i < h.End {
			return h
		}
	}
	return nil
}

// setContext sets __context__ of an exception that is being raised, without
// making a cycle.
func (f *Frame) setContext(e *py.Exception) {
	h := f.handled
	if h == nil || h == e || e.Context == h {
		return
	}
	for o, slow := h, h; o.Context != nil; {
		if o.Context == e {
			o.Context = nil
			break
		}
		o = o.Context
		if o.Context == nil {
			break
		}
		if o.Context == e {
			o.Context = nil
			break
		}
		o = o.Context
		slow = slow.Context
		if o == slow {
			break
		}
	}
	e.Context = h
}

// returnValue ends the frame f with a result; the caller goes on.
func (f *Frame) returnValue(v py.Value) *Instr {
	th := f.th
	b := f.back
	switch f.by {
	case byCall:
		ci := b.pc
		*b.reg(ci.a) = v
		b.pc = next(ci)
		if f.obj == nil && !f.own {
			th.depth--
			th.frame = b
			return nil
		}
	case byGo:
		th.exit, th.result = true, v
		if f.gen != nil {
			f.gen.finish(v)
			th.result = py.Value{}
		}
	case byDrain:
		th.exit = true
		f.gen.finish(py.None)
	case byForIter:
		f.gen.finish(py.None)
		ci := b.pc
		b.pc = b.jump(ci.c)
		if f.gen.use == usedByNext && f.obj == nil {
			*b.reg(ci.b) = py.Value{}
			th.leave(f)
			th.VM.recycle(f.gen)
			return b.returned(ci, v, evRaise)
		}
		th.leave(f)
		return b.returned(ci, v, evRaise)
	case byYieldFrom:
		f.gen.finish(v)
		ci := b.pc
		b.pc = next(ci)
		if f.gen.use == usedByNext && f.obj == nil {
			*b.reg(ci.b) = py.Value{}
			*b.reg(ci.a) = v
			th.leave(f)
			th.VM.recycle(f.gen)
			return b.returned(ci, v, evStopIteration)
		}
		*b.reg(ci.a) = v
		th.leave(f)
		return b.returned(ci, v, evStopIteration)
	case bySend:
		f.gen.finish(py.None)
		ci := b.pc
		th.leave(f)
		return b.raiseIn(ci, py.StopIterationOf(v))
	case byInit:
		ci := b.pc
		if !v.IsNone() {
			th.leave(f)
			return b.raiseIn(ci, py.TypeErrorf("__init__() should return None, not '%s'", v.Type().FullName()))
		}
		*b.reg(ci.a) = f.extra
		b.pc = next(ci)
	case byEnter:
		ci := b.pc
		*b.reg(ci.a + 1) = v
		b.pc = next(ci)
	case byDiscard:
		b.pc = next(b.pc)
	default: // byCheck is set
		return f.returnChecked(v)
	}
	th.leave(f)
	return nil
}

// raiseIn raises in a frame that is not the one whose operation runs: always
// returns nil, so that the loop fetches the frame anew.
func (f *Frame) raiseIn(in *Instr, err error) *Instr {
	if t := f.raise(in, err); t != nil {
		f.pc = t
	}
	return nil
}

func internalError(format string, args ...any) error {
	return py.SystemErrorf("%s", fmt.Sprintf(format, args...))
}
