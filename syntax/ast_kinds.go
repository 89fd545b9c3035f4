// This file gives access to nodes by field number, for consumers that treat all nodes alike: the ast module, the
// dumper, Walk. Field order is that of Python's ast.

package syntax

// NodeKind tells the concrete type of a node.
type NodeKind uint8

// The node kinds, in the order of Python's grammar of abstract trees.
const (
	KindModule NodeKind = iota
	KindInteractive
	KindExpression
	KindFunctionType
	KindFunctionDef
	KindAsyncFunctionDef
	KindClassDef
	KindReturn
	KindDelete
	KindAssign
	KindTypeAlias
	KindAugAssign
	KindAnnAssign
	KindFor
	KindAsyncFor
	KindWhile
	KindIf
	KindWith
	KindAsyncWith
	KindMatch
	KindRaise
	KindTry
	KindTryStar
	KindAssert
	KindImport
	KindImportFrom
	KindGlobal
	KindNonlocal
	KindExprStmt
	KindPass
	KindBreak
	KindContinue
	KindBoolOp
	KindNamedExpr
	KindBinOp
	KindUnaryOp
	KindLambda
	KindIfExp
	KindDict
	KindSet
	KindListComp
	KindSetComp
	KindDictComp
	KindGeneratorExp
	KindAwait
	KindYield
	KindYieldFrom
	KindCompare
	KindCall
	KindFormattedValue
	KindInterpolation
	KindJoinedStr
	KindTemplateStr
	KindConstant
	KindAttribute
	KindSubscript
	KindStarred
	KindName
	KindList
	KindTuple
	KindSlice
	KindComprehension
	KindExceptHandler
	KindArguments
	KindArg
	KindKeyword
	KindAlias
	KindWithItem
	KindMatchCase
	KindMatchValue
	KindMatchSingleton
	KindMatchSequence
	KindMatchMapping
	KindMatchClass
	KindMatchStar
	KindMatchAs
	KindMatchOr
	KindTypeIgnore
	KindTypeVar
	KindParamSpec
	KindTypeVarTuple
	NumKinds int = iota
)

// FieldType is the type of one field of a node.
type FieldType uint8

// The field types, each with the Go type of its value.
const (
	FieldIdentifier    FieldType = iota // string
	FieldString                         // string
	FieldInt                            // int
	FieldConst                          // Const
	FieldOperator                       // Operator
	FieldUnaryOperator                  // UnaryOperator
	FieldBoolOperator                   // BoolOperator
	FieldCmpOp                          // CmpOp
	FieldExprContext                    // ExprContext
	FieldStmt                           // Stmt
	FieldExpr                           // Expr
	FieldPattern                        // Pattern
	FieldTypeParam                      // TypeParam
	FieldExceptHandler                  // *ExceptHandler
	FieldTypeIgnore                     // *TypeIgnore
	FieldArguments                      // *Arguments
	FieldArg                            // *Arg
	FieldKeyword                        // *Keyword
	FieldAlias                          // *Alias
	FieldWithItem                       // *WithItem
	FieldComprehension                  // *Comprehension
	FieldMatchCase                      // *MatchCase
)

// Card is how many values a field holds.
type Card uint8

// The cardinalities.
const (
	One     Card = iota // exactly one
	Opt                 // one or none: a nil interface or pointer, an empty string
	Many                // a slice
	ManyOpt             // a slice whose elements may be nil
)

// FieldInfo describes one field of a node kind.
type FieldInfo struct {
	Name string // as in Python's ast, "decorator_list"
	Type FieldType
	Card Card
}

// KindInfo describes a node kind.
type KindInfo struct {
	Name   string // as in Python's ast: "BinOp", "arguments", "Expr"
	Family string // the sum it belongs to: "stmt", "expr"; its own name for a product such as "arguments"
	HasPos bool   // whether it has lineno, col_offset, end_lineno, end_col_offset
	Fields []FieldInfo
}

// Info returns the description of a kind. The result is shared: do not change it.
func (k NodeKind) Info() *KindInfo { return &kindTable[k] }

