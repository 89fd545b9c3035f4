package ast

// This file makes objects of the parser's trees.

import (
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// Build returns the tree as objects of the classes of ast.
func Build(th *py.Thread, n syntax.Node) (py.Value, error) {
	s, err := stateOf(th)
	if err != nil {
		return py.Value{}, err
	}
	b := builder{th: th, s: s}
	return b.node(n)
}

type builder struct {
	th *py.Thread
	s  *state
	n  int
}

func (b *builder) node(n syntax.Node) (py.Value, error) {
	if b.n++; b.n&255 == 0 {
		if err := b.th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	if err := b.th.Enter(" during ast construction"); err != nil {
		return py.Value{}, err
	}
	defer b.th.Leave()
	k := n.NodeKind()
	info := k.Info()
	v := py.ValueOf(b.s.kinds[k].Alloc())
	for i, f := range info.Fields {
		x, err := b.value(f, syntax.FieldValue(n, i))
		if err != nil {
			return x, err
		}
		if err := py.SetAttr(b.th, v, b.s.fields[k][i], x); err != nil {
			return py.Value{}, err
		}
	}
	if p := n.Span(); p != nil {
		for i, x := range [4]int32{p.Line, p.Col, p.EndLine, p.EndCol} {
			if err := py.SetAttr(b.th, v, b.s.attrs[i], py.Int(int64(x))); err != nil {
				return py.Value{}, err
			}
		}
	}
	return v, nil
}

func nodes[T syntax.Node](b *builder, list []T) (py.Value, error) {
	out := make([]py.Value, len(list))
	for i, n := range list {
		v, err := b.node(n)
		if err != nil {
			return v, err
		}
		out[i] = v
	}
	return py.ListOf(out), nil
}

func (b *builder) value(f syntax.FieldInfo, v any) (py.Value, error) {
	if f.Card == syntax.Opt && syntax.IsNilField(v) {
		return py.None, nil
	}
	switch v := v.(type) {
	case string:
		return b.th.Intern(v).Value(), nil
	case int:
		return py.Int(int64(v)), nil
	case syntax.Const:
		return constant(b.th, &v)
	case syntax.Operator:
		return b.s.single[enum{syntax.FieldOperator, int(v)}], nil
	case syntax.UnaryOperator:
		return b.s.single[enum{syntax.FieldUnaryOperator, int(v)}], nil
	case syntax.BoolOperator:
		return b.s.single[enum{syntax.FieldBoolOperator, int(v)}], nil
	case syntax.ExprContext:
		return b.s.single[enum{syntax.FieldExprContext, int(v)}], nil
	case []syntax.CmpOp:
		out := make([]py.Value, len(v))
		for i, o := range v {
			out[i] = b.s.single[enum{syntax.FieldCmpOp, int(o)}]
		}
		return py.ListOf(out), nil
	case []string:
		out := make([]py.Value, len(v))
		for i, s := range v {
			out[i] = b.th.Intern(s).Value()
		}
		return py.ListOf(out), nil
	case []syntax.Expr:
		out := make([]py.Value, len(v))
		for i, e := range v {
			out[i] = py.None
			if e != nil {
				x, err := b.node(e)
				if err != nil {
					return x, err
				}
				out[i] = x
			}
		}
		return py.ListOf(out), nil
	case []syntax.Stmt:
		return nodes(b, v)
	case []syntax.Pattern:
		return nodes(b, v)
	case []syntax.TypeParam:
		return nodes(b, v)
	case []*syntax.ExceptHandler:
		return nodes(b, v)
	case []*syntax.TypeIgnore:
		return nodes(b, v)
	case []*syntax.Arg:
		return nodes(b, v)
	case []*syntax.Keyword:
		return nodes(b, v)
	case []*syntax.Alias:
		return nodes(b, v)
	case []*syntax.WithItem:
		return nodes(b, v)
	case []*syntax.Comprehension:
		return nodes(b, v)
	case []*syntax.MatchCase:
		return nodes(b, v)
	case syntax.Node:
		return b.node(v)
	}
	return py.None, nil
}

// constant returns the value of a constant.
func constant(th *py.Thread, c *syntax.Const) (py.Value, error) {
	switch c.Kind {
	case syntax.ConstTrue:
		return py.True, nil
	case syntax.ConstFalse:
		return py.False, nil
	case syntax.ConstEllipsis:
		return py.Ellipsis, nil
	case syntax.ConstInt:
		return py.Int(c.Int), nil
	case syntax.ConstBigInt:
		return py.BigInt(c.Big), nil
	case syntax.ConstFloat:
		return py.Float(c.Float), nil
	case syntax.ConstComplex:
		return py.NewComplex(complex(c.Float, c.Imag)), nil
	case syntax.ConstStr:
		return py.String(c.Str), nil
	case syntax.ConstBytes:
		return py.NewBytes(c.Str), nil
	case syntax.ConstTuple, syntax.ConstFrozenSet:
		if err := th.Enter(" during ast construction"); err != nil {
			return py.Value{}, err
		}
		defer th.Leave()
		items := make([]py.Value, len(*c.Items))
		for i := range items {
			v, err := constant(th, &(*c.Items)[i])
			if err != nil {
				return v, err
			}
			items[i] = v
		}
		if c.Kind == syntax.ConstTuple {
			return py.TupleOf(items...), nil
		}
		s, err := py.NewFrozenSet(th, items)
		if err != nil {
			return py.Value{}, err
		}
		return s.Value(), nil
	}
	return py.None, nil
}
