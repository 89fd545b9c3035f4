package runtime

// This file makes sys.monitoring (PEP 669); what it registers is in internal/vm.

import (
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

const (
	eventCReturn = 16
	eventCRaise  = 17
	eventBranch  = 18
	numEvents    = 19
	localEvents  = 11 // the first events can be set for one code object
)

// toolID reads the number of a tool.
func toolID(th *py.Thread, v py.Value) (int, error) {
	n, err := py.IndexInt(th, v)
	if err == nil && (n < 0 || n >= vm.NumTools) {
		err = py.ValueErrorf("invalid tool %d (must be between 0 and %d)", n, vm.NumTools-1)
	}
	return n, err
}

// usedTool reads the number of a tool that is in use.
func usedTool(th *py.Thread, v py.Value) (int, error) {
	n, err := toolID(th, v)
	if err == nil && monitor(th).Tool(n).IsAbsent() {
		err = py.ValueErrorf("tool %d is not in use", n)
	}
	return n, err
}

func monitor(th *py.Thread) *vm.Monitor { return vm.Of(th).VM.Monitor(py.Value{}, py.Value{}) }

// eventSet reads a set of events; branches of either side come with BRANCH.
func eventSet(th *py.Thread, v py.Value, limit uint, what string) (uint32, error) {
	n, err := py.IndexInt(th, v)
	if err != nil {
		return 0, err
	}
	set := uint32(n)
	if int64(n) != int64(int32(n)) || n < 0 {
		return 0, py.ValueErrorf("invalid %s 0x%x", what, set)
	}
	const native = 1<<eventCReturn | 1<<eventCRaise
	if set&native != 0 {
		if set&(1<<4) == 0 {
			return 0, py.ValueErrorf("cannot set C_RETURN or C_RAISE events independently")
		}
		set &^= native
	}
	rest := set &^ (1 << eventBranch)
	if rest >= 1<<limit || set >= 1<<numEvents {
		return 0, py.ValueErrorf("invalid %s 0x%x", what, set)
	}
	return set, nil
}

var monitoringDef = (&py.ModuleDef{Name: "sys.monitoring", Funcs: []py.NativeDef{
	{Sig: "use_tool_id(tool_id, name, /)", Doc: "Reserve a tool's number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if py.ToStr(a[1]) == nil {
			return py.Value{}, py.ValueErrorf("tool name must be a str")
		}
		if !monitor(th).UseTool(id, a[1]) {
			return py.Value{}, py.ValueErrorf("tool %d is already in use", id)
		}
		return py.None, nil
	}},
	{Sig: "clear_tool_id(tool_id, /)", Doc: "Unregister all events and callback functions of a tool.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err == nil {
			vm.Of(th).VM.ClearTool(id)
		}
		return py.None, err
	}},
	{Sig: "free_tool_id(tool_id, /)", Doc: "Give a tool's number back.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err == nil {
			vm.Of(th).VM.FreeTool(id)
		}
		return py.None, err
	}},
	{Sig: "get_tool(tool_id, /)", Doc: "Return the name of a tool, None if it is not in use.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return orNone(monitor(th).Tool(id)), nil
	}},
	{Sig: "register_callback(tool_id, event, func, /)", Doc: "Set the function for an event, and return the one before.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		n, err := py.IndexInt(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if n <= 0 || n&(n-1) != 0 {
			return py.Value{}, py.ValueErrorf("The callback can only be set for one event at a time")
		}
		ev, ok := vm.EventOf(uint32(n))
		if !ok || int64(n) != int64(uint32(n)) {
			return py.Value{}, py.ValueErrorf("invalid event %d", n)
		}
		if err := th.Audit("sys.monitoring.register_callback", a[2]); err != nil {
			return py.Value{}, err
		}
		return orNone(monitor(th).SetCallback(id, ev, a[2])), nil
	}},
	{Sig: "set_events(tool_id, event_set, /)", Doc: "Set the events that a tool is told of.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		set, err := eventSet(th, a[1], 16, "event set")
		if err != nil {
			return py.Value{}, err
		}
		if _, err := usedTool(th, a[0]); err != nil {
			return py.Value{}, err
		}
		vm.Of(th).VM.SetEvents(id, set)
		return py.None, nil
	}},
	{Sig: "get_events(tool_id, /)", Doc: "Return the events that a tool is told of.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return py.Int(int64(monitor(th).Events(id))), nil
	}},
	{Sig: "set_local_events(tool_id, code, event_set, /)", Doc: "Set the events of a code object that a tool is told of.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if a[1].Type() != vm.CodeType {
			return py.Value{}, py.TypeErrorf("code must be a code object")
		}
		set, err := eventSet(th, a[2], localEvents, "local event set")
		if err != nil {
			return py.Value{}, err
		}
		if _, err := usedTool(th, a[0]); err != nil {
			return py.Value{}, err
		}
		vm.Of(th).VM.SetLocalEvents(id, py.Cast[vm.Code](a[1]), set)
		return py.None, nil
	}},
	{Sig: "get_local_events(tool_id, code, /)", Doc: "Return the events of a code object that a tool is told of.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := toolID(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if a[1].Type() != vm.CodeType {
			return py.Value{}, py.TypeErrorf("code must be a code object")
		}
		return py.Int(int64(monitor(th).LocalEvents(id, py.Cast[vm.Code](a[1])))), nil
	}},
	{Sig: "restart_events()", Doc: "Switch on again what callbacks have switched off.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		monitor(th).Restart()
		return py.None, nil
	}},
	{Sig: "_all_events()", Doc: "Return which tools are told of each event.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := py.NewDict()
		for ev, name := range vm.EventNames {
			tools := int64(0)
			for id := range vm.NumTools {
				if monitor(th).Events(id)&(1<<ev) != 0 {
					tools |= 1 << id
				}
			}
			if tools != 0 {
				d.SetGo(th, name, py.Int(tools))
			}
		}
		return d.Value(), nil
	}},
}}).Prepare()