var kindTable = [NumKinds]KindInfo{
	KindModule:           {"Module", "mod", false, []FieldInfo{{"body", FieldStmt, Many}, {"type_ignores", FieldTypeIgnore, Many}}},
	KindInteractive:      {"Interactive", "mod", false, []FieldInfo{{"body", FieldStmt, Many}}},
	KindExpression:       {"Expression", "mod", false, []FieldInfo{{"body", FieldExpr, One}}},
	KindFunctionType:     {"FunctionType", "mod", false, []FieldInfo{{"argtypes", FieldExpr, Many}, {"returns", FieldExpr, One}}},
	KindFunctionDef:      {"FunctionDef", "stmt", true, []FieldInfo{{"name", FieldIdentifier, One}, {"args", FieldArguments, One}, {"body", FieldStmt, Many}, {"decorator_list", FieldExpr, Many}, {"returns", FieldExpr, Opt}, {"type_comment", FieldString, Opt}, {"type_params", FieldTypeParam, Many}}},
	KindAsyncFunctionDef: {"AsyncFunctionDef", "stmt", true, []FieldInfo{{"name", FieldIdentifier, One}, {"args", FieldArguments, One}, {"body", FieldStmt, Many}, {"decorator_list", FieldExpr, Many}, {"returns", FieldExpr, Opt}, {"type_comment", FieldString, Opt}, {"type_params", FieldTypeParam, Many}}},
	KindClassDef:         {"ClassDef", "stmt", true, []FieldInfo{{"name", FieldIdentifier, One}, {"bases", FieldExpr, Many}, {"keywords", FieldKeyword, Many}, {"body", FieldStmt, Many}, {"decorator_list", FieldExpr, Many}, {"type_params", FieldTypeParam, Many}}},
	KindReturn:           {"Return", "stmt", true, []FieldInfo{{"value", FieldExpr, Opt}}},
	KindDelete:           {"Delete", "stmt", true, []FieldInfo{{"targets", FieldExpr, Many}}},
	KindAssign:           {"Assign", "stmt", true, []FieldInfo{{"targets", FieldExpr, Many}, {"value", FieldExpr, One}, {"type_comment", FieldString, Opt}}},
	KindTypeAlias:        {"TypeAlias", "stmt", true, []FieldInfo{{"name", FieldExpr, One}, {"type_params", FieldTypeParam, Many}, {"value", FieldExpr, One}}},
	KindAugAssign:        {"AugAssign", "stmt", true, []FieldInfo{{"target", FieldExpr, One}, {"op", FieldOperator, One}, {"value", FieldExpr, One}}},
	KindAnnAssign:        {"AnnAssign", "stmt", true, []FieldInfo{{"target", FieldExpr, One}, {"annotation", FieldExpr, One}, {"value", FieldExpr, Opt}, {"simple", FieldInt, One}}},
	KindFor:              {"For", "stmt", true, []FieldInfo{{"target", FieldExpr, One}, {"iter", FieldExpr, One}, {"body", FieldStmt, Many}, {"orelse", FieldStmt, Many}, {"type_comment", FieldString, Opt}}},
	KindAsyncFor:         {"AsyncFor", "stmt", true, []FieldInfo{{"target", FieldExpr, One}, {"iter", FieldExpr, One}, {"body", FieldStmt, Many}, {"orelse", FieldStmt, Many}, {"type_comment", FieldString, Opt}}},
	KindWhile:            {"While", "stmt", true, []FieldInfo{{"test", FieldExpr, One}, {"body", FieldStmt, Many}, {"orelse", FieldStmt, Many}}},
	KindIf:               {"If", "stmt", true, []FieldInfo{{"test", FieldExpr, One}, {"body", FieldStmt, Many}, {"orelse", FieldStmt, Many}}},
	KindWith:             {"With", "stmt", true, []FieldInfo{{"items", FieldWithItem, Many}, {"body", FieldStmt, Many}, {"type_comment", FieldString, Opt}}},
	KindAsyncWith:        {"AsyncWith", "stmt", true, []FieldInfo{{"items", FieldWithItem, Many}, {"body", FieldStmt, Many}, {"type_comment", FieldString, Opt}}},
	KindMatch:            {"Match", "stmt", true, []FieldInfo{{"subject", FieldExpr, One}, {"cases", FieldMatchCase, Many}}},
	KindRaise:            {"Raise", "stmt", true, []FieldInfo{{"exc", FieldExpr, Opt}, {"cause", FieldExpr, Opt}}},
	KindTry:              {"Try", "stmt", true, []FieldInfo{{"body", FieldStmt, Many}, {"handlers", FieldExceptHandler, Many}, {"orelse", FieldStmt, Many}, {"finalbody", FieldStmt, Many}}},
	KindTryStar:          {"TryStar", "stmt", true, []FieldInfo{{"body", FieldStmt, Many}, {"handlers", FieldExceptHandler, Many}, {"orelse", FieldStmt, Many}, {"finalbody", FieldStmt, Many}}},
	KindAssert:           {"Assert", "stmt", true, []FieldInfo{{"test", FieldExpr, One}, {"msg", FieldExpr, Opt}}},
	KindImport:           {"Import", "stmt", true, []FieldInfo{{"names", FieldAlias, Many}}},
	KindImportFrom:       {"ImportFrom", "stmt", true, []FieldInfo{{"module", FieldIdentifier, Opt}, {"names", FieldAlias, Many}, {"level", FieldInt, One}}},
	KindGlobal:           {"Global", "stmt", true, []FieldInfo{{"names", FieldIdentifier, Many}}},
	KindNonlocal:         {"Nonlocal", "stmt", true, []FieldInfo{{"names", FieldIdentifier, Many}}},
	KindExprStmt:         {"Expr", "stmt", true, []FieldInfo{{"value", FieldExpr, One}}},
	KindPass:             {"Pass", "stmt", true, []FieldInfo{}},
	KindBreak:            {"Break", "stmt", true, []FieldInfo{}},
	KindContinue:         {"Continue", "stmt", true, []FieldInfo{}},
	KindBoolOp:           {"BoolOp", "expr", true, []FieldInfo{{"op", FieldBoolOperator, One}, {"values", FieldExpr, Many}}},
	KindNamedExpr:        {"NamedExpr", "expr", true, []FieldInfo{{"target", FieldExpr, One}, {"value", FieldExpr, One}}},
	KindBinOp:            {"BinOp", "expr", true, []FieldInfo{{"left", FieldExpr, One}, {"op", FieldOperator, One}, {"right", FieldExpr, One}}},
	KindUnaryOp:          {"UnaryOp", "expr", true, []FieldInfo{{"op", FieldUnaryOperator, One}, {"operand", FieldExpr, One}}},
	KindLambda:           {"Lambda", "expr", true, []FieldInfo{{"args", FieldArguments, One}, {"body", FieldExpr, One}}},
	KindIfExp:            {"IfExp", "expr", true, []FieldInfo{{"test", FieldExpr, One}, {"body", FieldExpr, One}, {"orelse", FieldExpr, One}}},
	KindDict:             {"Dict", "expr", true, []FieldInfo{{"keys", FieldExpr, ManyOpt}, {"values", FieldExpr, Many}}},
	KindSet:              {"Set", "expr", true, []FieldInfo{{"elts", FieldExpr, Many}}},
	KindListComp:         {"ListComp", "expr", true, []FieldInfo{{"elt", FieldExpr, One}, {"generators", FieldComprehension, Many}}},
	KindSetComp:          {"SetComp", "expr", true, []FieldInfo{{"elt", FieldExpr, One}, {"generators", FieldComprehension, Many}}},
	KindDictComp:         {"DictComp", "expr", true, []FieldInfo{{"key", FieldExpr, One}, {"value", FieldExpr, One}, {"generators", FieldComprehension, Many}}},
	KindGeneratorExp:     {"GeneratorExp", "expr", true, []FieldInfo{{"elt", FieldExpr, One}, {"generators", FieldComprehension, Many}}},
	KindAwait:            {"Await", "expr", true, []FieldInfo{{"value", FieldExpr, One}}},
	KindYield:            {"Yield", "expr", true, []FieldInfo{{"value", FieldExpr, Opt}}},
	KindYieldFrom:        {"YieldFrom", "expr", true, []FieldInfo{{"value", FieldExpr, One}}},
	KindCompare:          {"Compare", "expr", true, []FieldInfo{{"left", FieldExpr, One}, {"ops", FieldCmpOp, Many}, {"comparators", FieldExpr, Many}}},
	KindCall:             {"Call", "expr", true, []FieldInfo{{"func", FieldExpr, One}, {"args", FieldExpr, Many}, {"keywords", FieldKeyword, Many}}},
	KindFormattedValue:   {"FormattedValue", "expr", true, []FieldInfo{{"value", FieldExpr, One}, {"conversion", FieldInt, One}, {"format_spec", FieldExpr, Opt}}},
	KindInterpolation:    {"Interpolation", "expr", true, []FieldInfo{{"value", FieldExpr, One}, {"str", FieldConst, One}, {"conversion", FieldInt, One}, {"format_spec", FieldExpr, Opt}}},
	KindJoinedStr:        {"JoinedStr", "expr", true, []FieldInfo{{"values", FieldExpr, Many}}},
	KindTemplateStr:      {"TemplateStr", "expr", true, []FieldInfo{{"values", FieldExpr, Many}}},
	KindConstant:         {"Constant", "expr", true, []FieldInfo{{"value", FieldConst, One}, {"kind", FieldString, Opt}}},
	KindAttribute:        {"Attribute", "expr", true, []FieldInfo{{"value", FieldExpr, One}, {"attr", FieldIdentifier, One}, {"ctx", FieldExprContext, One}}},
	KindSubscript:        {"Subscript", "expr", true, []FieldInfo{{"value", FieldExpr, One}, {"slice", FieldExpr, One}, {"ctx", FieldExprContext, One}}},
	KindStarred:          {"Starred", "expr", true, []FieldInfo{{"value", FieldExpr, One}, {"ctx", FieldExprContext, One}}},
	KindName:             {"Name", "expr", true, []FieldInfo{{"id", FieldIdentifier, One}, {"ctx", FieldExprContext, One}}},
	KindList:             {"List", "expr", true, []FieldInfo{{"elts", FieldExpr, Many}, {"ctx", FieldExprContext, One}}},
	KindTuple:            {"Tuple", "expr", true, []FieldInfo{{"elts", FieldExpr, Many}, {"ctx", FieldExprContext, One}}},
	KindSlice:            {"Slice", "expr", true, []FieldInfo{{"lower", FieldExpr, Opt}, {"upper", FieldExpr, Opt}, {"step", FieldExpr, Opt}}},
	KindComprehension:    {"comprehension", "comprehension", false, []FieldInfo{{"target", FieldExpr, One}, {"iter", FieldExpr, One}, {"ifs", FieldExpr, Many}, {"is_async", FieldInt, One}}},
	KindExceptHandler:    {"ExceptHandler", "excepthandler", true, []FieldInfo{{"type", FieldExpr, Opt}, {"name", FieldIdentifier, Opt}, {"body", FieldStmt, Many}}},
	KindArguments:        {"arguments", "arguments", false, []FieldInfo{{"posonlyargs", FieldArg, Many}, {"args", FieldArg, Many}, {"vararg", FieldArg, Opt}, {"kwonlyargs", FieldArg, Many}, {"kw_defaults", FieldExpr, ManyOpt}, {"kwarg", FieldArg, Opt}, {"defaults", FieldExpr, Many}}},
	KindArg:              {"arg", "arg", true, []FieldInfo{{"arg", FieldIdentifier, One}, {"annotation", FieldExpr, Opt}, {"type_comment", FieldString, Opt}}},
	KindKeyword:          {"keyword", "keyword", true, []FieldInfo{{"arg", FieldIdentifier, Opt}, {"value", FieldExpr, One}}},
	KindAlias:            {"alias", "alias", true, []FieldInfo{{"name", FieldIdentifier, One}, {"asname", FieldIdentifier, Opt}}},
	KindWithItem:         {"withitem", "withitem", false, []FieldInfo{{"context_expr", FieldExpr, One}, {"optional_vars", FieldExpr, Opt}}},
	KindMatchCase:        {"match_case", "match_case", false, []FieldInfo{{"pattern", FieldPattern, One}, {"guard", FieldExpr, Opt}, {"body", FieldStmt, Many}}},
	KindMatchValue:       {"MatchValue", "pattern", true, []FieldInfo{{"value", FieldExpr, One}}},
	KindMatchSingleton:   {"MatchSingleton", "pattern", true, []FieldInfo{{"value", FieldConst, One}}},
	KindMatchSequence:    {"MatchSequence", "pattern", true, []FieldInfo{{"patterns", FieldPattern, Many}}},
	KindMatchMapping:     {"MatchMapping", "pattern", true, []FieldInfo{{"keys", FieldExpr, Many}, {"patterns", FieldPattern, Many}, {"rest", FieldIdentifier, Opt}}},
	KindMatchClass:       {"MatchClass", "pattern", true, []FieldInfo{{"cls", FieldExpr, One}, {"patterns", FieldPattern, Many}, {"kwd_attrs", FieldIdentifier, Many}, {"kwd_patterns", FieldPattern, Many}}},
	KindMatchStar:        {"MatchStar", "pattern", true, []FieldInfo{{"name", FieldIdentifier, Opt}}},
	KindMatchAs:          {"MatchAs", "pattern", true, []FieldInfo{{"pattern", FieldPattern, Opt}, {"name", FieldIdentifier, Opt}}},
	KindMatchOr:          {"MatchOr", "pattern", true, []FieldInfo{{"patterns", FieldPattern, Many}}},
	KindTypeIgnore:       {"TypeIgnore", "type_ignore", false, []FieldInfo{{"lineno", FieldInt, One}, {"tag", FieldString, One}}},
	KindTypeVar:          {"TypeVar", "type_param", true, []FieldInfo{{"name", FieldIdentifier, One}, {"bound", FieldExpr, Opt}, {"default_value", FieldExpr, Opt}}},
	KindParamSpec:        {"ParamSpec", "type_param", true, []FieldInfo{{"name", FieldIdentifier, One}, {"default_value", FieldExpr, Opt}}},
	KindTypeVarTuple:     {"TypeVarTuple", "type_param", true, []FieldInfo{{"name", FieldIdentifier, One}, {"default_value", FieldExpr, Opt}}},
}

