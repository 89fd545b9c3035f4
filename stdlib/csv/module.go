package csv

// This file declares the module and its table of dialects.

import (
	"github.com/hognose/hognose/py"
)

type stateKey struct{}

// state is what the module has for each VM.
type state struct {
	dialects *py.Dict
	limit    int64
}

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any { return &state{py.NewDict(), 128 * 1024} }).(*state)
}

func lookupDialect(th *py.Thread, name py.Value) (py.Value, error) {
	v, ok, err := stateOf(th).dialects.Get(th, name)
	if err == nil && !ok {
		err = errorf("unknown dialect")
	}
	return v, err
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "_csv",
	Doc:   "CSV parsing and writing.",
	Types: []*py.Type{dialectType, errorType},
	Funcs: []py.NativeDef{
		{Sig: "reader(iterable, dialect=?, /, **fmtparams)", Doc: "Return a reader object that will process lines from the given iterable.", Fn: makeReader},
		{Sig: "writer(fileobj, dialect=?, /, **fmtparams)", Doc: "Return a writer object that will write user data on the given file object.", Fn: makeWriter},
		{Sig: "list_dialects()", Doc: "Return a list of the names of dialects.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := py.ToSlice(th, stateOf(th).dialects.Value())
			return py.ListOf(s), err
		}},
		{Sig: "register_dialect(name, dialect=?, /, **fmtparams)", Doc: "Give a dialect a name.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if py.ToStr(a[0]) == nil {
				return py.Value{}, py.TypeErrorf("dialect name must be a string")
			}
			d, err := makeDialect(th, a[1], py.ToDict(a[2]))
			if err != nil {
				return py.Value{}, err
			}
			return py.None, stateOf(th).dialects.Set(th, a[0], py.ValueOf(&d.Object))
		}},
		{Sig: "unregister_dialect(name)", Doc: "Forget the dialect of a name.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, ok, err := stateOf(th).dialects.Delete(th, a[0])
			if err == nil && !ok {
				err = errorf("unknown dialect")
			}
			return py.None, err
		}},
		{Sig: "get_dialect(name)", Doc: "Return the dialect of a name.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return lookupDialect(th, a[0]) }},
		{Sig: "field_size_limit(new_limit=?)", Doc: "Return how long a field may be that is read, and set a new limit if there is an argument.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			st := stateOf(th)
			old := st.limit
			if !a[0].IsAbsent() {
				if a[0].Type() != py.IntType {
					return py.Value{}, py.TypeErrorf("limit must be an integer")
				}
				n, ok := py.AsInt(a[0])
				if !ok {
					return py.Value{}, py.OverflowErrorf("Python int too large to convert to C ssize_t")
				}
				st.limit = n
			}
			return py.Int(old), nil
		}},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		for i, n := range []string{"QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL"} {
			m.Dict.SetGo(th, n, py.Int(int64(i)))
		}
		m.Dict.SetGo(th, "_dialects", stateOf(th).dialects.Value())
		m.Dict.SetGo(th, "__version__", py.String("1.0"))
		m.Dict.SetGo(th, "Reader", readerType.Value())
		m.Dict.SetGo(th, "Writer", writerType.Value())
		return nil
	},
}

func init() {
	defineDialect()
	defineReader()
	defineWriter()
	Module.Prepare()
}