// monitoringNames are the names of sys.monitoring, made once for all VMs.
var monitoringNames = func() *py.Dict {
	py.InternStatic("NO_EVENTS")
	for _, n := range vm.EventNames {
		py.InternStatic(n)
	}
	return py.Template(strings.Fields("DEBUGGER_ID COVERAGE_ID PROFILER_ID OPTIMIZER_ID events DISABLE MISSING"), monitoringDef)
}()

// initMonitoring adds sys.monitoring.
func (r *Runtime) initMonitoring(th *py.Thread, set func(name string, v py.Value)) error {
	m := py.NewModuleFrom(th, monitoringDef.Name, "", monitoringNames)
	for name, n := range map[string]int64{"DEBUGGER_ID": 0, "COVERAGE_ID": 1, "PROFILER_ID": 2, "OPTIMIZER_ID": 5} {
		m.Dict.SetGo(th, name, py.Int(n))
	}
	events := py.NewDictSize(len(vm.EventNames) + 1)
	for i, name := range vm.EventNames {
		events.SetGo(th, name, py.Int(1<<i))
	}
	events.SetGo(th, "NO_EVENTS", py.Int(0))
	m.Dict.SetGo(th, "events", py.NewNamespace(events))
	disable, err := th.Call(py.ObjectType.Value())
	if err != nil {
		return err
	}
	missing, err := th.Call(py.ObjectType.Value())
	if err != nil {
		return err
	}
	r.VM.Monitor(disable, missing)
	m.Dict.SetGo(th, "DISABLE", disable)
	m.Dict.SetGo(th, "MISSING", missing)
	set("monitoring", m.Value())
	r.VM.In.Modules.SetGo(th, monitoringDef.Name, m.Value())
	return nil
}