// NewNode returns a new empty node of the kind.
func NewNode(k NodeKind) Node {
	switch k {
	case KindModule:
		return &Module{}
	case KindInteractive:
		return &Interactive{}
	case KindExpression:
		return &Expression{}
	case KindFunctionType:
		return &FunctionType{}
	case KindFunctionDef:
		return &FunctionDef{}
	case KindAsyncFunctionDef:
		return &AsyncFunctionDef{}
	case KindClassDef:
		return &ClassDef{}
	case KindReturn:
		return &Return{}
	case KindDelete:
		return &Delete{}
	case KindAssign:
		return &Assign{}
	case KindTypeAlias:
		return &TypeAlias{}
	case KindAugAssign:
		return &AugAssign{}
	case KindAnnAssign:
		return &AnnAssign{}
	case KindFor:
		return &For{}
	case KindAsyncFor:
		return &AsyncFor{}
	case KindWhile:
		return &While{}
	case KindIf:
		return &If{}
	case KindWith:
		return &With{}
	case KindAsyncWith:
		return &AsyncWith{}
	case KindMatch:
		return &Match{}
	case KindRaise:
		return &Raise{}
	case KindTry:
		return &Try{}
	case KindTryStar:
		return &TryStar{}
	case KindAssert:
		return &Assert{}
	case KindImport:
		return &Import{}
	case KindImportFrom:
		return &ImportFrom{}
	case KindGlobal:
		return &Global{}
	case KindNonlocal:
		return &Nonlocal{}
	case KindExprStmt:
		return &ExprStmt{}
	case KindPass:
		return &Pass{}
	case KindBreak:
		return &Break{}
	case KindContinue:
		return &Continue{}
	case KindBoolOp:
		return &BoolOp{}
	case KindNamedExpr:
		return &NamedExpr{}
	case KindBinOp:
		return &BinOp{}
	case KindUnaryOp:
		return &UnaryOp{}
	case KindLambda:
		return &Lambda{}
	case KindIfExp:
		return &IfExp{}
	case KindDict:
		return &Dict{}
	case KindSet:
		return &Set{}
	case KindListComp:
		return &ListComp{}
	case KindSetComp:
		return &SetComp{}
	case KindDictComp:
		return &DictComp{}
	case KindGeneratorExp:
		return &GeneratorExp{}
	case KindAwait:
		return &Await{}
	case KindYield:
		return &Yield{}
	case KindYieldFrom:
		return &YieldFrom{}
	case KindCompare:
		return &Compare{}
	case KindCall:
		return &Call{}
	case KindFormattedValue:
		return &FormattedValue{}
	case KindInterpolation:
		return &Interpolation{}
	case KindJoinedStr:
		return &JoinedStr{}
	case KindTemplateStr:
		return &TemplateStr{}
	case KindConstant:
		return &Constant{}
	case KindAttribute:
		return &Attribute{}
	case KindSubscript:
		return &Subscript{}
	case KindStarred:
		return &Starred{}
	case KindName:
		return &Name{}
	case KindList:
		return &List{}
	case KindTuple:
		return &Tuple{}
	case KindSlice:
		return &Slice{}
	case KindComprehension:
		return &Comprehension{}
	case KindExceptHandler:
		return &ExceptHandler{}
	case KindArguments:
		return &Arguments{}
	case KindArg:
		return &Arg{}
	case KindKeyword:
		return &Keyword{}
	case KindAlias:
		return &Alias{}
	case KindWithItem:
		return &WithItem{}
	case KindMatchCase:
		return &MatchCase{}
	case KindMatchValue:
		return &MatchValue{}
	case KindMatchSingleton:
		return &MatchSingleton{}
	case KindMatchSequence:
		return &MatchSequence{}
	case KindMatchMapping:
		return &MatchMapping{}
	case KindMatchClass:
		return &MatchClass{}
	case KindMatchStar:
		return &MatchStar{}
	case KindMatchAs:
		return &MatchAs{}
	case KindMatchOr:
		return &MatchOr{}
	case KindTypeIgnore:
		return &TypeIgnore{}
	case KindTypeVar:
		return &TypeVar{}
	case KindParamSpec:
		return &ParamSpec{}
	case KindTypeVarTuple:
		return &TypeVarTuple{}
	}
	return nil
}

