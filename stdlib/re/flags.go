package re

// This file makes RegexFlag, the enum of flags.

import "github.com/hognose/hognose/py"

var flagMembers = []struct {
	name, short string
	value       int64
}{
	{"NOFLAG", "", 0}, {"ASCII", "A", 256}, {"IGNORECASE", "I", 2}, {"LOCALE", "L", 4}, {"UNICODE", "U", 32},
	{"MULTILINE", "M", 8}, {"DOTALL", "S", 16}, {"VERBOSE", "X", 64}, {"DEBUG", "", 128},
}

// addFlags puts RegexFlag and its members into the module. Without a module enum
// the flags are plain ints.
func addFlags(th *py.Thread, d *py.Dict) error {
	enum, err := th.Eval.Import(th, "enum", nil, py.None, 0)
	if err != nil {
		if !py.IsException(err, py.ImportError) {
			return err
		}
		d.SetGo(th, "RegexFlag", py.IntType.Value())
		for _, f := range flagMembers {
			d.SetGo(th, f.name, py.Int(f.value))
			if f.short != "" {
				d.SetGo(th, f.short, py.Int(f.value))
			}
		}
		return nil
	}
	get := func(obj py.Value, name string) py.Value {
		if err != nil {
			return py.Value{}
		}
		var v py.Value
		v, err = py.GetAttrGo(th, obj, name)
		return v
	}
	intFlag, keep, repr := get(enum, "IntFlag"), get(enum, "KEEP"), get(enum, "global_flag_repr")
	if err != nil {
		return err
	}
	var members []py.Value
	for _, f := range flagMembers {
		members = append(members, py.TupleOf(py.String(f.name), py.Int(f.value)))
		if f.short != "" {
			members = append(members, py.TupleOf(py.String(f.short), py.Int(f.value)))
		}
	}
	cls, err := th.CallKw(intFlag, []py.Value{py.String("RegexFlag"), py.ListOf(members), py.String("re"), keep},
		[]*py.Str{th.Intern("module"), th.Intern("boundary")})
	if err != nil {
		return err
	}
	set := func(name string, v py.Value) {
		if err == nil && !v.IsAbsent() {
			err = py.SetAttr(th, cls, th.Intern(name), v)
		}
	}
	set("__repr__", repr)
	set("__str__", get(py.ObjectType.Value(), "__str__"))
	if hex, ok := th.Interp.Builtins.GetStr(th.Intern("hex")); ok {
		set("_numeric_repr_", hex)
	}
	d.SetGo(th, "RegexFlag", cls)
	for _, f := range flagMembers {
		m := get(cls, f.name)
		d.SetGo(th, f.name, m)
		if f.short != "" {
			d.SetGo(th, f.short, m)
		}
	}
	return err
}
