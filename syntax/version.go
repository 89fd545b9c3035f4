package syntax

// This file checks a tree against an older version of the language.

import "fmt"

// CheckVersion returns a SyntaxError if the tree has what only a later version than 3.minor has.
func CheckVersion(mod Mod, minor int) error {
	var err error
	Walk(mod, func(n Node) bool {
		if since, what := introduced(n); err == nil && since > minor {
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
		return params(n.TypeParams, "Type parameter lists are")
	case *ClassDef:
		return params(n.TypeParams, "Type parameter lists are")
	case *TypeVar:
		return byDefault(n.DefaultValue)
	case *ParamSpec:
		return byDefault(n.DefaultValue)
	case *TypeVarTuple:
		return byDefault(n.DefaultValue)
	case *TemplateStr:
		return 14, "t-strings are"
	}
	return 0, ""
}
