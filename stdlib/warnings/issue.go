package warnings

// This file decides by the filters what becomes of a warning, and shows it.

import (
	"fmt"
	"strings"

	"github.com/hognose/hognose/py"
)

// face returns an attribute of the module warnings, absent if there is none.
func face(th *py.Thread, name string) (py.Value, error) {
	m, ok := th.Interp.Modules.GetStr(th.Intern("warnings"))
	if !ok || m.IsNone() {
		return py.Value{}, nil
	}
	return py.LookupAttrGo(th, m, name)
}

// issue does with a warning what the filters say.
func (w *warning) issue(th *py.Thread) error {
	s := stateOf(th)
	if w.message.IsAbsent() {
		m, err := th.Call(w.category, w.text)
		if err != nil {
			return err
		}
		w.message = m
	}
	if w.registry == nil {
		w.registry = py.NewDict()
	}
	version := th.Intern("version")
	if v, _ := w.registry.GetStr(version); v != py.Int(s.version) {
		w.registry.Clear()
		w.registry.SetStr(version, py.Int(s.version))
	}
	key := py.TupleOf(w.text, w.category, py.Int(int64(w.lineno)))
	if done, err := marked(th, w.registry, key, false); done || err != nil {
		return err
	}
	action, item, err := w.action(th, s)
	if err != nil {
		return err
	}
	known := false
	switch action {
	case "ignore":
		return nil
	case "error":
		if e := py.ToException(w.message); e != nil {
			return e
		}
		return py.SystemErrorf("a warning that is no exception")
	case "always", "all":
		return w.show(th)
	case "once":
		v, err := face(th, "onceregistry")
		if err != nil {
			return err
		}
		if !v.IsAbsent() {
			if s.once = py.ToDict(v); s.once == nil {
				s.once = py.NewDict()
				return py.TypeErrorf("warnings.onceregistry must be a dict, not '%s'", v.Type().Name)
			}
		}
		known, err = marked(th, s.once, py.TupleOf(w.text, w.category), true)
		if err != nil {
			return err
		}
	case "module":
		if known, err = marked(th, w.registry, py.TupleOf(w.text, w.category, py.Int(0)), true); err != nil {
			return err
		}
	case "default":
	default:
		r, err := py.ReprGo(th, orNone(item))
		if err != nil {
			return err
		}
		return py.RuntimeErrorf("Unrecognized action (%q) in warnings.filters:\n %s", action, r)
	}
	if _, err := marked(th, w.registry, key, true); err != nil || known {
		return err
	}
	return w.show(th)
}

// marked reports whether a registry has a key that counts; mark puts it there.
func marked(th *py.Thread, registry *py.Dict, key py.Value, mark bool) (bool, error) {
	v, found, err := registry.Get(th, key)
	if err == nil && found {
		if found, err = py.Truth(th, v); err != nil {
			return false, err
		}
	}
	if err == nil && mark {
		err = registry.Set(th, key, py.Int(1))
	}
	return found, err
}

// action returns what the filters say about a warning, and the filter that says it.
func (w *warning) action(th *py.Thread, s *state) (string, py.Value, error) {
	v, err := face(th, "filters")
	if err != nil {
		return "", py.Value{}, err
	}
	if !v.IsAbsent() {
		l := py.ToList(v)
		if l == nil {
			return "", py.Value{}, py.ValueErrorf("warnings.filters must be a list")
		}
		s.filters = l
	}
	for i := 0; i < len(s.filters.Items()); i++ { // matching runs code, which may change the list
		if err := th.PollEvery(i); err != nil {
			return "", py.Value{}, err
		}
		item := s.filters.Items()[i]
		t := py.ToTuple(item)
		if t == nil || len(t.Items()) != 5 {
			return "", py.Value{}, py.ValueErrorf("warnings.filters item %d isn't a 5-tuple", i)
		}
		f := t.Items()
		action := py.ToStr(f[0])
		if action == nil {
			return "", py.Value{}, py.TypeErrorf("action must be a string, not '%s'", f[0].Type().Name)
		}
		if ok, err := w.matches(th, f); err != nil {
			return "", py.Value{}, err
		} else if ok {
			return action.String(), item, nil
		}
	}
	if v, err = face(th, "defaultaction"); err != nil {
		return "", py.Value{}, err
	}
	if !v.IsAbsent() {
		if py.ToStr(v) == nil {
			return "", py.Value{}, py.TypeErrorf("warnings.defaultaction must be a string, not '%s'", v.Type().Name)
		}
		s.action = v
	}
	return py.ToStr(s.action).String(), py.Value{}, nil
}

