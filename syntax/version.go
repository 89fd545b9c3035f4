package syntax

// This file checks a tree against an older version of the language.

import (
	"fmt"
	"strings"
)

// CheckVersion returns a SyntaxError if the text has what only a later version than 3.minor has.
func CheckVersion(r *Result, minor int) error {
	var err error
	var lines []string
	Walk(r.Mod, func(n Node) bool {
		since, what := introduced(n)
		if c, ok := n.(*Constant); ok && minor < 6 {
			// The underscores of a number are in its text only.
			if lines == nil {
				lines = strings.Split(r.Source, "\n")
			}
			if text := lines[c.Line-1][c.Col:]; text != "" && (isDigit(text[0]) || text[0] == '.') {
				if c.EndLine == c.Line && strings.Contains(text[:c.EndCol-c.Col], "_") {
					since, what = 6, "Underscores in numeric literals are"
				}
			}
		}
		if err == nil && since > minor {
			e := &Error{Msg: fmt.Sprintf("%s only supported in Python 3.%d and greater", what, since)}
			if p := n.Span(); p != nil {
				e.Line, e.Col, e.EndLine, e.EndCol = int(p.Line), int(p.Col)+1, int(p.EndLine), int(p.EndCol)+1
			}
			err = e
		}
		return err == nil
	})
	return err
}

// introduced returns the minor version that has brought what a node is, and its name in messages.
func introduced(n Node) (since int, what string) {
	params := func(n []TypeParam, what string) (int, string) {
		if len(n) == 0 {
			return 0, ""
		}
		return 12, what
	}
	byDefault := func(v Expr) (int, string) {
		if v == nil {
			return 0, ""
		}
		return 13, "Type parameter defaults are"
	}
	switch n := n.(type) {
	case *Await:
		return 5, "Await expressions are"
	case *AsyncWith:
		return 5, "Async with statements are"
	case *AsyncFor:
		return 5, "Async for loops are"
	case *BinOp:
		return operatorSince(n.Op)
	case *AugAssign:
		return operatorSince(n.Op)
	case *Comprehension:
		if n.IsAsync != 0 {
			return 6, "Async comprehensions are"
		}
	case *AnnAssign:
		return 6, "Variable annotation syntax is"
	case *NamedExpr:
		return 8, "Assignment expressions are"
	case *Arguments:
		if len(n.PosOnlyArgs) > 0 {
			return 8, "Positional-only parameters are"
		}
	case *Match:
		return 10, "Pattern matching is"
	case *TryStar:
		return 11, "Exception groups are"
	case *TypeAlias:
		return 12, "Type statement is"
	case *FunctionDef:
		return params(n.TypeParams, "Type parameter lists are")
	case *AsyncFunctionDef:
		if since, what := params(n.TypeParams, "Type parameter lists are"); since != 0 {
			return since, what
		}
		return 5, "Async functions are"
	case *ClassDef:
		return params(n.TypeParams, "Type parameter lists are")
	case *TypeVar:
		return byDefault(n.DefaultValue)
	case *ParamSpec:
		return byDefault(n.DefaultValue)
	case *TypeVarTuple:
		return byDefault(n.DefaultValue)
	case *ExceptHandler:
		if t, ok := n.Type.(*Tuple); ok && len(t.Elts) > 0 && t.Col == t.Elts[0].Span().Col && t.Line == t.Elts[0].Span().Line {
			return 14, "except expressions without parentheses are"
		}
	case *TemplateStr:
		return 14, "t-strings are"
	}
	return 0, ""
}

func operatorSince(op Operator) (since int, what string) {
	if op == MatMult {
		return 5, "The '@' operator is"
	}
	return 0, ""
}
