package py

// This file defines Interpreter, the state of a VM that the object model and
// native modules need, and the interning of names.

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/hognose/hognose/internal/vfs"
)

// Interpreter is the state of one VM. Everything in it is guarded by the VM lock.
type Interpreter struct {
	Builtins *Dict // namespace of the builtins module
	Modules  *Dict // sys.modules
	Sys      *Dict // namespace of the sys module

	// Now is the VM's clock; nil is the real one.
	Now func() time.Time

	Files   *vfs.Files // the granted file system, the current folder and the open files
	Env     []string   // the environment, as os.Environ has it
	System  System     // the machine, nil if it was not granted
	Network Network    // the network, nil if it was not granted

	closing sync.Mutex
	closed  bool
	closers map[any]func() // what ends with the VM
	leaving []<-chan struct{}
	aside   sync.Mutex // held by who clears large memory; see makeTable

	MemoryStep int64 // bytes charged between two looks at what is live

	MaxStrDigits int  // sys.get_int_max_str_digits()
	DevMode      bool // -X dev
	UTF8Mode     bool // -X utf8
	// WarnDefaultEncoding is whether text files without an encoding are warned of: -X warn_default_encoding.
	WarnDefaultEncoding bool

	AuditHooks []Value // of sys.addaudithook

	// ModuleMissing words the error for an attribute that a module does not have; it may be nil.
	ModuleMissing func(th *Thread, m *Module, module, attr *Str) string

	interned   map[string]*Str
	subclasses map[*Type][]*Type // of static types
	state      map[any]any       // per-VM state of native modules
	lastKey    any               // the last key and value of state that were asked for
	lastState  any
	versions   uint64
	setTables  spareSetTables
	setInts    spareSetInts
	plans      *walkPlans

	ID        int64 // of an interpreter of concurrent.interpreters, 0: the main one
	NoDaemons bool  // daemon threads may not be started

	// FormatException returns the report of an exception, as python3 prints it.
	FormatException func(th *Thread, e *Exception) string
	Family          *Family // the interpreters that come from the same one; nil: there can be none
	Functions       Functions

	// AtExit calls what atexit has registered; it may be nil.
	AtExit func(th *Thread) error
	// AtExitClear forgets it; it may be nil.
	AtExitClear func()
	// Signal acts as if the signal had arrived for the VM.
	Signal func(th *Thread, signum int) error
	// HandleSignal runs a signal's handler in the main thread; nil: DefaultSignal does.
	HandleSignal func(th *Thread, signum int) error
	// DefaultSignal does what a signal does that has no handler.
	DefaultSignal func(th *Thread, signum int) error
	// OwnHandlers are the signals for which the script has a handler of its own, bit 0 for signal 1.
	OwnHandlers atomic.Uint64
	// SignalMask are the signals that wait until they are unmasked, bit 0 for signal 1.
	SignalMask uint64
	// PendingSignals and TakeSignal are for those that a script waits for.
	PendingSignals func() uint64
	TakeSignal     func(set uint64) int
	// AfterBusy calls f, on a goroutine of the runtime, after so much time in which a
	// thread of the run did something.
	AfterBusy func(d time.Duration, f func()) BusyTimer
	// RunEnd is called when a run has ended, on every exit path.
	RunEnd []func()

	// GC finds what has died. Wake makes the VM collect at the next poll; it may be nil.
	GC   Collector
	Wake func()
	// Created is called when something was registered; it may be nil.
	Created func()
	// UnraisableHook reports an error that cannot be raised; what is the message.
	UnraisableHook func(th *Thread, e *Exception, what string, obj Value)
}

// NewInterpreter returns the state of a new VM.
func NewInterpreter() *Interpreter {
	in := &Interpreter{
		Files:        vfs.NewFiles(nil),
		Builtins:     NewDict(),
		Modules:      NewDict(),
		interned:     map[string]*Str{},
		MemoryStep:   64 << 20,
		MaxStrDigits: 4300,
	}
	in.GC.init()
	return in
}

// staticNames are the names that native code interned at program start; it is
// read-only afterwards and shared by all VMs.
var staticNames = map[string]*Str{}

// internStatic returns the interned Str of a name; only for use at program start.
func internStatic(s string) *Str {
	if t, ok := staticNames[s]; ok {
		return t
	}
	t := NewStr(s)
	t.freeze()
	staticNames[s] = t
	return t
}

