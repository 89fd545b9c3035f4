// This file reads and sets the fields of nodes by number, without reflection.

package syntax

// FieldValue returns field i of n, in the order of n.NodeKind().Info().Fields; its dynamic type is the one FieldType
// names (a slice of it for Many). An absent optional node is a nil interface of any type: use IsNilField.
func FieldValue(n Node, i int) any {
	switch n := n.(type) {
	case *Module:
		switch i {
		case 0:
			return n.Body
		case 1:
			return n.TypeIgnores
		}
	case *Interactive:
		switch i {
		case 0:
			return n.Body
		}
	case *Expression:
		switch i {
		case 0:
			return n.Body
		}
	case *FunctionType:
		switch i {
		case 0:
			return n.ArgTypes
		case 1:
			return n.Returns
		}
	case *FunctionDef:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.Args
		case 2:
			return n.Body
		case 3:
			return n.DecoratorList
		case 4:
			return n.Returns
		case 5:
			return n.TypeComment
		case 6:
			return n.TypeParams
		}
	case *AsyncFunctionDef:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.Args
		case 2:
			return n.Body
		case 3:
			return n.DecoratorList
		case 4:
			return n.Returns
		case 5:
			return n.TypeComment
		case 6:
			return n.TypeParams
		}
	case *ClassDef:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.Bases
		case 2:
			return n.Keywords
		case 3:
			return n.Body
		case 4:
			return n.DecoratorList
		case 5:
			return n.TypeParams
		}
	case *Return:
		switch i {
		case 0:
			return n.Value
		}
	case *Delete:
		switch i {
		case 0:
			return n.Targets
		}
	case *Assign:
		switch i {
		case 0:
			return n.Targets
		case 1:
			return n.Value
		case 2:
			return n.TypeComment
		}
	case *TypeAlias:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.TypeParams
		case 2:
			return n.Value
		}
	case *AugAssign:
		switch i {
		case 0:
			return n.Target
		case 1:
			return n.Op
		case 2:
			return n.Value
		}
	case *AnnAssign:
		switch i {
		case 0:
			return n.Target
		case 1:
			return n.Annotation
		case 2:
			return n.Value
		case 3:
			return n.Simple
		}
	case *For:
		switch i {
		case 0:
			return n.Target
		case 1:
			return n.Iter
		case 2:
			return n.Body
		case 3:
			return n.Orelse
		case 4:
			return n.TypeComment
		}
	case *AsyncFor:
		switch i {
		case 0:
			return n.Target
		case 1:
			return n.Iter
		case 2:
			return n.Body
		case 3:
			return n.Orelse
		case 4:
			return n.TypeComment
		}
	case *While:
		switch i {
		case 0:
			return n.Test
		case 1:
			return n.Body
		case 2:
			return n.Orelse
		}
	case *If:
		switch i {
		case 0:
			return n.Test
		case 1:
			return n.Body
		case 2:
			return n.Orelse
		}
	case *With:
		switch i {
		case 0:
			return n.Items
		case 1:
			return n.Body
		case 2:
			return n.TypeComment
		}
	case *AsyncWith:
		switch i {
		case 0:
			return n.Items
		case 1:
			return n.Body
		case 2:
			return n.TypeComment
		}
	case *Match:
		switch i {
		case 0:
			return n.Subject
		case 1:
			return n.Cases
		}
	case *Raise:
		switch i {
		case 0:
			return n.Exc
		case 1:
			return n.Cause
		}
	case *Try:
		switch i {
		case 0:
			return n.Body
		case 1:
			return n.Handlers
		case 2:
			return n.Orelse
		case 3:
			return n.FinalBody
		}
	case *TryStar:
		switch i {
		case 0:
			return n.Body
		case 1:
			return n.Handlers
		case 2:
			return n.Orelse
		case 3:
			return n.FinalBody
		}
	case *Assert:
		switch i {
		case 0:
			return n.Test
		case 1:
			return n.Msg
		}
	case *Import:
		switch i {
		case 0:
			return n.Names
		}
	case *ImportFrom:
		switch i {
		case 0:
			return n.Module
		case 1:
			return n.Names
		case 2:
			return n.Level
		}
	case *Global:
		switch i {
		case 0:
			return n.Names
		}
	case *Nonlocal:
		switch i {
		case 0:
			return n.Names
		}
	case *ExprStmt:
		switch i {
		case 0:
			return n.Value
		}
	case *BoolOp:
		switch i {
		case 0:
			return n.Op
		case 1:
			return n.Values
		}
	case *NamedExpr:
		switch i {
		case 0:
			return n.Target
		case 1:
			return n.Value
		}
	case *BinOp:
		switch i {
		case 0:
			return n.Left
		case 1:
			return n.Op
		case 2:
			return n.Right
		}
	case *UnaryOp:
		switch i {
		case 0:
			return n.Op
		case 1:
			return n.Operand
		}
	case *Lambda:
		switch i {
		case 0:
			return n.Args
		case 1:
			return n.Body
		}
	case *IfExp:
		switch i {
		case 0:
			return n.Test
		case 1:
			return n.Body
		case 2:
			return n.Orelse
		}
	case *Dict:
		switch i {
		case 0:
			return n.Keys
		case 1:
			return n.Values
		}
	case *Set:
		switch i {
		case 0:
			return n.Elts
		}
	case *ListComp:
		switch i {
		case 0:
			return n.Elt
		case 1:
			return n.Generators
		}
	case *SetComp:
		switch i {
		case 0:
			return n.Elt
		case 1:
			return n.Generators
		}
	case *DictComp:
		switch i {
		case 0:
			return n.Key
		case 1:
			return n.Value
		case 2:
			return n.Generators
		}
	case *GeneratorExp:
		switch i {
		case 0:
			return n.Elt
		case 1:
			return n.Generators
		}
	case *Await:
		switch i {
		case 0:
			return n.Value
		}
	case *Yield:
		switch i {
		case 0:
			return n.Value
		}
	case *YieldFrom:
		switch i {
		case 0:
			return n.Value
		}
	case *Compare:
		switch i {
		case 0:
			return n.Left
		case 1:
			return n.Ops
		case 2:
			return n.Comparators
		}
	case *Call:
		switch i {
		case 0:
			return n.Func
		case 1:
			return n.Args
		case 2:
			return n.Keywords
		}
	case *FormattedValue:
		switch i {
		case 0:
			return n.Value
		case 1:
			return n.Conversion
		case 2:
			return n.FormatSpec
		}
	case *Interpolation:
		switch i {
		case 0:
			return n.Value
		case 1:
			return n.Str
		case 2:
			return n.Conversion
		case 3:
			return n.FormatSpec
		}
	case *JoinedStr:
		switch i {
		case 0:
			return n.Values
		}
	case *TemplateStr:
		switch i {
		case 0:
			return n.Values
		}
	case *Constant:
		switch i {
		case 0:
			return n.Value
		case 1:
			return n.Kind
		}
	case *Attribute:
		switch i {
		case 0:
			return n.Value
		case 1:
			return n.Attr
		case 2:
			return n.Ctx
		}
	case *Subscript:
		switch i {
		case 0:
			return n.Value
		case 1:
			return n.Slice
		case 2:
			return n.Ctx
		}
	case *Starred:
		switch i {
		case 0:
			return n.Value
		case 1:
			return n.Ctx
		}
	case *Name:
		switch i {
		case 0:
			return n.Id
		case 1:
			return n.Ctx
		}
	case *List:
		switch i {
		case 0:
			return n.Elts
		case 1:
			return n.Ctx
		}
	case *Tuple:
		switch i {
		case 0:
			return n.Elts
		case 1:
			return n.Ctx
		}
	case *Slice:
		switch i {
		case 0:
			return n.Lower
		case 1:
			return n.Upper
		case 2:
			return n.Step
		}
	case *Comprehension:
		switch i {
		case 0:
			return n.Target
		case 1:
			return n.Iter
		case 2:
			return n.Ifs
		case 3:
			return n.IsAsync
		}
	case *ExceptHandler:
		switch i {
		case 0:
			return n.Type
		case 1:
			return n.Name
		case 2:
			return n.Body
		}
	case *Arguments:
		switch i {
		case 0:
			return n.PosOnlyArgs
		case 1:
			return n.Args
		case 2:
			return n.Vararg
		case 3:
			return n.KwOnlyArgs
		case 4:
			return n.KwDefaults
		case 5:
			return n.Kwarg
		case 6:
			return n.Defaults
		}
	case *Arg:
		switch i {
		case 0:
			return n.Arg
		case 1:
			return n.Annotation
		case 2:
			return n.TypeComment
		}
	case *Keyword:
		switch i {
		case 0:
			return n.Arg
		case 1:
			return n.Value
		}
	case *Alias:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.AsName
		}
	case *WithItem:
		switch i {
		case 0:
			return n.ContextExpr
		case 1:
			return n.OptionalVars
		}
	case *MatchCase:
		switch i {
		case 0:
			return n.Pattern
		case 1:
			return n.Guard
		case 2:
			return n.Body
		}
	case *MatchValue:
		switch i {
		case 0:
			return n.Value
		}
	case *MatchSingleton:
		switch i {
		case 0:
			return n.Value
		}
	case *MatchSequence:
		switch i {
		case 0:
			return n.Patterns
		}
	case *MatchMapping:
		switch i {
		case 0:
			return n.Keys
		case 1:
			return n.Patterns
		case 2:
			return n.Rest
		}
	case *MatchClass:
		switch i {
		case 0:
			return n.Cls
		case 1:
			return n.Patterns
		case 2:
			return n.KwdAttrs
		case 3:
			return n.KwdPatterns
		}
	case *MatchStar:
		switch i {
		case 0:
			return n.Name
		}
	case *MatchAs:
		switch i {
		case 0:
			return n.Pattern
		case 1:
			return n.Name
		}
	case *MatchOr:
		switch i {
		case 0:
			return n.Patterns
		}
	case *TypeIgnore:
		switch i {
		case 0:
			return n.Lineno
		case 1:
			return n.Tag
		}
	case *TypeVar:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.Bound
		case 2:
			return n.DefaultValue
		}
	case *ParamSpec:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.DefaultValue
		}
	case *TypeVarTuple:
		switch i {
		case 0:
			return n.Name
		case 1:
			return n.DefaultValue
		}
	}
	return nil
}

