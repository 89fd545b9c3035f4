// Package warnings is the native module _warnings, the engine of warnings: it decides what becomes of one, and remembers
// which were shown. The module warnings is its face. What programs replace there (filters, showwarning and others) is
// looked up when it is needed.
package warnings

// This file declares the module and its functions warn and warn_explicit.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// state is what a VM's module warnings falls back on when a program has removed its own.
type state struct {
	filters *py.List
	action  py.Value // of what no filter matches
	once    *py.Dict // what was shown "once"
	version int64    // of the filters
}

type stateKey struct{}

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any { return &state{version: 1} }).(*state)
}

// defaultFilters are those of python3 without options: (action, message, category, module, line number).
func defaultFilters() *py.List {
	filter := func(action string, category *py.Type, module py.Value) py.Value {
		return py.TupleOf(py.String(action), py.None, category.Value(), module, py.Int(0))
	}
	return py.NewList([]py.Value{
		filter("default", py.DeprecationWarning, py.String("__main__")),
		filter("ignore", py.DeprecationWarning, py.None),
		filter("ignore", py.PendingDeprecationWarning, py.None),
		filter("ignore", py.ImportWarning, py.None),
		filter("ignore", py.ResourceWarning, py.None),
	})
}

// Module declares the module.
var Module = (&py.ModuleDef{
	Name: "_warnings",
	Doc:  "The natives of the module warnings.",
	Funcs: []py.NativeDef{
		{Sig: "warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", Doc: "Warn: the filters say whether the warning is shown, ignored or raised.\n\n  message\n    A text or a warning.\n  category\n    The class of the warning, UserWarning unless told.\n  stacklevel\n    How many callers up the line is that is warned of.\n  skip_file_prefixes\n    Callers in files whose names begin so are passed over.", Fn: warn},
		{Sig: "warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)", Doc: "Issue a warning, or maybe ignore it or raise an exception, with everything about it given.", Fn: warnExplicit},
		{Sig: "_filters_mutated_lock_held()", Fn: mutated},
		{Sig: "_filters_mutated()", Fn: mutated},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		// Another instance of the module begins anew.
		s := stateOf(th)
		s.filters, s.action, s.once = defaultFilters(), py.String("default"), py.NewDict()
		m.Dict.SetGo(th, "filters", s.filters.Value())
		m.Dict.SetGo(th, "_defaultaction", s.action)
		m.Dict.SetGo(th, "_onceregistry", s.once.Value())
		return nil
	},
}).Prepare()

// mutated tells the registries of the modules that the filters have changed.
func mutated(th *py.Thread, a []py.Value) (py.Value, error) {
	stateOf(th).version++
	return py.None, nil
}

// warning is one that is being issued.
type warning struct {
	text, message, category, module, source py.Value
	filename                                string
	lineno                                  int
	line                                    py.Value // of source text, or absent
	registry                                *py.Dict
}

// setCategory completes a warning that is given as an instance, or as a text and a class.
func (w *warning) setCategory(th *py.Thread, message, category py.Value) error {
	if message.Type().IsSubtype(py.Warning) {
		text, err := py.StrOf(th, message)
		if err != nil {
			return err
		}
		w.text, w.message, w.category = text.Value(), message, message.Type().Value()
		return nil
	}
	cls := py.ToType(category)
	if cls == nil || !cls.IsSubtype(py.Warning) {
		return py.TypeErrorf("category must be a Warning subclass, not '%s'", category.Type().Name)
	}
	w.text, w.category = message, category
	return nil
}