// NodeKind implements Node.
func (*Module) NodeKind() NodeKind { return KindModule }

// Span implements Node: the node has no position.
func (*Module) Span() *Pos { return nil }

// NodeKind implements Node.
func (*Interactive) NodeKind() NodeKind { return KindInteractive }

// Span implements Node: the node has no position.
func (*Interactive) Span() *Pos { return nil }

// NodeKind implements Node.
func (*Expression) NodeKind() NodeKind { return KindExpression }

// Span implements Node: the node has no position.
func (*Expression) Span() *Pos { return nil }

// NodeKind implements Node.
func (*FunctionType) NodeKind() NodeKind { return KindFunctionType }

// Span implements Node: the node has no position.
func (*FunctionType) Span() *Pos { return nil }

// NodeKind implements Node.
func (*FunctionDef) NodeKind() NodeKind { return KindFunctionDef }

// NodeKind implements Node.
func (*AsyncFunctionDef) NodeKind() NodeKind { return KindAsyncFunctionDef }

// NodeKind implements Node.
func (*ClassDef) NodeKind() NodeKind { return KindClassDef }

// NodeKind implements Node.
func (*Return) NodeKind() NodeKind { return KindReturn }

// NodeKind implements Node.
func (*Delete) NodeKind() NodeKind { return KindDelete }

