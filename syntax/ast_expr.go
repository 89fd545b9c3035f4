// This file defines the expressions.

package syntax

// BoolOp is BoolOp(boolop op, expr* values).
type BoolOp struct {
	Pos
	Op     BoolOperator
	Values []Expr
}

// NamedExpr is NamedExpr(expr target, expr value).
type NamedExpr struct {
	Pos
	Target Expr
	Value  Expr
}

// BinOp is BinOp(expr left, operator op, expr right).
// A chain a+b+c is a tree as deep as the chain is long, down its Left side: walk Left in a loop, not by recursion.
type BinOp struct {
	Pos
	Left  Expr
	Op    Operator
	Right Expr
}

// UnaryOp is UnaryOp(unaryop op, expr operand).
type UnaryOp struct {
	Pos
	Op      UnaryOperator
	Operand Expr
}

// Lambda is Lambda(arguments args, expr body).
type Lambda struct {
	Pos
	Args *Arguments
	Body Expr
}

// IfExp is IfExp(expr test, expr body, expr orelse).
type IfExp struct {
	Pos
	Test   Expr
	Body   Expr
	Orelse Expr
}

// Dict is Dict(expr?* keys, expr* values).
// A nil key stands for a ** entry.
type Dict struct {
	Pos
	Keys   []Expr
	Values []Expr
}

// Set is Set(expr* elts).
type Set struct {
	Pos
	Elts []Expr
}

// ListComp is ListComp(expr elt, comprehension* generators).
type ListComp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

// SetComp is SetComp(expr elt, comprehension* generators).
type SetComp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

// DictComp is DictComp(expr key, expr value, comprehension* generators).
type DictComp struct {
	Pos
	Key        Expr
	Value      Expr
	Generators []*Comprehension
}

// GeneratorExp is GeneratorExp(expr elt, comprehension* generators).
type GeneratorExp struct {
	Pos
	Elt        Expr
	Generators []*Comprehension
}

// Await is Await(expr value).
type Await struct {
	Pos
	Value Expr
}

// Yield is Yield(expr? value).
type Yield struct {
	Pos
	Value Expr
}

// YieldFrom is YieldFrom(expr value).
type YieldFrom struct {
	Pos
	Value Expr
}

// Compare is Compare(expr left, cmpop* ops, expr* comparators).
type Compare struct {
	Pos
	Left        Expr
	Ops         []CmpOp
	Comparators []Expr
}

// Call is Call(expr func, expr* args, keyword* keywords).
type Call struct {
	Pos
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// FormattedValue is FormattedValue(expr value, int conversion, expr? format_spec).
// Conversion is -1 for none, or the character after the "!": 's', 'r' or 'a'.
type FormattedValue struct {
	Pos
	Value      Expr
	Conversion int
	FormatSpec Expr
}

// Interpolation is Interpolation(expr value, constant str, int conversion, expr? format_spec).
// Str is the source text of the expression; Conversion as in FormattedValue.
type Interpolation struct {
	Pos
	Value      Expr
	Str        Const
	Conversion int
	FormatSpec Expr
}

// JoinedStr is JoinedStr(expr* values).
type JoinedStr struct {
	Pos
	Values []Expr
}

// TemplateStr is TemplateStr(expr* values).
type TemplateStr struct {
	Pos
	Values []Expr
}

// Constant is Constant(constant value, string? kind).
// Kind is "u" for a literal with that prefix, else "".
type Constant struct {
	Pos
	Value Const
	Kind  string
}

// Attribute is Attribute(expr value, identifier attr, expr_context ctx).
// A chain a.b.c, like calls and subscripts, is deep down its Value side: walk it in a loop or count the depth.
type Attribute struct {
	Pos
	Value Expr
	Attr  string
	Ctx   ExprContext
}

// Subscript is Subscript(expr value, expr slice, expr_context ctx).
type Subscript struct {
	Pos
	Value Expr
	Slice Expr
	Ctx   ExprContext
}

// Starred is Starred(expr value, expr_context ctx).
type Starred struct {
	Pos
	Value Expr
	Ctx   ExprContext
}

// Name is Name(identifier id, expr_context ctx).
type Name struct {
	Pos
	Id  string
	Ctx ExprContext
}

// List is List(expr* elts, expr_context ctx).
type List struct {
	Pos
	Elts []Expr
	Ctx  ExprContext
}

// Tuple is Tuple(expr* elts, expr_context ctx).
type Tuple struct {
	Pos
	Elts []Expr
	Ctx  ExprContext
}

// Slice is Slice(expr? lower, expr? upper, expr? step).
type Slice struct {
	Pos
	Lower Expr
	Upper Expr
	Step  Expr
}

func (*BoolOp) exprNode()         {}
func (*NamedExpr) exprNode()      {}
func (*BinOp) exprNode()          {}
func (*UnaryOp) exprNode()        {}
func (*Lambda) exprNode()         {}
func (*IfExp) exprNode()          {}
func (*Dict) exprNode()           {}
func (*Set) exprNode()            {}
func (*ListComp) exprNode()       {}
func (*SetComp) exprNode()        {}
func (*DictComp) exprNode()       {}
func (*GeneratorExp) exprNode()   {}
func (*Await) exprNode()          {}
func (*Yield) exprNode()          {}
func (*YieldFrom) exprNode()      {}
func (*Compare) exprNode()        {}
func (*Call) exprNode()           {}
func (*FormattedValue) exprNode() {}
func (*Interpolation) exprNode()  {}
func (*JoinedStr) exprNode()      {}
func (*TemplateStr) exprNode()    {}
func (*Constant) exprNode()       {}
func (*Attribute) exprNode()      {}
func (*Subscript) exprNode()      {}
func (*Starred) exprNode()        {}
func (*Name) exprNode()           {}
func (*List) exprNode()           {}
func (*Tuple) exprNode()          {}
func (*Slice) exprNode()          {}
