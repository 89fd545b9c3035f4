package decimal

// This file declares the module _decimal, on which decimal is built.

import (
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name: "_decimal",
	Doc:  "C decimal arithmetic module",
	Types: []*py.Type{decimalType, contextType, signalDictType, decimalException, excClamped, excInvalid, excDivisionByZero, excInexact, excRounded, excSubnormal,
		excOverflow, excUnderflow, excFloatOperation, excConversion, excImpossible, excUndefined, excInvalidContext},
	Funcs: []py.NativeDef{
		{Sig: "getcontext()", Doc: "Get the current default context.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := current(th)
			if err != nil {
				return py.Value{}, err
			}
			return c.value(), nil
		}},
		{Sig: "setcontext(context, /)", Doc: "Set a new default context.", Fn: setContext},
		{Sig: "localcontext(ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", Doc: "Return a context manager for a block with a context of its own: a copy of ctx, or of the current one.", Fn: localContext},
		{Sig: "IEEEContext(bits, /)", Doc: "Return a context object initialized to the proper values for one of the\nIEEE interchange formats.", Fn: ieeeContext},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		st, err := stateOf(th)
		if err != nil {
			return err
		}
		for n, c := range map[string]*context{"DefaultContext": st.def, "BasicContext": st.basic, "ExtendedContext": st.extended} {
			m.Dict.SetGo(th, n, c.value())
		}
		for _, n := range roundingNames {
			m.Dict.SetGo(th, n, py.String(n))
		}
		for n, v := range map[string]int64{"MAX_PREC": maxPrec, "MAX_EMAX": maxEmax, "MIN_EMIN": minEmin, "MIN_ETINY": minEtiny, "IEEE_CONTEXT_MAX_BITS": 512} {
			m.Dict.SetGo(th, n, py.Int(v))
		}
		m.Dict.SetGo(th, "HAVE_THREADS", py.True)
		m.Dict.SetGo(th, "HAVE_CONTEXTVAR", py.True)
		m.Dict.SetGo(th, "SPEC_VERSION", py.String("1.70"))
		m.Dict.SetGo(th, "__version__", py.String("1.70"))
		m.Dict.SetGo(th, "__libmpdec_version__", py.String("4.0.0"))
		return nil
	},
}

func init() {
	defineSignals()
	defineDecimal()
	defineContext()
	Module.Prepare()
}
