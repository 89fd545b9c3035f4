// This file defines the parts that are neither statement nor expression: arguments, handlers, clauses, type parameters.

package syntax

// Comprehension is comprehension(expr target, expr iter, expr* ifs, int is_async).
type Comprehension struct {
	Target  Expr
	Iter    Expr
	Ifs     []Expr
	IsAsync int
}

// ExceptHandler is ExceptHandler(expr? type, identifier? name, stmt* body).
// Type is nil for a bare except; Name is "" without "as".
type ExceptHandler struct {
	Pos
	Type Expr
	Name string
	Body []Stmt
}

// Arguments is arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults).
// KwDefaults has one entry for each of KwOnlyArgs, nil where the argument has no default.
type Arguments struct {
	PosOnlyArgs []*Arg
	Args        []*Arg
	Vararg      *Arg
	KwOnlyArgs  []*Arg
	KwDefaults  []Expr
	Kwarg       *Arg
	Defaults    []Expr
}

// Arg is arg(identifier arg, expr? annotation, string? type_comment).
type Arg struct {
	Pos
	Arg         string
	Annotation  Expr
	TypeComment string
}

// Keyword is keyword(identifier? arg, expr value).
// Arg is "" for **kwargs.
type Keyword struct {
	Pos
	Arg   string
	Value Expr
}

// Alias is alias(identifier name, identifier? asname).
type Alias struct {
	Pos
	Name   string
	AsName string
}

// WithItem is withitem(expr context_expr, expr? optional_vars).
type WithItem struct {
	ContextExpr  Expr
	OptionalVars Expr
}

// MatchCase is match_case(pattern pattern, expr? guard, stmt* body).
type MatchCase struct {
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// TypeIgnore is TypeIgnore(int lineno, string tag).
type TypeIgnore struct {
	Lineno int
	Tag    string
}

// TypeVar is TypeVar(identifier name, expr? bound, expr? default_value).
type TypeVar struct {
	Pos
	Name         string
	Bound        Expr
	DefaultValue Expr
}

// ParamSpec is ParamSpec(identifier name, expr? default_value).
type ParamSpec struct {
	Pos
	Name         string
	DefaultValue Expr
}

// TypeVarTuple is TypeVarTuple(identifier name, expr? default_value).
type TypeVarTuple struct {
	Pos
	Name         string
	DefaultValue Expr
}

func (*TypeVar) typeParamNode()      {}
func (*ParamSpec) typeParamNode()    {}
func (*TypeVarTuple) typeParamNode() {}
