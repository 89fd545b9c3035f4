// This file defines the roots of a tree: what one source text parses to.

package syntax

// Module is Module(stmt* body, type_ignore* type_ignores).
type Module struct {
	Body        []Stmt
	TypeIgnores []*TypeIgnore
}

// Interactive is Interactive(stmt* body).
type Interactive struct {
	Body []Stmt
}

// Expression is Expression(expr body).
type Expression struct {
	Body Expr
}

// FunctionType is FunctionType(expr* argtypes, expr returns).
type FunctionType struct {
	ArgTypes []Expr
	Returns  Expr
}

func (*Module) modNode()       {}
func (*Interactive) modNode()  {}
func (*Expression) modNode()   {}
func (*FunctionType) modNode() {}