// NodeKind implements Node.
func (*Assign) NodeKind() NodeKind { return KindAssign }

// NodeKind implements Node.
func (*TypeAlias) NodeKind() NodeKind { return KindTypeAlias }

// NodeKind implements Node.
func (*AugAssign) NodeKind() NodeKind { return KindAugAssign }

// NodeKind implements Node.
func (*AnnAssign) NodeKind() NodeKind { return KindAnnAssign }

// NodeKind implements Node.
func (*For) NodeKind() NodeKind { return KindFor }

// NodeKind implements Node.
func (*AsyncFor) NodeKind() NodeKind { return KindAsyncFor }

// NodeKind implements Node.
func (*While) NodeKind() NodeKind { return KindWhile }

// NodeKind implements Node.
func (*If) NodeKind() NodeKind { return KindIf }

// NodeKind implements Node.
func (*With) NodeKind() NodeKind { return KindWith }

// NodeKind implements Node.
func (*AsyncWith) NodeKind() NodeKind { return KindAsyncWith }

// NodeKind implements Node.
func (*Match) NodeKind() NodeKind { return KindMatch }

// NodeKind implements Node.
func (*Raise) NodeKind() NodeKind { return KindRaise }

// NodeKind implements Node.
func (*Try) NodeKind() NodeKind { return KindTry }

