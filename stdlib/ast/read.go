package ast

// This file makes the parser's trees of objects of the classes of ast.

import (
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// IsNode reports whether v is an instance of ast.AST.
func IsNode(v py.Value) bool { return v.Type().IsSubtype(astType) }

// Read returns the tree of a node that compile() got, checked so that the
// compiler can take it.
func Read(th *py.Thread, v py.Value, mode string) (syntax.Mod, error) {
	s, err := stateOf(th)
	if err != nil {
		return nil, err
	}
	want := map[string]syntax.NodeKind{"exec": syntax.KindModule, "eval": syntax.KindExpression, "single": syntax.KindInteractive,
		"func_type": syntax.KindFunctionType}[mode]
	if !v.Type().IsSubtype(s.kinds[want]) {
		return nil, py.TypeErrorf("expected %s node, got %s", want.Info().Name, v.Type().Name)
	}
	r := reader{th: th, s: s}
	n, err := r.node(v, "mod")
	if err != nil {
		return nil, err
	}
	if err := validate(th, n); err != nil {
		return nil, err
	}
	return n.(syntax.Mod), nil
}

// ReadAny returns the tree of any node, without the checks that only compiling needs.
func ReadAny(th *py.Thread, v py.Value) (syntax.Node, error) {
	s, err := stateOf(th)
	if err != nil {
		return nil, err
	}
	r := reader{th: th, s: s, lenient: true}
	return r.node(v, "AST")
}

func unparse(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := ReadAny(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	text, err := syntax.Unparse(n)
	if err != nil {
		return py.Value{}, SyntaxError(err)
	}
	return py.String(text), nil
}

type reader struct {
	th      *py.Thread
	s       *state
	n       int
	lenient bool // positions may be missing
}

// kind finds which kind of node v is, of a family.
func (r *reader) kind(v py.Value, family string) (syntax.NodeKind, error) {
	t := v.Type()
	if k, ok := r.s.kindOf[t]; ok && (family == "AST" || k.Info().Family == family) {
		return k, nil
	}
	for _, b := range t.MRO {
		if k, ok := r.s.kindOf[b]; ok && (family == "AST" || k.Info().Family == family) {
			return k, nil
		}
	}
	text, err := py.Repr(r.th, v)
	if err != nil {
		return 0, err
	}
	return 0, py.TypeErrorf("expected some sort of %s, but got %s", family, text.String())
}

func (r *reader) node(v py.Value, family string) (syntax.Node, error) {
	if r.n++; r.n&255 == 0 {
		if err := r.th.Poll(); err != nil {
			return nil, err
		}
	}
	if err := r.th.Enter(" while traversing '" + family + "' node"); err != nil {
		return nil, err
	}
	defer r.th.Leave()
	k, err := r.kind(v, family)
	if err != nil {
		// What has no position at all is told so first.
		if b := r.s.family[family]; b != nil && !r.lenient && v.Type() != py.NoneType {
			if a, e := py.LookupAttr(r.th, b.Value(), r.s.strs.attributes); e == nil && py.ToTuple(a) != nil && len(py.ToTuple(a).Items()) > 0 {
				if x, e := py.LookupAttr(r.th, v, r.s.attrs[0]); e == nil && x.IsAbsent() {
					return nil, py.TypeErrorf("required field \"lineno\" missing from %s", family)
				}
			}
		}
		return nil, err
	}
	info := k.Info()
	n := syntax.NewNode(k)
	if p := n.Span(); p != nil {
		if err := r.position(v, info, p); err != nil {
			return nil, err
		}
	}
	for i, f := range info.Fields {
		x, err := py.LookupAttr(r.th, v, r.s.fields[k][i])
		if err != nil {
			return nil, err
		}
		if err := r.field(n, i, f, info, x); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// position reads the attributes lineno and so on.
func (r *reader) position(v py.Value, info *syntax.KindInfo, p *syntax.Pos) error {
	out := [4]*int32{&p.Line, &p.Col, &p.EndLine, &p.EndCol}
	for i, name := range r.s.attrs {
		x, err := py.LookupAttr(r.th, v, name)
		if err != nil {
			return err
		}
		if x.IsAbsent() || x.IsNone() {
			switch {
			case i == 2:
				*out[i] = p.Line
			case i == 3:
				*out[i] = p.Col
			case r.lenient:
			case x.IsAbsent():
				return py.TypeErrorf("required field \"%s\" missing from %s", name.String(), info.Family)
			default:
				return invalidInt(r.th, x)
			}
			continue
		}
		n, err := r.int(x)
		if err != nil {
			if r.lenient {
				continue
			}
			return err
		}
		*out[i] = int32(n)
	}
	return nil
}

func invalidInt(th *py.Thread, x py.Value) error {
	text, err := py.Repr(th, x)
	if err != nil {
		return err
	}
	return py.ValueErrorf("invalid integer value: %s", text.String())
}

func (r *reader) int(x py.Value) (int, error) {
	if _, ok := py.AsBigInt(x); !ok {
		return 0, invalidInt(r.th, x)
	}
	n, ok := py.AsInt(x)
	if !ok || n != int64(int32(n)) {
		return 0, py.Errorf(py.OverflowError, "Python int too large to convert to C int")
	}
	return int(n), nil
}

func (r *reader) field(n syntax.Node, i int, f syntax.FieldInfo, info *syntax.KindInfo, x py.Value) error {
	switch f.Card {
	case syntax.Many, syntax.ManyOpt:
		if x.IsAbsent() {
			return nil // an empty list
		}
		l := py.ToList(x)
		if l == nil {
			return py.TypeErrorf("%s field \"%s\" must be a list, not a %s", info.Name, f.Name, x.Type().Name)
		}
		return r.list(n, i, f, info, l)
	case syntax.Opt:
		if x.IsAbsent() || x.IsNone() {
			return nil
		}
	default:
		if x.IsAbsent() {
			if f.Type == syntax.FieldExprContext {
				return nil // Load
			}
			return py.TypeErrorf("required field \"%s\" missing from %s", f.Name, info.Name)
		}
		if x.IsNone() && f.Type != syntax.FieldConst {
			if f.Name == "level" {
				return nil // ImportFrom's, 0
			}
			if f.Type == syntax.FieldInt {
				break
			}
			return py.ValueErrorf("field '%s' is required for %s", f.Name, info.Name)
		}
	}
	v, err := r.one(f, x)
	if err != nil {
		return err
	}
	syntax.SetField(n, i, v)
	return nil
}

// one reads a single value of a field.
func (r *reader) one(f syntax.FieldInfo, x py.Value) (any, error) {
	switch f.Type {
	case syntax.FieldIdentifier:
		s := py.ToStr(x)
		if s == nil {
			return nil, py.TypeErrorf("AST identifier must be of type str")
		}
		return s.String(), nil
	case syntax.FieldString:
		s := py.ToStr(x)
		if s == nil {
			return nil, py.TypeErrorf("AST string must be of type str")
		}
		return s.String(), nil
	case syntax.FieldInt:
		return r.int(x)
	case syntax.FieldConst:
		return r.constant(x)
	case syntax.FieldOperator, syntax.FieldUnaryOperator, syntax.FieldBoolOperator, syntax.FieldCmpOp, syntax.FieldExprContext:
		return r.enum(f.Type, x)
	}
	n, err := r.node(x, fieldFamily[f.Type])
	if err != nil {
		return nil, err
	}
	return n, nil
}

func (r *reader) enum(field syntax.FieldType, x py.Value) (any, error) {
	for _, b := range x.Type().MRO {
		e, ok := r.s.enums[b]
		if !ok || e.field != field {
			continue
		}
		switch field {
		case syntax.FieldOperator:
			return syntax.Operator(e.n), nil
		case syntax.FieldUnaryOperator:
			return syntax.UnaryOperator(e.n), nil
		case syntax.FieldBoolOperator:
			return syntax.BoolOperator(e.n), nil
		case syntax.FieldCmpOp:
			return syntax.CmpOp(e.n), nil
		}
		return syntax.ExprContext(e.n), nil
	}
	text, err := py.Repr(r.th, x)
	if err != nil {
		return nil, err
	}
	return nil, py.TypeErrorf("expected some sort of %s, but got %s", fieldFamily[field], text.String())
}

func (r *reader) constant(x py.Value) (syntax.Const, error) {
	var c syntax.Const
	switch {
	case x.IsNone():
		c.Kind = syntax.ConstNone
	case x == py.True:
		c.Kind = syntax.ConstTrue
	case x == py.False:
		c.Kind = syntax.ConstFalse
	case x.IsEllipsis():
		c.Kind = syntax.ConstEllipsis
	case x.Type() == py.IntType:
		if i, ok := py.AsInt(x); ok {
			c.Kind, c.Int = syntax.ConstInt, i
		} else {
			c.Kind = syntax.ConstBigInt
			c.Big, _ = py.AsBigInt(x)
		}
	case x.Type() == py.FloatType:
		c.Kind = syntax.ConstFloat
		c.Float, _ = py.AsFloat(x)
	case x.Type() == py.ComplexType:
		z, _ := py.ToComplex(x)
		c.Kind, c.Float, c.Imag = syntax.ConstComplex, real(z), imag(z)
	case x.Type() == py.StrType:
		c.Kind, c.Str = syntax.ConstStr, py.ToStr(x).String()
	case x.Type() == py.BytesType:
		c.Kind, c.Str = syntax.ConstBytes, py.ToBytes(x).String()
	case x.Type() == py.TupleType, x.Type() == py.FrozenSetType:
		if err := r.th.Enter(" during compilation"); err != nil {
			return c, err
		}
		defer r.th.Leave()
		var items []py.Value
		if t := py.ToTuple(x); t != nil {
			c.Kind, items = syntax.ConstTuple, t.Items()
		} else {
			c.Kind, items = syntax.ConstFrozenSet, py.ToSet(x).Items()
		}
		list := make([]syntax.Const, len(items))
		for i, v := range items {
			var err error
			if list[i], err = r.constant(v); err != nil {
				return c, err
			}
		}
		c.Items = &list
	default:
		return c, py.TypeErrorf("got an invalid type in Constant: %s", x.Type().Name)
	}
	return c, nil
}

func (r *reader) list(n syntax.Node, i int, f syntax.FieldInfo, info *syntax.KindInfo, l *py.List) error {
	size := len(l.Items())
	each := func(put func(v any)) error {
		for j := 0; j < size; j++ {
			items := l.Items()
			if len(items) != size {
				return py.RuntimeErrorf("%s field \"%s\" changed size during iteration", info.Name, f.Name)
			}
			x := items[j]
			if x.IsNone() && f.Card == syntax.ManyOpt {
				put(nil)
				continue
			}
			if x.IsNone() && f.Type != syntax.FieldIdentifier {
				return py.ValueErrorf("None disallowed in %s list", listName(f.Type))
			}
			v, err := r.one(f, x)
			if err != nil {
				return err
			}
			put(v)
		}
		return nil
	}
	switch f.Type {
	case syntax.FieldStmt:
		return fill[syntax.Stmt](n, i, each)
	case syntax.FieldExpr:
		return fill[syntax.Expr](n, i, each)
	case syntax.FieldPattern:
		return fill[syntax.Pattern](n, i, each)
	case syntax.FieldTypeParam:
		return fill[syntax.TypeParam](n, i, each)
	case syntax.FieldExceptHandler:
		return fill[*syntax.ExceptHandler](n, i, each)
	case syntax.FieldTypeIgnore:
		return fill[*syntax.TypeIgnore](n, i, each)
	case syntax.FieldArg:
		return fill[*syntax.Arg](n, i, each)
	case syntax.FieldKeyword:
		return fill[*syntax.Keyword](n, i, each)
	case syntax.FieldAlias:
		return fill[*syntax.Alias](n, i, each)
	case syntax.FieldWithItem:
		return fill[*syntax.WithItem](n, i, each)
	case syntax.FieldComprehension:
		return fill[*syntax.Comprehension](n, i, each)
	case syntax.FieldMatchCase:
		return fill[*syntax.MatchCase](n, i, each)
	case syntax.FieldCmpOp:
		return fill[syntax.CmpOp](n, i, each)
	}
	return fill[string](n, i, each)
}

func listName(t syntax.FieldType) string {
	switch t {
	case syntax.FieldExpr:
		return "expression"
	case syntax.FieldStmt:
		return "statement"
	}
	return fieldFamily[t]
}

func fill[T any](n syntax.Node, i int, each func(func(any)) error) error {
	var out []T
	err := each(func(v any) {
		t, _ := v.(T)
		out = append(out, t)
	})
	if err == nil {
		syntax.SetField(n, i, out)
	}
	return err
}
