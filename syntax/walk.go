// This file walks trees.

package syntax

// Children calls f for each node directly below n, in the order of Python's ast fields; nil entries are left out.
func Children(n Node, f func(Node)) {
	switch n := n.(type) {
	case *Module:
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.TypeIgnores {
			f(c)
		}
	case *Interactive:
		for _, c := range n.Body {
			f(c)
		}
	case *Expression:
		if n.Body != nil {
			f(n.Body)
		}
	case *FunctionType:
		for _, c := range n.ArgTypes {
			f(c)
		}
		if n.Returns != nil {
			f(n.Returns)
		}
	case *FunctionDef:
		if n.Args != nil {
			f(n.Args)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.DecoratorList {
			f(c)
		}
		if n.Returns != nil {
			f(n.Returns)
		}
		for _, c := range n.TypeParams {
			f(c)
		}
	case *AsyncFunctionDef:
		if n.Args != nil {
			f(n.Args)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.DecoratorList {
			f(c)
		}
		if n.Returns != nil {
			f(n.Returns)
		}
		for _, c := range n.TypeParams {
			f(c)
		}
	case *ClassDef:
		for _, c := range n.Bases {
			f(c)
		}
		for _, c := range n.Keywords {
			f(c)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.DecoratorList {
			f(c)
		}
		for _, c := range n.TypeParams {
			f(c)
		}
	case *Return:
		if n.Value != nil {
			f(n.Value)
		}
	case *Delete:
		for _, c := range n.Targets {
			f(c)
		}
	case *Assign:
		for _, c := range n.Targets {
			f(c)
		}
		if n.Value != nil {
			f(n.Value)
		}
	case *TypeAlias:
		if n.Name != nil {
			f(n.Name)
		}
		for _, c := range n.TypeParams {
			f(c)
		}
		if n.Value != nil {
			f(n.Value)
		}
	case *AugAssign:
		if n.Target != nil {
			f(n.Target)
		}
		if n.Value != nil {
			f(n.Value)
		}
	case *AnnAssign:
		if n.Target != nil {
			f(n.Target)
		}
		if n.Annotation != nil {
			f(n.Annotation)
		}
		if n.Value != nil {
			f(n.Value)
		}
	case *For:
		if n.Target != nil {
			f(n.Target)
		}
		if n.Iter != nil {
			f(n.Iter)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.Orelse {
			f(c)
		}
	case *AsyncFor:
		if n.Target != nil {
			f(n.Target)
		}
		if n.Iter != nil {
			f(n.Iter)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.Orelse {
			f(c)
		}
	case *While:
		if n.Test != nil {
			f(n.Test)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.Orelse {
			f(c)
		}
	case *If:
		if n.Test != nil {
			f(n.Test)
		}
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.Orelse {
			f(c)
		}
	case *With:
		for _, c := range n.Items {
			f(c)
		}
		for _, c := range n.Body {
			f(c)
		}
	case *AsyncWith:
		for _, c := range n.Items {
			f(c)
		}
		for _, c := range n.Body {
			f(c)
		}
	case *Match:
		if n.Subject != nil {
			f(n.Subject)
		}
		for _, c := range n.Cases {
			f(c)
		}
	case *Raise:
		if n.Exc != nil {
			f(n.Exc)
		}
		if n.Cause != nil {
			f(n.Cause)
		}
	case *Try:
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.Handlers {
			f(c)
		}
		for _, c := range n.Orelse {
			f(c)
		}
		for _, c := range n.FinalBody {
			f(c)
		}
	case *TryStar:
		for _, c := range n.Body {
			f(c)
		}
		for _, c := range n.Handlers {
			f(c)
		}
		for _, c := range n.Orelse {
			f(c)
		}
		for _, c := range n.FinalBody {
			f(c)
		}
	case *Assert:
		if n.Test != nil {
			f(n.Test)
		}
		if n.Msg != nil {
			f(n.Msg)
		}
	case *Import:
		for _, c := range n.Names {
			f(c)
		}
	case *ImportFrom:
		for _, c := range n.Names {
			f(c)
		}
	case *ExprStmt:
		if n.Value != nil {
			f(n.Value)
		}
	case *BoolOp:
		for _, c := range n.Values {
			f(c)
		}
	case *NamedExpr:
		if n.Target != nil {
			f(n.Target)
		}
		if n.Value != nil {
			f(n.Value)
		}
	case *BinOp:
		if n.Left != nil {
			f(n.Left)
		}
		if n.Right != nil {
			f(n.Right)
		}
	case *UnaryOp:
		if n.Operand != nil {
			f(n.Operand)
		}
	case *Lambda:
		if n.Args != nil {
			f(n.Args)
		}
		if n.Body != nil {
			f(n.Body)
		}
	case *IfExp:
		if n.Test != nil {
			f(n.Test)
		}
		if n.Body != nil {
			f(n.Body)
		}
		if n.Orelse != nil {
			f(n.Orelse)
		}
	case *Dict:
		for _, c := range n.Keys {
			if c != nil {
				f(c)
			}
		}
		for _, c := range n.Values {
			f(c)
		}
	case *Set:
		for _, c := range n.Elts {
			f(c)
		}
	case *ListComp:
		if n.Elt != nil {
			f(n.Elt)
		}
		for _, c := range n.Generators {
			f(c)
		}
	case *SetComp:
		if n.Elt != nil {
			f(n.Elt)
		}
		for _, c := range n.Generators {
			f(c)
		}
	case *DictComp:
		if n.Key != nil {
			f(n.Key)
		}
		if n.Value != nil {
			f(n.Value)
		}
		for _, c := range n.Generators {
			f(c)
		}
	case *GeneratorExp:
		if n.Elt != nil {
			f(n.Elt)
		}
		for _, c := range n.Generators {
			f(c)
		}
	case *Await:
		if n.Value != nil {
			f(n.Value)
		}
	case *Yield:
		if n.Value != nil {
			f(n.Value)
		}
	case *YieldFrom:
		if n.Value != nil {
			f(n.Value)
		}
	case *Compare:
		if n.Left != nil {
			f(n.Left)
		}
		for _, c := range n.Comparators {
			f(c)
		}
	case *Call:
		if n.Func != nil {
			f(n.Func)
		}
		for _, c := range n.Args {
			f(c)
		}
		for _, c := range n.Keywords {
			f(c)
		}
	case *FormattedValue:
		if n.Value != nil {
			f(n.Value)
		}
		if n.FormatSpec != nil {
			f(n.FormatSpec)
		}
	case *Interpolation:
		if n.Value != nil {
			f(n.Value)
		}
		if n.FormatSpec != nil {
			f(n.FormatSpec)
		}
	case *JoinedStr:
		for _, c := range n.Values {
			f(c)
		}
	case *TemplateStr:
		for _, c := range n.Values {
			f(c)
		}
	case *Attribute:
		if n.Value != nil {
			f(n.Value)
		}
	case *Subscript:
		if n.Value != nil {
			f(n.Value)
		}
		if n.Slice != nil {
			f(n.Slice)
		}
	case *Starred:
		if n.Value != nil {
			f(n.Value)
		}
	case *List:
		for _, c := range n.Elts {
			f(c)
		}
	case *Tuple:
		for _, c := range n.Elts {
			f(c)
		}
	case *Slice:
		if n.Lower != nil {
			f(n.Lower)
		}
		if n.Upper != nil {
			f(n.Upper)
		}
		if n.Step != nil {
			f(n.Step)
		}
	case *Comprehension:
		if n.Target != nil {
			f(n.Target)
		}
		if n.Iter != nil {
			f(n.Iter)
		}
		for _, c := range n.Ifs {
			f(c)
		}
	case *ExceptHandler:
		if n.Type != nil {
			f(n.Type)
		}
		for _, c := range n.Body {
			f(c)
		}
	case *Arguments:
		for _, c := range n.PosOnlyArgs {
			f(c)
		}
		for _, c := range n.Args {
			f(c)
		}
		if n.Vararg != nil {
			f(n.Vararg)
		}
		for _, c := range n.KwOnlyArgs {
			f(c)
		}
		for _, c := range n.KwDefaults {
			if c != nil {
				f(c)
			}
		}
		if n.Kwarg != nil {
			f(n.Kwarg)
		}
		for _, c := range n.Defaults {
			f(c)
		}
	case *Arg:
		if n.Annotation != nil {
			f(n.Annotation)
		}
	case *Keyword:
		if n.Value != nil {
			f(n.Value)
		}
	case *WithItem:
		if n.ContextExpr != nil {
			f(n.ContextExpr)
		}
		if n.OptionalVars != nil {
			f(n.OptionalVars)
		}
	case *MatchCase:
		if n.Pattern != nil {
			f(n.Pattern)
		}
		if n.Guard != nil {
			f(n.Guard)
		}
		for _, c := range n.Body {
			f(c)
		}
	case *MatchValue:
		if n.Value != nil {
			f(n.Value)
		}
	case *MatchSequence:
		for _, c := range n.Patterns {
			f(c)
		}
	case *MatchMapping:
		for _, c := range n.Keys {
			f(c)
		}
		for _, c := range n.Patterns {
			f(c)
		}
	case *MatchClass:
		if n.Cls != nil {
			f(n.Cls)
		}
		for _, c := range n.Patterns {
			f(c)
		}
		for _, c := range n.KwdPatterns {
			f(c)
		}
	case *MatchAs:
		if n.Pattern != nil {
			f(n.Pattern)
		}
	case *MatchOr:
		for _, c := range n.Patterns {
			f(c)
		}
	case *TypeVar:
		if n.Bound != nil {
			f(n.Bound)
		}
		if n.DefaultValue != nil {
			f(n.DefaultValue)
		}
	case *ParamSpec:
		if n.DefaultValue != nil {
			f(n.DefaultValue)
		}
	case *TypeVarTuple:
		if n.DefaultValue != nil {
			f(n.DefaultValue)
		}
	}
}

// Walk visits n and everything below it, a parent before its children, children in source order of the fields. It goes
// below a node only if f returns true for it. Walk keeps its own stack: a tree of any depth is safe.
func Walk(n Node, f func(Node) bool) {
	stack := []Node{n}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !f(n) {
			continue
		}
		base := len(stack)
		Children(n, func(c Node) { stack = append(stack, c) })
		for i, j := base, len(stack)-1; i < j; i, j = i+1, j-1 {
			stack[i], stack[j] = stack[j], stack[i]
		}
	}
}