// NodeKind implements Node.
func (*TryStar) NodeKind() NodeKind { return KindTryStar }

// NodeKind implements Node.
func (*Assert) NodeKind() NodeKind { return KindAssert }

// NodeKind implements Node.
func (*Import) NodeKind() NodeKind { return KindImport }

// NodeKind implements Node.
func (*ImportFrom) NodeKind() NodeKind { return KindImportFrom }

// NodeKind implements Node.
func (*Global) NodeKind() NodeKind { return KindGlobal }

// NodeKind implements Node.
func (*Nonlocal) NodeKind() NodeKind { return KindNonlocal }

// NodeKind implements Node.
func (*ExprStmt) NodeKind() NodeKind { return KindExprStmt }

// NodeKind implements Node.
func (*Pass) NodeKind() NodeKind { return KindPass }

// NodeKind implements Node.
func (*Break) NodeKind() NodeKind { return KindBreak }

// NodeKind implements Node.
func (*Continue) NodeKind() NodeKind { return KindContinue }

// NodeKind implements Node.
func (*BoolOp) NodeKind() NodeKind { return KindBoolOp }

// NodeKind implements Node.
func (*NamedExpr) NodeKind() NodeKind { return KindNamedExpr }

// NodeKind implements Node.
func (*BinOp) NodeKind() NodeKind { return KindBinOp }