// frozenStr returns a Str that all VMs may share, for use at run time.
func frozenStr(s string) *Str {
	if t, ok := staticNames[s]; ok {
		return t
	}
	t := NewStr(s)
	if !t.interned() {
		t.Hash()
		t.IsASCII()
		t.Len()
	}
	return t
}

// Clock returns the time by the VM's clock.
func (in *Interpreter) Clock() time.Time {
	if in.Now != nil {
		return in.Now()
	}
	return time.Now()
}

// Intern returns the one Str with this text that names are compared by.
func (in *Interpreter) Intern(s string) *Str {
	if len(s) <= 1 && (len(s) == 0 || s[0] < 128) {
		return NewStr(s)
	}
	if t, ok := staticNames[s]; ok {
		return t
	}
	if t, ok := in.interned[s]; ok {
		return t
	}
	t := NewStr(s)
	t.freeze()
	in.interned[s] = t
	return t
}

// internStr returns the string that stands for all with the text of s: that is s itself, if there was none
// before and s can stay as it is.
func (in *Interpreter) internStr(s *Str) *Str {
	if s.typ != &strType || s.flags&strLong != 0 || in.interned[s.s] != nil || staticNames[s.s] != nil {
		return in.Intern(s.s)
	}
	s.freeze()
	in.interned[s.s] = s
	return s
}

// State returns the per-VM state that a native module keeps under key, made by
// the function the first time. The key is a private type of the module.
func (in *Interpreter) State(key any, make func() any) any {
	if key == in.lastKey {
		return in.lastState
	}
	v, ok := in.state[key]
	if !ok {
		if in.state == nil {
			in.state = map[any]any{}
		}
		v = make()
		in.state[key] = v
	}
	in.lastKey, in.lastState = key, v
	return v
}

// Subclasses returns the direct subclasses of t that live in this VM: a native
// module's types do once it is imported.
func (in *Interpreter) Subclasses(t *Type) []*Type {
	if t.IsHeap() {
		return t.subclasses
	}
	var all []*Type
	for _, s := range t.subclasses {
		if in.imported(s.Module) {
			all = append(all, s)
		}
	}
	return append(all, in.subclasses[t]...)
}

func (in *Interpreter) imported(module string) bool {
	if module == "" || module == "builtins" {
		return true
	}
	for _, name := range []string{module, "_" + module} {
		if _, ok := in.Modules.GetStr(in.Intern(name)); ok {
			return true
		}
	}
	return false
}

// InternStatic returns the interned Str of a name; only for package-level
// variables and init functions.
func InternStatic(s string) *Str { return internStatic(s) }

// AtClose makes f run when the VM is closed, until it is taken back with nil. The key
// is of the caller's choice.
func (in *Interpreter) AtClose(key any, f func()) {
	in.closing.Lock()
	if in.closed && f != nil {
		in.closing.Unlock()
		f()
		return
	}
	defer in.closing.Unlock()
	if f == nil {
		delete(in.closers, key)
		return
	}
	if in.closers == nil {
		in.closers = map[any]func(){}
	}
	in.closers[key] = f
}

// Leaving tells that what a function of AtClose has ended is gone when done is closed.
func (in *Interpreter) Leaving(done <-chan struct{}) {
	in.closing.Lock()
	in.leaving = append(in.leaving, done)
	in.closing.Unlock()
}

// Left returns what Leaving was told. Safe from any goroutine.
func (in *Interpreter) Left() []<-chan struct{} {
	in.closing.Lock()
	defer in.closing.Unlock()
	return in.leaving
}

// Holding returns how many functions AtClose has to call. Safe from any goroutine.
func (in *Interpreter) Holding() int {
	in.closing.Lock()
	defer in.closing.Unlock()
	return len(in.closers)
}

// Close ends what the VM has of the world, open files, child processes, and lets go
// of all objects, so that who keeps a closed VM keeps nothing else. No run is in
// progress.
func (in *Interpreter) Close() {
	in.closing.Lock()
	all := in.closers
	in.closers, in.closed = nil, true
	in.closing.Unlock()
	for _, f := range all {
		f()
	}
	in.Files.CloseAll()
	in.Builtins, in.Modules, in.Sys = NewDict(), NewDict(), NewDict()
	in.lastKey, in.lastState = nil, nil
	in.AuditHooks, in.state, in.interned, in.subclasses = nil, nil, map[string]*Str{}, map[*Type][]*Type{}
	in.GC.forget()
}

// BusyTimer is a timer of AfterBusy.
type BusyTimer interface {
	Stop()
	Left() time.Duration // 0 if it has gone off or was stopped
}