// SetField sets field i of n and reports whether v has the field's type. An untyped nil sets the zero value.
func SetField(n Node, i int, v any) bool {
	switch n := n.(type) {
	case *Module:
		switch i {
		case 0:
			return set(&n.Body, v)
		case 1:
			return set(&n.TypeIgnores, v)
		}
	case *Interactive:
		switch i {
		case 0:
			return set(&n.Body, v)
		}
	case *Expression:
		switch i {
		case 0:
			return set(&n.Body, v)
		}
	case *FunctionType:
		switch i {
		case 0:
			return set(&n.ArgTypes, v)
		case 1:
			return set(&n.Returns, v)
		}
	case *FunctionDef:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.Args, v)
		case 2:
			return set(&n.Body, v)
		case 3:
			return set(&n.DecoratorList, v)
		case 4:
			return set(&n.Returns, v)
		case 5:
			return set(&n.TypeComment, v)
		case 6:
			return set(&n.TypeParams, v)
		}
	case *AsyncFunctionDef:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.Args, v)
		case 2:
			return set(&n.Body, v)
		case 3:
			return set(&n.DecoratorList, v)
		case 4:
			return set(&n.Returns, v)
		case 5:
			return set(&n.TypeComment, v)
		case 6:
			return set(&n.TypeParams, v)
		}
	case *ClassDef:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.Bases, v)
		case 2:
			return set(&n.Keywords, v)
		case 3:
			return set(&n.Body, v)
		case 4:
			return set(&n.DecoratorList, v)
		case 5:
			return set(&n.TypeParams, v)
		}
	case *Return:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *Delete:
		switch i {
		case 0:
			return set(&n.Targets, v)
		}
	case *Assign:
		switch i {
		case 0:
			return set(&n.Targets, v)
		case 1:
			return set(&n.Value, v)
		case 2:
			return set(&n.TypeComment, v)
		}
	case *TypeAlias:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.TypeParams, v)
		case 2:
			return set(&n.Value, v)
		}
	case *AugAssign:
		switch i {
		case 0:
			return set(&n.Target, v)
		case 1:
			return set(&n.Op, v)
		case 2:
			return set(&n.Value, v)
		}
	case *AnnAssign:
		switch i {
		case 0:
			return set(&n.Target, v)
		case 1:
			return set(&n.Annotation, v)
		case 2:
			return set(&n.Value, v)
		case 3:
			return set(&n.Simple, v)
		}
	case *For:
		switch i {
		case 0:
			return set(&n.Target, v)
		case 1:
			return set(&n.Iter, v)
		case 2:
			return set(&n.Body, v)
		case 3:
			return set(&n.Orelse, v)
		case 4:
			return set(&n.TypeComment, v)
		}
	case *AsyncFor:
		switch i {
		case 0:
			return set(&n.Target, v)
		case 1:
			return set(&n.Iter, v)
		case 2:
			return set(&n.Body, v)
		case 3:
			return set(&n.Orelse, v)
		case 4:
			return set(&n.TypeComment, v)
		}
	case *While:
		switch i {
		case 0:
			return set(&n.Test, v)
		case 1:
			return set(&n.Body, v)
		case 2:
			return set(&n.Orelse, v)
		}
	case *If:
		switch i {
		case 0:
			return set(&n.Test, v)
		case 1:
			return set(&n.Body, v)
		case 2:
			return set(&n.Orelse, v)
		}
	case *With:
		switch i {
		case 0:
			return set(&n.Items, v)
		case 1:
			return set(&n.Body, v)
		case 2:
			return set(&n.TypeComment, v)
		}
	case *AsyncWith:
		switch i {
		case 0:
			return set(&n.Items, v)
		case 1:
			return set(&n.Body, v)
		case 2:
			return set(&n.TypeComment, v)
		}
	case *Match:
		switch i {
		case 0:
			return set(&n.Subject, v)
		case 1:
			return set(&n.Cases, v)
		}
	case *Raise:
		switch i {
		case 0:
			return set(&n.Exc, v)
		case 1:
			return set(&n.Cause, v)
		}
	case *Try:
		switch i {
		case 0:
			return set(&n.Body, v)
		case 1:
			return set(&n.Handlers, v)
		case 2:
			return set(&n.Orelse, v)
		case 3:
			return set(&n.FinalBody, v)
		}
	case *TryStar:
		switch i {
		case 0:
			return set(&n.Body, v)
		case 1:
			return set(&n.Handlers, v)
		case 2:
			return set(&n.Orelse, v)
		case 3:
			return set(&n.FinalBody, v)
		}
	case *Assert:
		switch i {
		case 0:
			return set(&n.Test, v)
		case 1:
			return set(&n.Msg, v)
		}
	case *Import:
		switch i {
		case 0:
			return set(&n.Names, v)
		}
	case *ImportFrom:
		switch i {
		case 0:
			return set(&n.Module, v)
		case 1:
			return set(&n.Names, v)
		case 2:
			return set(&n.Level, v)
		}
	case *Global:
		switch i {
		case 0:
			return set(&n.Names, v)
		}
	case *Nonlocal:
		switch i {
		case 0:
			return set(&n.Names, v)
		}
	case *ExprStmt:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *BoolOp:
		switch i {
		case 0:
			return set(&n.Op, v)
		case 1:
			return set(&n.Values, v)
		}
	case *NamedExpr:
		switch i {
		case 0:
			return set(&n.Target, v)
		case 1:
			return set(&n.Value, v)
		}
	case *BinOp:
		switch i {
		case 0:
			return set(&n.Left, v)
		case 1:
			return set(&n.Op, v)
		case 2:
			return set(&n.Right, v)
		}
	case *UnaryOp:
		switch i {
		case 0:
			return set(&n.Op, v)
		case 1:
			return set(&n.Operand, v)
		}
	case *Lambda:
		switch i {
		case 0:
			return set(&n.Args, v)
		case 1:
			return set(&n.Body, v)
		}
	case *IfExp:
		switch i {
		case 0:
			return set(&n.Test, v)
		case 1:
			return set(&n.Body, v)
		case 2:
			return set(&n.Orelse, v)
		}
	case *Dict:
		switch i {
		case 0:
			return set(&n.Keys, v)
		case 1:
			return set(&n.Values, v)
		}
	case *Set:
		switch i {
		case 0:
			return set(&n.Elts, v)
		}
	case *ListComp:
		switch i {
		case 0:
			return set(&n.Elt, v)
		case 1:
			return set(&n.Generators, v)
		}
	case *SetComp:
		switch i {
		case 0:
			return set(&n.Elt, v)
		case 1:
			return set(&n.Generators, v)
		}
	case *DictComp:
		switch i {
		case 0:
			return set(&n.Key, v)
		case 1:
			return set(&n.Value, v)
		case 2:
			return set(&n.Generators, v)
		}
	case *GeneratorExp:
		switch i {
		case 0:
			return set(&n.Elt, v)
		case 1:
			return set(&n.Generators, v)
		}
	case *Await:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *Yield:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *YieldFrom:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *Compare:
		switch i {
		case 0:
			return set(&n.Left, v)
		case 1:
			return set(&n.Ops, v)
		case 2:
			return set(&n.Comparators, v)
		}
	case *Call:
		switch i {
		case 0:
			return set(&n.Func, v)
		case 1:
			return set(&n.Args, v)
		case 2:
			return set(&n.Keywords, v)
		}
	case *FormattedValue:
		switch i {
		case 0:
			return set(&n.Value, v)
		case 1:
			return set(&n.Conversion, v)
		case 2:
			return set(&n.FormatSpec, v)
		}
	case *Interpolation:
		switch i {
		case 0:
			return set(&n.Value, v)
		case 1:
			return set(&n.Str, v)
		case 2:
			return set(&n.Conversion, v)
		case 3:
			return set(&n.FormatSpec, v)
		}
	case *JoinedStr:
		switch i {
		case 0:
			return set(&n.Values, v)
		}
	case *TemplateStr:
		switch i {
		case 0:
			return set(&n.Values, v)
		}
	case *Constant:
		switch i {
		case 0:
			return set(&n.Value, v)
		case 1:
			return set(&n.Kind, v)
		}
	case *Attribute:
		switch i {
		case 0:
			return set(&n.Value, v)
		case 1:
			return set(&n.Attr, v)
		case 2:
			return set(&n.Ctx, v)
		}
	case *Subscript:
		switch i {
		case 0:
			return set(&n.Value, v)
		case 1:
			return set(&n.Slice, v)
		case 2:
			return set(&n.Ctx, v)
		}
	case *Starred:
		switch i {
		case 0:
			return set(&n.Value, v)
		case 1:
			return set(&n.Ctx, v)
		}
	case *Name:
		switch i {
		case 0:
			return set(&n.Id, v)
		case 1:
			return set(&n.Ctx, v)
		}
	case *List:
		switch i {
		case 0:
			return set(&n.Elts, v)
		case 1:
			return set(&n.Ctx, v)
		}
	case *Tuple:
		switch i {
		case 0:
			return set(&n.Elts, v)
		case 1:
			return set(&n.Ctx, v)
		}
	case *Slice:
		switch i {
		case 0:
			return set(&n.Lower, v)
		case 1:
			return set(&n.Upper, v)
		case 2:
			return set(&n.Step, v)
		}
	case *Comprehension:
		switch i {
		case 0:
			return set(&n.Target, v)
		case 1:
			return set(&n.Iter, v)
		case 2:
			return set(&n.Ifs, v)
		case 3:
			return set(&n.IsAsync, v)
		}
	case *ExceptHandler:
		switch i {
		case 0:
			return set(&n.Type, v)
		case 1:
			return set(&n.Name, v)
		case 2:
			return set(&n.Body, v)
		}
	case *Arguments:
		switch i {
		case 0:
			return set(&n.PosOnlyArgs, v)
		case 1:
			return set(&n.Args, v)
		case 2:
			return set(&n.Vararg, v)
		case 3:
			return set(&n.KwOnlyArgs, v)
		case 4:
			return set(&n.KwDefaults, v)
		case 5:
			return set(&n.Kwarg, v)
		case 6:
			return set(&n.Defaults, v)
		}
	case *Arg:
		switch i {
		case 0:
			return set(&n.Arg, v)
		case 1:
			return set(&n.Annotation, v)
		case 2:
			return set(&n.TypeComment, v)
		}
	case *Keyword:
		switch i {
		case 0:
			return set(&n.Arg, v)
		case 1:
			return set(&n.Value, v)
		}
	case *Alias:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.AsName, v)
		}
	case *WithItem:
		switch i {
		case 0:
			return set(&n.ContextExpr, v)
		case 1:
			return set(&n.OptionalVars, v)
		}
	case *MatchCase:
		switch i {
		case 0:
			return set(&n.Pattern, v)
		case 1:
			return set(&n.Guard, v)
		case 2:
			return set(&n.Body, v)
		}
	case *MatchValue:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *MatchSingleton:
		switch i {
		case 0:
			return set(&n.Value, v)
		}
	case *MatchSequence:
		switch i {
		case 0:
			return set(&n.Patterns, v)
		}
	case *MatchMapping:
		switch i {
		case 0:
			return set(&n.Keys, v)
		case 1:
			return set(&n.Patterns, v)
		case 2:
			return set(&n.Rest, v)
		}
	case *MatchClass:
		switch i {
		case 0:
			return set(&n.Cls, v)
		case 1:
			return set(&n.Patterns, v)
		case 2:
			return set(&n.KwdAttrs, v)
		case 3:
			return set(&n.KwdPatterns, v)
		}
	case *MatchStar:
		switch i {
		case 0:
			return set(&n.Name, v)
		}
	case *MatchAs:
		switch i {
		case 0:
			return set(&n.Pattern, v)
		case 1:
			return set(&n.Name, v)
		}
	case *MatchOr:
		switch i {
		case 0:
			return set(&n.Patterns, v)
		}
	case *TypeIgnore:
		switch i {
		case 0:
			return set(&n.Lineno, v)
		case 1:
			return set(&n.Tag, v)
		}
	case *TypeVar:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.Bound, v)
		case 2:
			return set(&n.DefaultValue, v)
		}
	case *ParamSpec:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.DefaultValue, v)
		}
	case *TypeVarTuple:
		switch i {
		case 0:
			return set(&n.Name, v)
		case 1:
			return set(&n.DefaultValue, v)
		}
	}
	return false
}

func set[T any](p *T, v any) bool {
	if v == nil {
		var zero T
		*p = zero
		return true
	}
	t, ok := v.(T)
	if ok {
		*p = t
	}
	return ok
}
