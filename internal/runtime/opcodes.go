package runtime

// This file declares the native module _opcode: what dis and opcode know of the
// instruction set.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// opArg reads the number of an operation; OpInvalid if there is none of that number.
func opArg(th *py.Thread, v py.Value) (bytecode.Op, error) {
	n, err := py.IndexInt(th, v)
	if err != nil || n < 0 || n >= int(bytecode.NumOps) {
		return bytecode.OpInvalid, err
	}
	return bytecode.Op(n), nil
}

// hasOperand declares a function that tells whether an operation has an operand of
// one of the kinds.
func hasOperand(name, doc string, kinds ...bytecode.OperandKind) py.NativeDef {
	return py.NativeDef{Sig: name + "(opcode)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		op, err := opArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		for _, k := range op.Info().Operands {
			for _, want := range kinds {
				if k == want {
					return py.True, nil
				}
			}
		}
		return py.False, nil
	}}
}

func noneOf(sig, doc string) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }}
}

func namesOf(sig, doc string, names ...string) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		out := make([]py.Value, len(names))
		for i, n := range names {
			out[i] = py.String(n)
		}
		return py.ListOf(out), nil
	}}
}

var opcodeDef = (&py.ModuleDef{Name: "_opcode", Doc: "Opcode support module.", Funcs: []py.NativeDef{
	{Sig: "stack_effect(opcode, oparg=None, /, *, jump=None)", Doc: "Compute the stack effect of the opcode. There is no stack: it is always 0.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		op, err := opArg(th, a[0])
		if err == nil && op == bytecode.OpInvalid {
			err = py.ValueErrorf("invalid opcode or oparg")
		}
		return py.Int(0), err
	}},
	{Sig: "is_valid(opcode)", Doc: "Tell whether there is an instruction of this number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		op, err := opArg(th, a[0])
		return py.Bool(op != bytecode.OpInvalid), err
	}},
	{Sig: "has_arg(opcode)", Doc: "Tell whether an instruction has an argument.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		op, err := opArg(th, a[0])
		return py.Bool(op.Info().Operands != [4]bytecode.OperandKind{}), err
	}},
	hasOperand("has_const", "Tell whether an instruction uses a constant.", bytecode.Constant, bytecode.ReadOrConst, bytecode.ReadOrConstJump),
	hasOperand("has_name", "Tell whether an instruction uses a name, such as of an attribute.", bytecode.Name),
	hasOperand("has_jump", "Tell whether an instruction jumps.", bytecode.Target),
	hasOperand("has_local", "Tell whether an instruction uses a local variable.", bytecode.Read, bytecode.Write, bytecode.ReadOrConst, bytecode.ReadOrConstJump),
	{Sig: "has_free(opcode)", Doc: "Tell whether an instruction uses a variable of a function around this one, or one that functions inside use.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		op, err := opArg(th, a[0])
		switch op {
		case bytecode.OpMakeCell, bytecode.OpLoadDeref, bytecode.OpStoreDeref, bytecode.OpDeleteDeref, bytecode.OpLoadFromDictOrDeref:
			return py.True, err
		}
		return py.False, err
	}},
	{Sig: "has_exc(opcode)", Doc: "Tell whether an instruction sets up an exception handler.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.False, nil }},
	noneOf("get_executor(*, code, offset)", "Return the executor at an offset in a code object, None if there is none."),
	noneOf("get_specialization_stats()", "Return the specialization stats"),
	namesOf("get_intrinsic1_descs()", "Return the names of the intrinsics of one operand.", "INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"),
	namesOf("get_intrinsic2_descs()", "Return the names of the intrinsics of two operands.", "INTRINSIC_2_INVALID", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"),
	namesOf("get_nb_ops()", "Return array of symbols of binary ops.\n\nThere is an operation for each: none is told by a number."),
	namesOf("get_special_method_names()", "Return a list of special method names.", "__enter__", "__exit__", "__aenter__", "__aexit__"),
	{Sig: "opnames()", Doc: "Return the names of all operations, by number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		out := make([]py.Value, bytecode.NumOps)
		for op := range bytecode.NumOps {
			out[op] = py.String(op.String())
		}
		return py.ListOf(out), nil
	}},
	{Sig: "instructions(code, /)", Doc: "Return (opcode, arg, kind, index or target, text) of all instructions.\n\nkind is 'const', 'name', 'jump', 'local' or None; text shows all operands.", Fn: opcodeInstructions},
	{Sig: "handlers(code, /)", Doc: "Return (start, end, target, register) of the exception table, in offsets.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		src, err := codeArg(a[0])
		if err != nil {
			return py.Value{}, err
		}
		var out []py.Value
		for _, h := range src.Handlers {
			out = append(out, py.TupleOf(ints(int(2*h.Start), int(2*h.End), int(2*h.Target), int(h.Reg))...))
		}
		return py.ListOf(out), nil
	}},
}, Init: func(th *py.Thread, m *py.Module) error {
	m.Dict.SetGo(th, "ENABLE_SPECIALIZATION", py.True)
	m.Dict.SetGo(th, "ENABLE_SPECIALIZATION_FT", py.False)
	return nil
}}).Prepare()

func codeArg(v py.Value) (*bytecode.Code, error) {
	if v.Type() != vm.CodeType {
		return nil, py.TypeErrorf("expected a code object, not %s", v.Type().Name)
	}
	src := py.Cast[vm.Code](v).Source()
	src.Load()
	return src, nil
}

func opcodeInstructions(th *py.Thread, a []py.Value) (py.Value, error) {
	src, err := codeArg(a[0])
	if err != nil {
		return py.Value{}, err
	}
	out := make([]py.Value, len(src.Instrs))
	for i := range src.Instrs {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		in := &src.Instrs[i]
		kind, index, arg := py.None, py.None, py.None
		rank := 0
		note := func(r int, k string, x int32) {
			if r > rank {
				rank, kind, index, arg = r, py.String(k), py.Int(int64(x)), py.Int(int64(x))
			}
		}
		for n, x := range [4]int32{in.A, in.B, in.C, in.D} {
			switch k := in.Op.Info().Operands[n]; k {
			case bytecode.Target:
				note(4, "jump", 2*x)
			case bytecode.Name:
				note(3, "name", x)
			case bytecode.Constant:
				note(2, "const", x)
			case bytecode.ReadOrConst, bytecode.ReadOrConstJump:
				if _, _, register := in.Registers(n); !register {
					note(2, "const", x)
				}
			case bytecode.Read, bytecode.Write:
				if int(x) < len(src.LocalsPlus) {
					note(1, "local", x)
				}
			case bytecode.Immediate:
				if rank == 0 && arg.IsNone() {
					arg = py.Int(int64(x))
				}
			}
		}
		out[i] = py.TupleOf(py.Int(int64(in.Op)), arg, kind, index, py.String(src.Operands(i)))
	}
	return py.ListOf(out), nil
}
