// This file defines what all nodes of the abstract syntax tree have in common, the operators and the constants.

package syntax

import (
	"fmt"
	"math/big"
)

// Node is any node of the tree: always a pointer to one of the structs of this package.
type Node interface {
	NodeKind() NodeKind
	// Span returns the node's own position, to read or to set; nil for the kinds that have none.
	Span() *Pos
}

// Mod is the root of a tree: *Module, *Interactive, *Expression or *FunctionType.
type Mod interface {
	Node
	modNode()
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmtNode()
}

// Expr is an expression.
type Expr interface {
	Node
	exprNode()
}

// Pattern is a pattern of a match statement.
type Pattern interface {
	Node
	patternNode()
}

// TypeParam is a type parameter: *TypeVar, *ParamSpec or *TypeVarTuple.
type TypeParam interface {
	Node
	typeParamNode()
}

// Pos is the range of source text a node stands for. Lines count from 1; columns are offsets from 0 in bytes of the line
// in UTF-8. The end is exclusive.
type Pos struct {
	Line, Col, EndLine, EndCol int32
}

// String returns "line:col-line:col".
func (p Pos) String() string {
	return fmt.Sprintf("%d:%d-%d:%d", p.Line, p.Col, p.EndLine, p.EndCol)
}

// Span returns p itself, which makes every struct that embeds a Pos have the method of Node.
func (p *Pos) Span() *Pos { return p }

// ExprContext tells whether an expression is read, assigned to or deleted.
type ExprContext uint8

// The contexts.
const (
	Load ExprContext = iota
	Store
	Del
)

func (c ExprContext) String() string { return [...]string{"Load", "Store", "Del"}[c] }

// Operator is a binary operator.
type Operator uint8

// The binary operators. Modulo is Python's ast.Mod.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Modulo
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var operatorNames = [...]string{"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"}
var operatorTexts = [...]string{"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"}

// String returns the name of the operator's class in Python's ast.
func (o Operator) String() string { return operatorNames[o] }

// Text returns the operator as it is written.
func (o Operator) Text() string { return operatorTexts[o] }

// UnaryOperator is a prefix operator.
type UnaryOperator uint8

// The prefix operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// String returns the name of the operator's class in Python's ast.
func (o UnaryOperator) String() string { return [...]string{"Invert", "Not", "UAdd", "USub"}[o] }

// BoolOperator is "and" or "or".
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota
	Or
)

// String returns the name of the operator's class in Python's ast.
func (o BoolOperator) String() string { return [...]string{"And", "Or"}[o] }

// CmpOp is a comparison.
type CmpOp uint8

// The comparisons.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var cmpNames = [...]string{"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}
var cmpTexts = [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}

// String returns the name of the comparison's class in Python's ast.
func (o CmpOp) String() string { return cmpNames[o] }

// Text returns the comparison as it is written.
func (o CmpOp) Text() string { return cmpTexts[o] }

// ConstKind tells which kind of value a Const is.
type ConstKind uint8

// The kinds of constants. The parser makes all but Tuple and FrozenSet, which only trees built by hand contain, and
// Complex always has a zero real part from it.
const (
	ConstNone ConstKind = iota
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstInt     // Int
	ConstBigInt  // Big, which never fits an int64
	ConstFloat   // Float
	ConstComplex // Float and Imag
	ConstStr     // Str
	ConstBytes   // Str
	ConstTuple   // *Items
	ConstFrozenSet
)

// Const is the value of a constant. Which fields count depends on Kind.
type Const struct {
	Kind  ConstKind
	Int   int64
	Float float64 // the float, or the real part of the complex number
	Imag  float64
	Str   string // text as UTF-8, lone surrogates as their three-byte sequences (WTF-8); or the raw bytes of a bytes object
	Big   *big.Int
	Items *[]Const
}

// Warning is something CPython warns of while it reads the source.
type Warning struct {
	Category string // "SyntaxWarning" or "DeprecationWarning"
	Msg      string
	Line     int // from 1
	Col      int // from 0, in bytes
	EndLine  int
	EndCol   int
}