// NodeKind implements Node.
func (*UnaryOp) NodeKind() NodeKind { return KindUnaryOp }

// NodeKind implements Node.
func (*Lambda) NodeKind() NodeKind { return KindLambda }

// NodeKind implements Node.
func (*IfExp) NodeKind() NodeKind { return KindIfExp }

// NodeKind implements Node.
func (*Dict) NodeKind() NodeKind { return KindDict }

// NodeKind implements Node.
func (*Set) NodeKind() NodeKind { return KindSet }

// NodeKind implements Node.
func (*ListComp) NodeKind() NodeKind { return KindListComp }

// NodeKind implements Node.
func (*SetComp) NodeKind() NodeKind { return KindSetComp }

// NodeKind implements Node.
func (*DictComp) NodeKind() NodeKind { return KindDictComp }

// NodeKind implements Node.
func (*GeneratorExp) NodeKind() NodeKind { return KindGeneratorExp }

// NodeKind implements Node.
func (*Await) NodeKind() NodeKind { return KindAwait }

// NodeKind implements Node.
func (*Yield) NodeKind() NodeKind { return KindYield }

// NodeKind implements Node.
func (*YieldFrom) NodeKind() NodeKind { return KindYieldFrom }

// NodeKind implements Node.
func (*Compare) NodeKind() NodeKind { return KindCompare }

