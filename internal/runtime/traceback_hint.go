package runtime

// This file finds what may have been meant by a name that was not found.

import (
	"slices"

	"github.com/hognose/hognose/py"
)

// maxCandidates is the number of names from which none is suggested.
const maxCandidates = 750

// hint returns what the report says after the message of a NameError,
// AttributeError or ImportError.
func (w *report) hint(e *py.Exception) string {
	t := e.Type()
	var wrong *py.Str
	isName := t.IsSubtype(py.NameError)
	switch {
	case isName, t.IsSubtype(py.AttributeError):
		wrong = py.ToStr(e.Fields[py.FieldName])
	case t.IsSubtype(py.ImportError):
		wrong = py.ToStr(e.Fields[py.FieldNameFrom])
	}
	if wrong == nil {
		return ""
	}
	name := wrong.String()
	var found string
	switch {
	case isName:
		found = w.hintName(e, name)
	case t.IsSubtype(py.AttributeError):
		found = py.Suggest(name, w.attributes(e, e.Fields[py.FieldObj], name))
	default:
		if mod := py.ToStr(e.Fields[py.FieldName]); mod != nil {
			if m, ok := w.r.VM.In.Modules.GetStr(w.th.InternStr(mod)); ok {
				found = py.Suggest(name, w.public(w.dir(m), name))
			}
		}
	}
	text := ""
	if found != "" {
		text = ". Did you mean: '" + found + "'?"
	}
	if isName && w.isModule(name) {
		if found != "" {
			return text + " Or did you forget to import '" + name + "'?"
		}
		return ". Did you forget to import '" + name + "'?"
	}
	return text
}

func (w *report) isModule(name string) bool {
	names, ok := w.r.VM.In.Sys.GetStr(w.th.Intern("stdlib_module_names"))
	if !ok {
		return false
	}
	in, err := py.Contains(w.th, names, py.String(name))
	return err == nil && in
}

// dir returns the names that dir() lists, nil if that fails or there are too many.
func (w *report) dir(v py.Value) []string {
	d, ok := w.th.Interp.Builtins.GetStr(w.th.Intern("dir"))
	if !ok {
		return nil
	}
	list, err := w.th.Call(d, v)
	if err != nil {
		return nil
	}
	return w.strings(list)
}

// strings returns the str items of an iterable.
func (w *report) strings(v py.Value) []string {
	items, err := py.ToSlice(w.th, v)
	if err != nil {
		return nil
	}
	var names []string
	for _, it := range items {
		if s := py.ToStr(it); s != nil {
			names = append(names, s.String())
		}
	}
	if len(names) > maxCandidates {
		return nil
	}
	return names
}

// public leaves out names with an underscore, unless the wrong one has one too.
func (w *report) public(names []string, wrong string) []string {
	if wrong != "" && wrong[0] == '_' {
		return names
	}
	return slices.DeleteFunc(names, func(n string) bool { return n != "" && n[0] == '_' })
}

func lastFrame(e *py.Exception) py.Value {
	t := e.Traceback
	if t == nil {
		return py.Value{}
	}
	for t.Next != nil {
		t = t.Next
	}
	return t.Frame
}

// local returns a local variable of the frame in which the error was raised.
func (w *report) local(e *py.Exception, name string) py.Value {
	f := lastFrame(e)
	if f.IsAbsent() {
		return f
	}
	locals, err := py.GetAttrGo(w.th, f, "f_locals")
	if err != nil {
		return py.Value{}
	}
	v, err := py.GetItem(w.th, locals, py.String(name))
	if err != nil {
		return py.Value{}
	}
	return v
}

func (w *report) attributes(e *py.Exception, obj py.Value, wrong string) []string {
	if obj.IsAbsent() {
		return nil
	}
	names := w.dir(obj)
	if self := w.local(e, "self"); !self.IsAbsent() && self == obj {
		return names
	}
	return w.public(names, wrong)
}

func (w *report) hintName(e *py.Exception, wrong string) string {
	f := lastFrame(e)
	if f.IsAbsent() {
		return ""
	}
	if self := w.local(e, "self"); !self.IsAbsent() {
		if v, err := py.LookupAttrGo(w.th, self, wrong); err == nil && !v.IsAbsent() {
			return "self." + wrong
		}
	}
	var names []string
	for _, scope := range []string{"f_locals", "f_globals", "f_builtins"} {
		if d, err := py.GetAttrGo(w.th, f, scope); err == nil {
			names = append(names, w.strings(d)...)
		}
	}
	if len(names) > maxCandidates {
		return ""
	}
	return py.Suggest(wrong, names)
}
