// Package re is the Python module re: patterns, matches and the functions over
// them, on the engine of internal/regex.
package re

// This file declares the module: its functions and constants.

import (
	"strings"

	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// Module declares the module re.
var Module = &py.ModuleDef{
	Name: "re",
	Doc:  "Regular expressions.",
	Init: initModule,
	// Its modules in Python are about the inside of patterns.
	Package: true,
}

var allNames = []string{
	"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
	"error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
	"ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
}

func init() {
	Module.Types = []*py.Type{patternErrorType, patternType, matchType, scannerClass}
	Module.Funcs = []py.NativeDef{
		{Sig: "match(pattern, string, flags=0)", Doc: "Try to apply the pattern at the start of the string, returning\na Match object, or None if no match was found.", Fn: moduleMatch(runMatch)},
		{Sig: "fullmatch(pattern, string, flags=0)", Doc: "Try to apply the pattern to all of the string, returning\na Match object, or None if no match was found.", Fn: moduleMatch(runFull)},
		{Sig: "search(pattern, string, flags=0)", Doc: "Scan through string looking for a match to the pattern, returning\na Match object, or None if no match was found.", Fn: moduleMatch(runSearch)},
		{Sig: "sub(pattern, repl, string, *args, count=?, flags=?)", Doc: "The string with something else in the place of each match: a template, in\nwhich \\1 and \\g<name> are groups, or what a function returns that is called\nwith the Match object.", Fn: moduleSub("sub", false)},
		{Sig: "subn(pattern, repl, string, *args, count=?, flags=?)", Doc: "What sub() gives, and how many matches were replaced, as a tuple.", Fn: moduleSub("subn", true)},
		{Sig: "split(pattern, string, *args, maxsplit=?, flags=?)", Doc: "The parts of the string between matches of the pattern, as a list; with\ngroups in the pattern, what these have matched stands between them.\nmaxsplit is how many cuts to make at most, 0 for all.", Fn: moduleSplit},
		{Sig: "findall(pattern, string, flags=0)", Doc: "All matches in the string that do not overlap, as a list: of strings, or\nof what the group has matched, or of tuples if there are several groups.\n\nEmpty matches count.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p, err := compileArg(th, a[0], a[2])
			if err != nil {
				return py.Value{}, err
			}
			return p.findAll(th, a[1], 0, maxPos)
		}},
		{Sig: "finditer(pattern, string, flags=0)", Doc: "An iterator of Match objects, for all matches in the string that do not\noverlap. Empty matches count.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p, err := compileArg(th, a[0], a[2])
			if err != nil {
				return py.Value{}, err
			}
			return p.scanner(th, finditerType, a[1], 0, maxPos)
		}},
		{Sig: "compile(pattern, flags=0)", Doc: "Compile a regular expression pattern, returning a Pattern object.", Fn: moduleCompile},
		{Sig: "_compile(pattern, flags)", Fn: moduleCompile},
		{Sig: "purge()", Doc: "Clear the regular expression caches", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			stateOf(th).purge()
			return py.None, nil
		}},
		{Sig: "__getattr__(name)", Fn: moduleGetattr},
		{Sig: "escape(pattern)", Doc: "Escape special characters in a string.", Fn: moduleEscape},
	}
	for i := range Module.Funcs {
		Module.Funcs[i].Flags |= py.PythonErrors
	}
	Module.Prepare()
}

func initModule(th *py.Thread, m *py.Module) error {
	d := m.Dict
	d.SetGo(th, "error", patternErrorType.Value())
	d.SetGo(th, "__version__", py.String("2.2.1"))
	names := make([]py.Value, len(allNames))
	for i, n := range allNames {
		names[i] = py.String(n)
	}
	d.SetGo(th, "__all__", py.ListOf(names))
	return addFlags(th, d)
}

func moduleCompile(th *py.Thread, a []py.Value) (py.Value, error) {
	p, err := compileArg(th, a[0], a[1])
	if err != nil {
		return py.Value{}, err
	}
	return p.value(), nil
}

func moduleMatch(run runFunc) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := compileArg(th, a[0], a[2])
		if err != nil {
			return py.Value{}, err
		}
		return p.run(th, run, a[1], 0, maxPos)
	}
}

// extra reads the arguments of sub, subn and split that may come by position,
// which is deprecated, or by keyword: a count and flags.
func extra(th *py.Thread, fn, count string, required int, args *py.Tuple, countArg, flagsArg py.Value) (py.Value, py.Value, error) {
	items := args.Items()
	if len(items) > 0 {
		if !countArg.IsAbsent() {
			return countArg, flagsArg, py.TypeErrorf("%s() got multiple values for argument '%s'", fn, count)
		}
		countArg = items[0]
		if len(items) > 1 {
			if !flagsArg.IsAbsent() {
				return countArg, flagsArg, py.TypeErrorf("%s() got multiple values for argument 'flags'", fn)
			}
			flagsArg = items[1]
			if len(items) > 2 {
				return countArg, flagsArg, py.TypeErrorf("%s() takes from %d to %d positional arguments but %d were given", fn, required, required+2, required+len(items))
			}
		}
		if err := th.Eval.Warn(th, py.DeprecationWarning, "'"+count+"' is passed as positional argument", 1); err != nil {
			return countArg, flagsArg, err
		}
	}
	if countArg.IsAbsent() {
		countArg = py.Int(0)
	}
	if flagsArg.IsAbsent() {
		flagsArg = py.Int(0)
	}
	return countArg, flagsArg, nil
}

func moduleSub(name string, tuple bool) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		repl, str := a[1], a[2]
		count, flags, err := extra(th, name, "count", 3, py.ToTuple(a[3]), a[4], a[5])
		if err != nil {
			return py.Value{}, err
		}
		p, err := compileArg(th, a[0], flags)
		if err != nil {
			return py.Value{}, err
		}
		n, err := sizeArg(th, count)
		if err != nil {
			return py.Value{}, err
		}
		return p.sub(th, repl, str, n, tuple)
	}
}

func moduleSplit(th *py.Thread, a []py.Value) (py.Value, error) {
	str := a[1]
	limit, flags, err := extra(th, "split", "maxsplit", 2, py.ToTuple(a[2]), a[3], a[4])
	if err != nil {
		return py.Value{}, err
	}
	p, err := compileArg(th, a[0], flags)
	if err != nil {
		return py.Value{}, err
	}
	n, err := sizeArg(th, limit)
	if err != nil {
		return py.Value{}, err
	}
	return p.split(th, str, n)
}

func moduleEscape(th *py.Thread, a []py.Value) (py.Value, error) {
	if s := py.ToStr(a[0]); s != nil {
		text, err := escape(th, s.String())
		return py.String(text), err
	}
	b, ok, err := bytesLike(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		return py.Value{}, py.TypeErrorf("decoding to str: need a bytes-like object, %s found", a[0].Type().Name)
	}
	text, err := escape(th, b)
	return py.NewBytes(text), err
}

// escape is regex.Escape, which polls.
func escape(th *py.Thread, s string) (string, error) {
	const chunk = 1 << 14
	if len(s) <= chunk {
		return regex.Escape(s), nil
	}
	if err := th.Charge(2 * int64(len(s))); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		n := min(len(s), chunk)
		b.WriteString(regex.Escape(s[:n]))
		s = s[n:]
		if err := th.Poll(); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// sizeArg converts an argument of C type Py_ssize_t.
func sizeArg(th *py.Thread, v py.Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	n, ok := py.AsInt(i)
	if !ok {
		return 0, py.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}