func (w *warning) matches(th *py.Thread, f []py.Value) (bool, error) {
	if line, err := py.IndexInt(th, f[4]); err != nil || line != 0 && line != w.lineno {
		return false, err
	}
	if ok, err := py.IsSubclass(th, w.category, f[2]); err != nil || !ok {
		return false, err
	}
	if ok, err := fits(th, f[1], w.text); err != nil || !ok {
		return false, err
	}
	return fits(th, f[3], w.module)
}

// fits reports whether a text is what a filter wants: None wants any, a str itself, a pattern what it matches.
func fits(th *py.Thread, pattern, text py.Value) (bool, error) {
	if pattern.IsNone() {
		return true, nil
	}
	if pattern.Type() == py.StrType {
		return py.Equal(th, pattern, text)
	}
	m, err := th.CallMethodGo(pattern, "match", text)
	if err != nil {
		return false, err
	}
	return py.Truth(th, m)
}

// show shows a warning through the module warnings, or on sys.stderr if that has no function for it any more.
func (w *warning) show(th *py.Thread) error {
	if _, ok := th.Interp.Modules.GetStr(th.Intern("warnings")); !ok {
		if _, err := th.Eval.Import(th, "warnings", nil, py.None, 0); err != nil {
			return err
		}
	}
	fn, err := face(th, "_showwarnmsg")
	if err != nil {
		return err
	}
	line := py.Int(int64(w.lineno))
	if fn.IsAbsent() {
		text, err := py.StrOf(th, w.message)
		if err != nil {
			return err
		}
		out := fmt.Sprintf("%s:%d: %s: %s\n", w.filename, w.lineno, py.ToType(w.category).Name, text)
		if s := py.ToStr(orNone(w.line)); s != nil {
			out += "  " + strings.TrimSpace(s.String()) + "\n"
		}
		stderr, ok := th.Interp.Sys.GetStr(th.Intern("stderr"))
		if !ok || stderr.IsNone() {
			return nil
		}
		_, err = th.CallMethodGo(stderr, "write", py.String(out))
		return err
	}
	if fn.Type().Call == nil {
		return py.TypeErrorf("warnings._showwarnmsg() must be set to a callable")
	}
	cls, err := face(th, "WarningMessage")
	if err != nil {
		return err
	}
	if cls.IsAbsent() {
		return py.RuntimeErrorf("unable to get warnings.WarningMessage")
	}
	msg, err := th.Call(cls, w.message, w.category, py.String(w.filename), line, py.None, py.None, w.source)
	if err == nil {
		_, err = th.Call(fn, msg)
	}
	return err
}

// loaderOf returns the loader of a module by its globals, None if nothing is known. __loader__ and __spec__ should agree.
func loaderOf(th *py.Thread, globals *py.Dict) (py.Value, error) {
	get := func(name string) (py.Value, bool) { return globals.GetStr(th.Intern(name)) }
	loader, _ := get("__loader__")
	loader = orNone(loader)
	spec, known := get("__spec__")
	const missing = "Module globals is missing a __spec__.loader"
	if loader.IsNone() {
		if !known {
			return py.None, nil
		}
		if spec.IsNone() {
			return py.Value{}, py.ValueErrorf(missing)
		}
	}
	own := py.Value{}
	if known {
		var err error
		if own, err = py.LookupAttrGo(th, spec, "loader"); err != nil {
			return py.Value{}, err
		}
	}
	if own.IsAbsent() || own.IsNone() {
		if !loader.IsNone() {
			return loader, th.Eval.Warn(th, py.DeprecationWarning, missing, 1)
		}
		if own.IsAbsent() {
			return py.Value{}, py.Errorf(py.AttributeError, missing)
		}
		return py.Value{}, py.ValueErrorf(missing)
	}
	if loader.IsNone() {
		return own, nil
	}
	same, err := py.Equal(th, loader, own)
	if err == nil && !same {
		err = th.Eval.Warn(th, py.DeprecationWarning, "Module globals; __loader__ != __spec__.loader", 1)
	}
	return loader, err
}

// sourceLine returns a line of the text of a module, from its loader, or absent.
func sourceLine(th *py.Thread, globals *py.Dict, line int) (py.Value, error) {
	loader, err := loaderOf(th, globals)
	if err != nil || loader.IsNone() {
		return py.Value{}, err
	}
	name, ok := globals.GetStr(th.Intern("__name__"))
	get, err := py.LookupAttrGo(th, loader, "get_source")
	if err != nil || get.IsAbsent() || !ok {
		return py.Value{}, err
	}
	text, err := th.Call(get, name)
	if err != nil || text.IsNone() {
		return py.Value{}, err
	}
	lines, err := th.CallMethodGo(text, "splitlines")
	if err != nil {
		return py.Value{}, err
	}
	if l := py.ToList(lines); l != nil && line >= 1 && line <= len(l.Items()) {
		return l.Items()[line-1], nil
	}
	return py.Value{}, nil
}
