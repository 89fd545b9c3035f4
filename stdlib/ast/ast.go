// Package ast is the native module _ast: the classes of abstract syntax trees,
// and the way from the parser's trees to objects of these classes and back. The
// module ast, in Python, is built on it.
package ast

// This file makes the classes, for each VM its own, since scripts may change them.

import (
	"strings"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// Compiler flags that the module shows, with CPython's values.
const (
	OnlyAST          = 0x400
	TypeComments     = 0x1000
	TopLevelAwait    = 0x2000
	IncompleteInput  = 0x4000
	OptimizedAST     = 0x8000 | OnlyAST
	DontImplyDedent  = 0x200
	AllCompilerFlags = OnlyAST | TypeComments | TopLevelAwait | IncompleteInput | OptimizedAST | DontImplyDedent
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name:  "_ast",
	Doc:   "The classes of abstract syntax trees.",
	Funcs: []py.NativeDef{{Sig: "_unparse(node, /)", Doc: "Return the source text of a node.", Fn: unparse}},
	Init: func(th *py.Thread, m *py.Module) error {
		s, err := stateOf(th)
		if err != nil {
			return err
		}
		m.Dict.SetGo(th, "AST", astType.Value())
		for _, t := range s.all {
			m.Dict.SetGo(th, t.Name, t.Value())
		}
		for n, v := range map[string]int64{"PyCF_ONLY_AST": OnlyAST, "PyCF_TYPE_COMMENTS": TypeComments,
			"PyCF_ALLOW_TOP_LEVEL_AWAIT": TopLevelAwait, "PyCF_OPTIMIZED_AST": OptimizedAST} {
			m.Dict.SetGo(th, n, py.Int(v))
		}
		return nil
	},
}).Prepare()

// state is what a VM has of the module.
type state struct {
	all     []*py.Type
	kinds   [syntax.NumKinds]*py.Type
	kindOf  map[*py.Type]syntax.NodeKind
	family  map[string]*py.Type
	enums   map[*py.Type]enum // the classes of operators and contexts
	single  map[enum]py.Value // their instances
	fields  [syntax.NumKinds][]*py.Str
	attrs   [4]*py.Str
	context *py.Type
	strs    struct{ fields, attributes, fieldTypes *py.Str }
	err     error
}

// enum is an operator or a context: a field type of syntax and the number in it.
type enum struct {
	field syntax.FieldType
	n     int
}

type stateKey struct{}

func stateOf(th *py.Thread) (*state, error) {
	s := th.Interp.State(stateKey{}, func() any { return newState(th) }).(*state)
	return s, s.err
}

var enumFamilies = []struct {
	name  string
	field syntax.FieldType
	names []string
}{
	{"expr_context", syntax.FieldExprContext, strings.Fields("Load Store Del")},
	{"boolop", syntax.FieldBoolOperator, strings.Fields("And Or")},
	{"operator", syntax.FieldOperator, strings.Fields("Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv")},
	{"unaryop", syntax.FieldUnaryOperator, strings.Fields("Invert Not UAdd USub")},
	{"cmpop", syntax.FieldCmpOp, strings.Fields("Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn")},
}

// The name and the family of what is one value of a field.
var fieldFamily = map[syntax.FieldType]string{
	syntax.FieldStmt: "stmt", syntax.FieldExpr: "expr", syntax.FieldPattern: "pattern", syntax.FieldTypeParam: "type_param",
	syntax.FieldExceptHandler: "excepthandler", syntax.FieldTypeIgnore: "type_ignore", syntax.FieldArguments: "arguments",
	syntax.FieldArg: "arg", syntax.FieldKeyword: "keyword", syntax.FieldAlias: "alias", syntax.FieldWithItem: "withitem",
	syntax.FieldComprehension: "comprehension", syntax.FieldMatchCase: "match_case", syntax.FieldOperator: "operator",
	syntax.FieldUnaryOperator: "unaryop", syntax.FieldBoolOperator: "boolop", syntax.FieldCmpOp: "cmpop",
	syntax.FieldExprContext: "expr_context", syntax.FieldIdentifier: "identifier", syntax.FieldString: "string",
	syntax.FieldInt: "int", syntax.FieldConst: "constant",
}

var positionNames = [4]string{"lineno", "col_offset", "end_lineno", "end_col_offset"}

