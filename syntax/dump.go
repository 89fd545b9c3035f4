// This file prints trees as Python's ast.dump does.

package syntax

import (
	"strconv"
	"strings"
)

// Dump returns the tree below n as Python's ast.dump(n, include_attributes=attributes) prints it: fields that are None or
// an empty list, where that is their default, are left out. What is nested deeper than dumpMaxDepth is left out as "...".
func Dump(n Node, attributes bool) string {
	d := dumper{attrs: attributes}
	d.node(n)
	return d.b.String()
}

// dumpMaxDepth keeps Dump within the memory of a stack.
const dumpMaxDepth = 200_000

type dumper struct {
	b     strings.Builder
	attrs bool
	depth int
}

func (d *dumper) node(n Node) {
	if d.depth++; d.depth > dumpMaxDepth {
		d.b.WriteString("...")
		d.depth--
		return
	}
	defer func() { d.depth-- }()
	info := n.NodeKind().Info()
	d.b.WriteString(info.Name)
	d.b.WriteByte('(')
	first := true
	sep := func(name string) {
		if !first {
			d.b.WriteString(", ")
		}
		first = false
		d.b.WriteString(name)
		d.b.WriteByte('=')
	}
	for i, f := range info.Fields {
		v := FieldValue(n, i)
		if d.omitted(f, v) {
			continue
		}
		sep(f.Name)
		d.value(f, v)
	}
	if p := n.Span(); p != nil && d.attrs {
		for _, a := range [...]struct {
			name string
			v    int32
		}{{"lineno", p.Line}, {"col_offset", p.Col}, {"end_lineno", p.EndLine}, {"end_col_offset", p.EndCol}} {
			sep(a.name)
			d.b.WriteString(strconv.Itoa(int(a.v)))
		}
	}
	d.b.WriteByte(')')
}

// omitted reports whether ast.dump leaves the field out.
func (d *dumper) omitted(f FieldInfo, v any) bool {
	switch f.Card {
	case Opt:
		return IsNilField(v)
	case Many, ManyOpt:
		return listLen(v) == 0
	}
	return false
}

// IsNilField reports whether v, which came from FieldValue for an optional field, stands for None.
func IsNilField(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case *Arg:
		return v == nil
	}
	return false
}

func listLen(v any) int {
	switch v := v.(type) {
	case []Stmt:
		return len(v)
	case []Expr:
		return len(v)
	case []Pattern:
		return len(v)
	case []TypeParam:
		return len(v)
	case []*ExceptHandler:
		return len(v)
	case []*TypeIgnore:
		return len(v)
	case []*Arg:
		return len(v)
	case []*Keyword:
		return len(v)
	case []*Alias:
		return len(v)
	case []*WithItem:
		return len(v)
	case []*Comprehension:
		return len(v)
	case []*MatchCase:
		return len(v)
	case []CmpOp:
		return len(v)
	case []string:
		return len(v)
	}
	return 0
}

func dumpList[T any](d *dumper, list []T, one func(T)) {
	d.b.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			d.b.WriteString(", ")
		}
		one(v)
	}
	d.b.WriteByte(']')
}

func nodeList[T Node](d *dumper, list []T) {
	dumpList(d, list, func(n T) { d.node(n) })
}

func (d *dumper) str(s string) { d.b.WriteString(ReprStr(s)) }

func (d *dumper) class(s string) {
	d.b.WriteString(s)
	d.b.WriteString("()")
}

func (d *dumper) value(f FieldInfo, v any) {
	switch v := v.(type) {
	case string:
		d.str(v)
	case int:
		d.b.WriteString(strconv.Itoa(v))
	case Const:
		d.b.WriteString(v.Repr())
	case Operator:
		d.class(v.String())
	case UnaryOperator:
		d.class(v.String())
	case BoolOperator:
		d.class(v.String())
	case ExprContext:
		d.class(v.String())
	case []CmpOp:
		dumpList(d, v, func(o CmpOp) { d.class(o.String()) })
	case []string:
		dumpList(d, v, d.str)
	case []Stmt:
		nodeList(d, v)
	case []Expr:
		dumpList(d, v, func(e Expr) {
			if e == nil {
				d.b.WriteString("None")
			} else {
				d.node(e)
			}
		})
	case []Pattern:
		nodeList(d, v)
	case []TypeParam:
		nodeList(d, v)
	case []*ExceptHandler:
		nodeList(d, v)
	case []*TypeIgnore:
		nodeList(d, v)
	case []*Arg:
		nodeList(d, v)
	case []*Keyword:
		nodeList(d, v)
	case []*Alias:
		nodeList(d, v)
	case []*WithItem:
		nodeList(d, v)
	case []*Comprehension:
		nodeList(d, v)
	case []*MatchCase:
		nodeList(d, v)
	case Node:
		d.node(v)
	}
}
