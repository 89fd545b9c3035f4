package py

// This file words the errors of native functions that are Python functions in CPython.

import "strings"

// pythonError returns the error for arguments that do not fit, as a function
// written in Python raises it.
func (d *NativeDef) pythonError(th *Thread, npos int, kw []*Str) error {
	given := make([]bool, len(d.params))
	pos := 0
	for i := range d.params {
		if d.params[i].kind <= posOrKw && pos < npos {
			given[i] = true
			pos++
		}
	}
next:
	for _, name := range kw {
		for i := range d.params {
			if p := &d.params[i]; (p.kind == posOrKw || p.kind == kwOnly) && p.name == name.s {
				if given[i] {
					return TypeErrorf("%s() got multiple values for argument '%s'", d.name, p.name)
				}
				given[i] = true
				continue next
			}
		}
		if d.starStar < 0 {
			return d.unexpectedKeyword(th, name)
		}
	}
	if npos > d.maxPos && d.star < 0 {
		were := "were"
		if npos == 1 {
			were = "was"
		}
		if d.minPos < d.maxPos {
			return TypeErrorf("%s() takes from %d to %d positional arguments but %d %s given", d.name, d.minPos, d.maxPos, npos, were)
		}
		return TypeErrorf("%s() takes %s but %d %s given", d.name, plural(d.maxPos, "positional argument"), npos, were)
	}
	for _, kind := range []struct {
		is   func(paramKind) bool
		what string
	}{
		{func(k paramKind) bool { return k <= posOrKw }, "positional"},
		{func(k paramKind) bool { return k == kwOnly }, "keyword-only"},
	} {
		var missing []string
		for i := range d.params {
			if p := &d.params[i]; kind.is(p.kind) && !p.opt && !given[i] {
				missing = append(missing, "'"+p.name+"'")
			}
		}
		n := len(missing)
		if n == 0 {
			continue
		}
		list := strings.Join(missing, " and ")
		if n > 2 {
			list = strings.Join(missing[:n-1], ", ") + ", and " + missing[n-1]
		}
		return TypeErrorf("%s() missing %s: %s", d.name, plural(n, "required "+kind.what+" argument"), list)
	}
	return TypeErrorf("%s() got wrong arguments", d.name)
}
