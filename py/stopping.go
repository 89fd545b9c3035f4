package py

// This file defines what natives and the evaluator share about stops: the
// exception of an interrupt, and how a native says what it waits for.

import "context"

// RunInterrupt is raised in every thread of a run that the host interrupts. It is
// a KeyboardInterrupt so that programs and frameworks that let a Ctrl-C end them
// (asyncio, unittest, concurrent.futures) let this end them too. Scripts find it
// as hognose.RunInterrupt.
var RunInterrupt = &Type{Name: "RunInterrupt", Module: "hognose", Base: KeyboardInterrupt, Flags: FlagBaseType | FlagException,
	Doc: "The host asks this run to end: clean up and let it pass.\n\nThe attribute cause is the reason that the host gave, as text. When the grace\nperiod is over, the run is ended without running any more of its code."}

// NewRunInterrupt returns the exception of an interrupt with the cause's text.
func NewRunInterrupt(cause string) *Exception {
	e := NewException(RunInterrupt, String(cause))
	return e
}

func initStopping() {
	RunInterrupt.Getters = []GetSetDef{{Name: "cause", Get: func(th *Thread, v Value) (Value, error) {
		if e := ToException(v); e != nil && len(e.Args.items) > 0 {
			return e.Args.items[0], nil
		}
		return None, nil
	}}}
	Define(RunInterrupt)
	for _, t := range []*Type{InterpreterError, InterpreterNotFoundError, NotShareableError} {
		Define(t)
	}
}

// Wait says how a native waits.
type Wait struct {
	// What the thread waits for, as "time.sleep" or "a lock": DumpStacks shows it.
	What string
	// Masked waits are ended by a kill only; exceptions wait for the next poll.
	// For what must be done before anything else can: taking a lock back.
	Masked bool
}

// Block waits: it gives up the VM lock while f runs. The ctx ends at a stop or an
// asynchronous exception, and f returns soon after that. If f returns nil,
// what it waited for has happened, and Block returns nil whatever was asked
// meanwhile: a lock that was acquired is not lost. f may be called again, when the
// request was withdrawn or a signal handler ran: it reckons its time-out from
// before Block. f must not touch any Value.
func (th *Thread) Block(f func(ctx context.Context) error) error {
	return th.Eval.Block(th, Wait{What: "a native function"}, f)
}

// BlockIn is Block with a name for what is waited for.
func (th *Thread) BlockIn(what string, f func(ctx context.Context) error) error {
	return th.Eval.Block(th, Wait{What: what}, f)
}

// BlockMasked is BlockIn that no exception ends, only a kill.
func (th *Thread) BlockMasked(what string, f func(ctx context.Context) error) error {
	return th.Eval.Block(th, Wait{What: what, Masked: true}, f)
}

// BlockForeign is BlockIn for a call that may ignore its ctx: f runs on a
// goroutine of its own. When the run is killed and f does not return, it is
// abandoned: counted (Usage), its late result dropped. Use it only for system
// calls and host functions that cannot be cancelled.
func (th *Thread) BlockForeign(what string, f func(ctx context.Context) error) error {
	return th.Eval.BlockForeign(th, Wait{What: what}, f)
}