func newState(th *py.Thread) *state {
	s := &state{kindOf: map[*py.Type]syntax.NodeKind{}, family: map[string]*py.Type{}, enums: map[*py.Type]enum{}, single: map[enum]py.Value{}}
	s.strs.fields, s.strs.attributes, s.strs.fieldTypes = th.Intern("_fields"), th.Intern("_attributes"), th.Intern("_field_types")
	for i, n := range positionNames {
		s.attrs[i] = th.Intern(n)
	}
	module := py.String("ast")
	class := func(name, doc string, base *py.Type, more func(d *py.Dict)) *py.Type {
		d := py.NewDict()
		d.SetGo(th, "__module__", module)
		if doc != "" {
			d.SetGo(th, "__doc__", py.String(doc))
		}
		if more != nil {
			more(d)
		}
		t, err := py.NewClass(th, py.TypeType, th.Intern(name), []*py.Type{base}, d, nil, nil)
		if err != nil {
			s.err = err
			return base
		}
		s.all = append(s.all, t)
		return t
	}
	empty := py.TupleOf()
	names := func(list []*py.Str) py.Value {
		out := make([]py.Value, len(list))
		for i, n := range list {
			out[i] = n.Value()
		}
		return py.TupleOf(out...)
	}
	positions := func(d *py.Dict, end bool) {
		d.SetStr(s.strs.attributes, names(s.attrs[:]))
		if end {
			d.SetGo(th, "end_lineno", py.None)
			d.SetGo(th, "end_col_offset", py.None)
		}
	}
	// The sums first, then their members.
	members := map[string][]string{}
	for k := range syntax.NodeKind(syntax.NumKinds) {
		if info := k.Info(); info.Family != info.Name {
			members[info.Family] = append(members[info.Family], signature(info))
		}
	}
	for _, name := range strings.Fields("mod stmt expr excepthandler pattern type_ignore type_param") {
		pos := name != "mod" && name != "type_ignore"
		t := class(name, sumDoc(name, members[name]), astType, func(d *py.Dict) {
			if pos {
				positions(d, name != "pattern" && name != "type_param")
			} else {
				d.SetStr(s.strs.attributes, empty)
			}
		})
		s.family[name] = t
	}
	for _, f := range enumFamilies {
		t := class(f.name, f.name+" = "+strings.Join(f.names, " | "), astType, func(d *py.Dict) { d.SetStr(s.strs.attributes, empty) })
		s.family[f.name] = t
		for i, n := range f.names {
			c := class(n, n, t, func(d *py.Dict) { setFields(th, s, d, nil, nil) })
			e := enum{f.field, i}
			s.enums[c] = e
			s.single[e] = py.ValueOf(c.Alloc())
		}
	}
	s.context = s.family["expr_context"]
	for k := range syntax.NodeKind(syntax.NumKinds) {
		info := k.Info()
		base := s.family[info.Family]
		if base == nil {
			base = astType
		}
		for _, f := range info.Fields {
			s.fields[k] = append(s.fields[k], th.Intern(f.Name))
		}
		t := class(info.Name, signature(info), base, func(d *py.Dict) {
			setFields(th, s, d, s.fields[k], nil)
			for i, f := range info.Fields {
				if f.Card == syntax.Opt {
					d.SetStr(s.fields[k][i], py.None)
				}
			}
			if base == astType {
				if info.HasPos {
					positions(d, true)
				} else {
					d.SetStr(s.strs.attributes, empty)
				}
			}
		})
		s.kinds[k] = t
		s.kindOf[t] = k
		if base == astType {
			s.family[info.Name] = t
		}
	}
	// The types of the fields can name all classes only now.
	for k := range syntax.NodeKind(syntax.NumKinds) {
		types := py.NewDict()
		for i, f := range k.Info().Fields {
			types.SetStr(s.fields[k][i], s.fieldType(th, f))
		}
		if err := py.SetAttr(th, s.kinds[k].Value(), s.strs.fieldTypes, types.Value()); err != nil {
			s.err = err
		}
		if err := py.SetAttr(th, s.kinds[k].Value(), th.Intern("__annotations__"), types.Value()); err != nil {
			s.err = err
		}
	}
	return s
}

func setFields(th *py.Thread, s *state, d *py.Dict, fields []*py.Str, types *py.Dict) {
	out := make([]py.Value, len(fields))
	for i, n := range fields {
		out[i] = n.Value()
	}
	t := py.TupleOf(out...)
	d.SetStr(s.strs.fields, t)
	d.SetGo(th, "__match_args__", t)
	if types == nil {
		types = py.NewDict()
	}
	d.SetStr(s.strs.fieldTypes, types.Value())
}

// fieldType returns what _field_types says of a field: a class, list[class] or class | None.
func (s *state) fieldType(th *py.Thread, f syntax.FieldInfo) py.Value {
	var t py.Value
	switch f.Type {
	case syntax.FieldIdentifier, syntax.FieldString:
		t = py.StrType.Value()
	case syntax.FieldInt:
		t = py.IntType.Value()
	case syntax.FieldConst:
		t = py.ObjectType.Value()
	default:
		t = s.family[fieldFamily[f.Type]].Value()
	}
	switch f.Card {
	case syntax.Many, syntax.ManyOpt:
		return py.NewGenericAlias(py.ListType.Value(), t)
	case syntax.Opt:
		if u, err := py.Binary(th, py.OpOr, t, py.None); err == nil {
			return u
		}
	}
	return t
}

// signature returns the grammar's line for a class, as "Return(expr? value)".
func signature(info *syntax.KindInfo) string {
	var b strings.Builder
	b.WriteString(info.Name)
	for i, f := range info.Fields {
		if i == 0 {
			b.WriteByte('(')
		} else {
			b.WriteString(", ")
		}
		b.WriteString(fieldFamily[f.Type])
		switch f.Card {
		case syntax.Opt:
			b.WriteByte('?')
		case syntax.Many:
			b.WriteByte('*')
		case syntax.ManyOpt:
			b.WriteString("?*")
		}
		b.WriteByte(' ')
		b.WriteString(f.Name)
	}
	if len(info.Fields) > 0 {
		b.WriteByte(')')
	}
	return b.String()
}

func sumDoc(name string, members []string) string {
	return name + " = " + strings.Join(members, "\n"+strings.Repeat(" ", len(name)+1)+"| ")
}
