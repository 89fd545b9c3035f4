package vm

// This file keeps what sys.monitoring registers: tools, their events and callbacks
// (PEP 669).

import (
	"math/bits"

	"github.com/hognose/hognose/py"
)

// event numbers the events of sys.monitoring.
type event uint8

const (
	evStart event = iota
	evResume
	evReturn
	evYield
	evCall
	evLine
	evInstruction
	evJump
	evBranchLeft
	evBranchRight
	evStopIteration
	evRaise
	evHandled
	evUnwind
	evThrow
	evReraise
	evCReturn
	evCRaise
	evBranch
	numEvents
)

func (e event) bit() uint32 { return 1 << e }

// local reports whether the event can be switched off at one place.
func (e event) local() bool { return e <= evStopIteration || e == evBranch }

// EventNames are the names of the events, by number.
var EventNames = [numEvents]string{"PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT",
	"STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH"}

// NumTools is the number of tools there can be.
const NumTools = 6

// Monitor is the state of sys.monitoring of a VM.
type Monitor struct {
	tools     [NumTools]py.Value // their names; absent: free
	callbacks [NumTools][numEvents]py.Value
	global    [NumTools]uint32
	codes     map[*Code]*[NumTools]uint32
	disabled  map[place]struct{}
	any       uint32 // events that some tool wants

	disable, missing py.Value
}

// place is where a tool has switched an event off.
type place struct {
	code *Code
	at   int32
	tool uint8
	ev   event
}

// Monitor returns the state of sys.monitoring. disable and missing are its
// sentinels, which callbacks get and return.
func (v *VM) Monitor(disable, missing py.Value) *Monitor {
	if v.monitor.disable.IsAbsent() {
		v.monitor.disable, v.monitor.missing = disable, missing
	}
	return &v.monitor
}

// UseTool gives a tool its number; false if it is taken.
func (m *Monitor) UseTool(id int, name py.Value) bool {
	if !m.tools[id].IsAbsent() {
		return false
	}
	m.tools[id] = name
	return true
}

// Tool returns the name of a tool, or absent.
func (m *Monitor) Tool(id int) py.Value { return m.tools[id] }

// ClearTool takes the events and callbacks of a tool away.
func (v *VM) ClearTool(id int) {
	m := &v.monitor
	m.callbacks[id] = [numEvents]py.Value{}
	m.global[id] = 0
	for _, l := range m.codes {
		l[id] = 0
	}
	for p := range m.disabled {
		if int(p.tool) == id {
			delete(m.disabled, p)
		}
	}
	v.monitorChanged()
}

// FreeTool makes a tool's number free again.
func (v *VM) FreeTool(id int) {
	v.ClearTool(id)
	v.monitor.tools[id] = py.Value{}
}

// SetCallback sets the callback of an event, and returns the one before or absent.
func (m *Monitor) SetCallback(id int, ev uint, fn py.Value) py.Value {
	old := m.callbacks[id][ev]
	m.callbacks[id][ev] = notNone(fn)
	return old
}

// Events returns the events that a tool wants everywhere; LocalEvents in one code.
func (m *Monitor) Events(id int) uint32 { return m.global[id] }

// LocalEvents returns the events that a tool wants in a code object.
func (m *Monitor) LocalEvents(id int, c *Code) uint32 {
	if l := m.codes[c]; l != nil {
		return l[id]
	}
	return 0
}

// SetEvents sets the events that a tool wants everywhere.
func (v *VM) SetEvents(id int, set uint32) {
	v.monitor.global[id] = set
	v.monitorChanged()
}

// SetLocalEvents sets the events that a tool wants in a code object.
func (v *VM) SetLocalEvents(id int, c *Code, set uint32) {
	m := &v.monitor
	l := m.codes[c]
	if l == nil {
		if m.codes == nil {
			m.codes = map[*Code]*[NumTools]uint32{}
		}
		l = new([NumTools]uint32)
		m.codes[c] = l
	}
	l[id] = set
	v.monitorChanged()
}

// Restart switches on again what callbacks have switched off.
func (m *Monitor) Restart() { m.disabled = nil }

func (v *VM) monitorChanged() {
	m := &v.monitor
	m.any = 0
	for _, g := range m.global {
		m.any |= g
	}
	for _, l := range m.codes {
		for _, g := range l {
			m.any |= g
		}
	}
	if m.any&evCall.bit() != 0 {
		m.any |= evCReturn.bit() | evCRaise.bit()
	}
	for th := range v.threads {
		th.watchChanged()
	}
}

// fire calls the callbacks of an event.
func (m *Monitor) fire(th *Thread, f *Frame, ev event, i int, args ...py.Value) error {
	if th.watch.inside > 0 {
		return nil
	}
	code := f.code.object()
	local := m.codes[code]
	for id := range m.tools {
		want := m.global[id]
		if local != nil {
			want |= local[id]
		}
		if want&evCall.bit() != 0 {
			want |= evCReturn.bit() | evCRaise.bit()
		}
		fn := m.callbacks[id][ev]
		if want&ev.bit() == 0 || fn.IsAbsent() {
			continue
		}
		p := place{code, int32(i), uint8(id), ev}
		if _, off := m.disabled[p]; off {
			continue
		}
		th.watch.inside++
		v, err := th.Call(fn, append([]py.Value{code.Value()}, args...)...)
		th.watch.inside--
		if err != nil {
			return err
		}
		if v != m.disable || v.IsAbsent() {
			continue
		}
		if !ev.local() {
			m.callbacks[id][ev] = py.Value{}
			return py.ValueErrorf("Cannot disable %s events. Callback removed.", EventNames[ev])
		}
		if m.disabled == nil {
			m.disabled = map[place]struct{}{}
		}
		m.disabled[p] = struct{}{}
	}
	return nil
}

// EventOf returns the number of the one event in a set, or false.
func EventOf(set uint32) (uint, bool) {
	n := uint(bits.TrailingZeros32(set))
	return n, bits.OnesCount32(set) == 1 && n < uint(numEvents)
}
