// Package syntax turns Python 3.14 source text into tokens and abstract syntax trees, and trees back into text.
//
// [ParseFile] is the way in: source bytes of any encoding Python knows how to declare, to a [Mod]. The tree has the
// shape of Python's own ast module: one Go struct for each node class, named alike, fields in the same order, with the
// same positions (lines from 1, columns as UTF-8 byte offsets from 0). A few names had to give way to Go:
//
//	ast.Expr (statement)   ExprStmt, since Expr is the interface of expressions
//	ast.Mod (operator)     Modulo, since Mod is the interface of modules
//	ast.arguments, arg...  Arguments, Arg, Keyword, Alias, WithItem, Comprehension, MatchCase
//
// Everything wrong with a text is an [*Error], with the kind, message and range CPython would report; what CPython only
// warns of is in the list of [Warning]. No text crashes the parser: nesting is limited as in CPython.
//
// # Depth
//
// Nesting by brackets, prefix operators, lambdas, blocks and the like is limited by the parser, to a few thousand
// levels. Chains are not: a+b+c+..., a.b.c..., f()()()..., and if/elif/elif... nest as deep as they are long, along
// BinOp.Left, Attribute.Value, Call.Func, Subscript.Value and If.Orelse. A consumer either goes along these in a loop,
// or counts its depth and gives up politely.
//
// The package knows nothing of execution. It has no mutable state; all functions may be called concurrently, and a tree
// may be read by many goroutines as long as none writes.
package syntax
