// This file defines the statements.

package syntax

// FunctionDef is FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params).
type FunctionDef struct {
	Pos
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
	TypeComment   string
	TypeParams    []TypeParam
}

// AsyncFunctionDef is AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params).
type AsyncFunctionDef struct {
	Pos
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
	TypeComment   string
	TypeParams    []TypeParam
}

// ClassDef is ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params).
type ClassDef struct {
	Pos
	Name          string
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

// Return is Return(expr? value).
type Return struct {
	Pos
	Value Expr
}

// Delete is Delete(expr* targets).
type Delete struct {
	Pos
	Targets []Expr
}

// Assign is Assign(expr* targets, expr value, string? type_comment).
type Assign struct {
	Pos
	Targets     []Expr
	Value       Expr
	TypeComment string
}

// TypeAlias is TypeAlias(expr name, type_param* type_params, expr value).
type TypeAlias struct {
	Pos
	Name       Expr
	TypeParams []TypeParam
	Value      Expr
}

// AugAssign is AugAssign(expr target, operator op, expr value).
type AugAssign struct {
	Pos
	Target Expr
	Op     Operator
	Value  Expr
}

// AnnAssign is AnnAssign(expr target, expr annotation, expr? value, int simple).
// Simple is 1 when the target is a bare name without parentheses.
type AnnAssign struct {
	Pos
	Target     Expr
	Annotation Expr
	Value      Expr
	Simple     int
}

// For is For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment).
type For struct {
	Pos
	Target      Expr
	Iter        Expr
	Body        []Stmt
	Orelse      []Stmt
	TypeComment string
}

// AsyncFor is AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment).
type AsyncFor struct {
	Pos
	Target      Expr
	Iter        Expr
	Body        []Stmt
	Orelse      []Stmt
	TypeComment string
}

// While is While(expr test, stmt* body, stmt* orelse).
type While struct {
	Pos
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// If is If(expr test, stmt* body, stmt* orelse).
// An elif is an If that stands alone in Orelse; a long chain of them is as deep as it is long: walk Orelse in a loop.
type If struct {
	Pos
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// With is With(withitem* items, stmt* body, string? type_comment).
type With struct {
	Pos
	Items       []*WithItem
	Body        []Stmt
	TypeComment string
}

// AsyncWith is AsyncWith(withitem* items, stmt* body, string? type_comment).
type AsyncWith struct {
	Pos
	Items       []*WithItem
	Body        []Stmt
	TypeComment string
}

// Match is Match(expr subject, match_case* cases).
type Match struct {
	Pos
	Subject Expr
	Cases   []*MatchCase
}

// Raise is Raise(expr? exc, expr? cause).
type Raise struct {
	Pos
	Exc   Expr
	Cause Expr
}

// Try is Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody).
type Try struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	FinalBody []Stmt
}

// TryStar is TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody).
type TryStar struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	FinalBody []Stmt
}

// Assert is Assert(expr test, expr? msg).
type Assert struct {
	Pos
	Test Expr
	Msg  Expr
}

// Import is Import(alias* names).
type Import struct {
	Pos
	Names []*Alias
}

// ImportFrom is ImportFrom(identifier? module, alias* names, int level).
// Module is "" for "from . import x"; Level is the number of leading dots.
type ImportFrom struct {
	Pos
	Module string
	Names  []*Alias
	Level  int
}

// Global is Global(identifier* names).
type Global struct {
	Pos
	Names []string
}

// Nonlocal is Nonlocal(identifier* names).
type Nonlocal struct {
	Pos
	Names []string
}

// ExprStmt is Expr(expr value).
// It is "Expr" in Python's ast.
type ExprStmt struct {
	Pos
	Value Expr
}

// Pass is Pass.
type Pass struct {
	Pos
}

// Break is Break.
type Break struct {
	Pos
}

// Continue is Continue.
type Continue struct {
	Pos
}

func (*FunctionDef) stmtNode()      {}
func (*AsyncFunctionDef) stmtNode() {}
func (*ClassDef) stmtNode()         {}
func (*Return) stmtNode()           {}
func (*Delete) stmtNode()           {}
func (*Assign) stmtNode()           {}
func (*TypeAlias) stmtNode()        {}
func (*AugAssign) stmtNode()        {}
func (*AnnAssign) stmtNode()        {}
func (*For) stmtNode()              {}
func (*AsyncFor) stmtNode()         {}
func (*While) stmtNode()            {}
func (*If) stmtNode()               {}
func (*With) stmtNode()             {}
func (*AsyncWith) stmtNode()        {}
func (*Match) stmtNode()            {}
func (*Raise) stmtNode()            {}
func (*Try) stmtNode()              {}
func (*TryStar) stmtNode()          {}
func (*Assert) stmtNode()           {}
func (*Import) stmtNode()           {}
func (*ImportFrom) stmtNode()       {}
func (*Global) stmtNode()           {}
func (*Nonlocal) stmtNode()         {}
func (*ExprStmt) stmtNode()         {}
func (*Pass) stmtNode()             {}
func (*Break) stmtNode()            {}
func (*Continue) stmtNode()         {}