func warn(th *py.Thread, a []py.Value) (py.Value, error) {
	w := &warning{source: a[3]}
	category := a[1]
	if category.IsNone() {
		category = py.UserWarning.Value()
	}
	if err := w.setCategory(th, a[0], category); err != nil {
		return py.Value{}, err
	}
	prefixes := py.ToTuple(a[4])
	if prefixes == nil {
		return py.Value{}, py.TypeErrorf("warn() argument 'skip_file_prefixes' must be tuple, not %s", a[4].Type().Name)
	}
	level, err := py.IndexInt(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	var skip []string
	for _, p := range prefixes.Items() {
		s := py.ToStr(p)
		if s == nil {
			return py.Value{}, py.TypeErrorf("Found non-str '%s' in skip_file_prefixes.", p.Type().Name)
		}
		skip = append(skip, s.String())
		level = max(2, level)
	}
	globals, err := w.place(th, level, skip)
	if err != nil {
		return py.Value{}, err
	}
	key := th.Intern("__warningregistry__")
	if v, ok := globals.GetStr(key); ok {
		if w.registry = py.ToDict(v); w.registry == nil && !v.IsNone() {
			return py.Value{}, py.TypeErrorf("'registry' must be a dict or None")
		}
	} else {
		w.registry = py.NewDict()
		globals.SetStr(key, w.registry.Value())
	}
	w.module, _ = globals.GetStr(th.Intern("__name__"))
	if py.ToStr(orNone(w.module)) == nil {
		w.module = py.String("<string>")
	}
	return py.None, w.issue(th)
}

// place finds the frame that a warning is about and returns its globals.
func (w *warning) place(th *py.Thread, level int, skip []string) (*py.Dict, error) {
	hide := false
	for depth := 0; ; depth++ {
		frame := th.Eval.Frame(th, depth)
		if frame.IsAbsent() {
			w.filename = "<sys>"
			return th.Interp.Sys, nil
		}
		code, err := py.GetAttrGo(th, frame, "f_code")
		if err != nil {
			return nil, err
		}
		file, err := py.GetAttrGo(th, code, "co_filename")
		if err != nil {
			return nil, err
		}
		w.filename = py.ToStr(file).String()
		switch internal := ofImportSystem(w.filename); {
		case depth == 0:
			// If the import system itself warns, its frames are what it means.
			hide = level > 1 && !internal
		case hide && (internal || hasPrefix(w.filename, skip)):
			continue
		}
		if level--; level > 0 {
			if err := th.PollEvery(depth); err != nil {
				return nil, err
			}
			continue
		}
		line, err := py.GetAttrGo(th, frame, "f_lineno")
		if err != nil {
			return nil, err
		}
		if n, ok := py.AsInt(line); ok {
			w.lineno = int(n)
		}
		globals, err := py.GetAttrGo(th, frame, "f_globals")
		return py.ToDict(globals), err
	}
}

func ofImportSystem(file string) bool {
	return strings.Contains(file, "importlib") && (strings.Contains(file, "_bootstrap") || strings.HasSuffix(file, "_frozen_importlib_external.py"))
}

func hasPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func orNone(v py.Value) py.Value {
	if v.IsAbsent() {
		return py.None
	}
	return v
}

func warnExplicit(th *py.Thread, a []py.Value) (py.Value, error) {
	file := py.ToStr(a[2])
	if file == nil {
		return py.Value{}, py.TypeErrorf("warn_explicit() argument 'filename' must be str, not %s", a[2].Type().Name)
	}
	line, err := py.IndexInt(th, a[3])
	if err != nil {
		return py.Value{}, err
	}
	w := &warning{filename: file.String(), lineno: line, module: a[4], source: a[7]}
	if w.module.IsNone() {
		w.module = moduleOf(w.filename)
	}
	if !a[5].IsNone() {
		if w.registry = py.ToDict(a[5]); w.registry == nil {
			return py.Value{}, py.TypeErrorf("'registry' must be a dict or None")
		}
	}
	if err := w.setCategory(th, a[0], a[1]); err != nil {
		return py.Value{}, err
	}
	if !a[6].IsNone() {
		globals := py.ToDict(a[6])
		if globals == nil {
			return py.Value{}, py.TypeErrorf("module_globals must be a dict, not '%s'", a[6].Type().Name)
		}
		if w.line, err = sourceLine(th, globals, line); err != nil {
			return py.Value{}, err
		}
	}
	return py.None, w.issue(th)
}

// moduleOf is the name of a module of which no more than the file is known.
func moduleOf(file string) py.Value {
	if n := len(file) - 3; n >= 0 && strings.EqualFold(file[n:], ".py") {
		return py.String(file[:n])
	}
	if file == "" {
		return py.String("<unknown>")
	}
	return py.String(file)
}