// NodeKind implements Node.
func (*Call) NodeKind() NodeKind { return KindCall }

// NodeKind implements Node.
func (*FormattedValue) NodeKind() NodeKind { return KindFormattedValue }

// NodeKind implements Node.
func (*Interpolation) NodeKind() NodeKind { return KindInterpolation }

// NodeKind implements Node.
func (*JoinedStr) NodeKind() NodeKind { return KindJoinedStr }

// NodeKind implements Node.
func (*TemplateStr) NodeKind() NodeKind { return KindTemplateStr }

// NodeKind implements Node.
func (*Constant) NodeKind() NodeKind { return KindConstant }

// NodeKind implements Node.
func (*Attribute) NodeKind() NodeKind { return KindAttribute }

// NodeKind implements Node.
func (*Subscript) NodeKind() NodeKind { return KindSubscript }

// NodeKind implements Node.
func (*Starred) NodeKind() NodeKind { return KindStarred }

// NodeKind implements Node.
func (*Name) NodeKind() NodeKind { return KindName }

// NodeKind implements Node.
func (*List) NodeKind() NodeKind { return KindList }

// NodeKind implements Node.
func (*Tuple) NodeKind() NodeKind { return KindTuple }

// NodeKind implements Node.
func (*Slice) NodeKind() NodeKind { return KindSlice }

// NodeKind implements Node.
func (*Comprehension) NodeKind() NodeKind { return KindComprehension }

// Span implements Node: the node has no position.
func (*Comprehension) Span() *Pos { return nil }

// NodeKind implements Node.
func (*ExceptHandler) NodeKind() NodeKind { return KindExceptHandler }

// NodeKind implements Node.
func (*Arguments) NodeKind() NodeKind { return KindArguments }

// Span implements Node: the node has no position.
func (*Arguments) Span() *Pos { return nil }

// NodeKind implements Node.
func (*Arg) NodeKind() NodeKind { return KindArg }

// NodeKind implements Node.
func (*Keyword) NodeKind() NodeKind { return KindKeyword }

// NodeKind implements Node.
func (*Alias) NodeKind() NodeKind { return KindAlias }

// NodeKind implements Node.
func (*WithItem) NodeKind() NodeKind { return KindWithItem }

// Span implements Node: the node has no position.
func (*WithItem) Span() *Pos { return nil }

// NodeKind implements Node.
func (*MatchCase) NodeKind() NodeKind { return KindMatchCase }

// Span implements Node: the node has no position.
func (*MatchCase) Span() *Pos { return nil }

// NodeKind implements Node.
func (*MatchValue) NodeKind() NodeKind { return KindMatchValue }

// NodeKind implements Node.
func (*MatchSingleton) NodeKind() NodeKind { return KindMatchSingleton }

// NodeKind implements Node.
func (*MatchSequence) NodeKind() NodeKind { return KindMatchSequence }

// NodeKind implements Node.
func (*MatchMapping) NodeKind() NodeKind { return KindMatchMapping }

// NodeKind implements Node.
func (*MatchClass) NodeKind() NodeKind { return KindMatchClass }

// NodeKind implements Node.
func (*MatchStar) NodeKind() NodeKind { return KindMatchStar }

// NodeKind implements Node.
func (*MatchAs) NodeKind() NodeKind { return KindMatchAs }

// NodeKind implements Node.
func (*MatchOr) NodeKind() NodeKind { return KindMatchOr }

// NodeKind implements Node.
func (*TypeIgnore) NodeKind() NodeKind { return KindTypeIgnore }

// Span implements Node: the node has no position.
func (*TypeIgnore) Span() *Pos { return nil }

// NodeKind implements Node.
func (*TypeVar) NodeKind() NodeKind { return KindTypeVar }

// NodeKind implements Node.
func (*ParamSpec) NodeKind() NodeKind { return KindParamSpec }

// NodeKind implements Node.
func (*TypeVarTuple) NodeKind() NodeKind { return KindTypeVarTuple }
