package bytecode

// This file is the table of operations: for each its name and what its operands
// are. The disassembler, the decoder's checks and the linker read it.

// OperandKind says what an operand is.
type OperandKind uint8

// The kinds of operands.
const (
	None            OperandKind = iota // not used
	Write                              // register that is written
	Write2                             // two registers from this one are written
	Write4                             // four registers from this one are written
	WriteN                             // a number of registers, told by other operands, are written
	Read                               // register that is read
	Read2                              // two registers from this one are read
	Read3                              // three registers from this one are read
	ReadN                              // a number of registers, told by other operands, are read
	ReadOrNone                         // register, or -1
	ReadOrConst                        // register if D is 0, constant if D is 1
	ReadOrConstJump                    // register, or constant if bit 1 of D is set
	Constant                           // index into Consts
	Name                               // index into Names
	Target                             // index into Instrs
	Immediate                          // a number
)

// OpInfo describes an operation.
type OpInfo struct {
	Name     string         // as the disassembler shows it
	Operands [4]OperandKind // of A, B, C, D
}

// Info returns the description of op; of OpInvalid for a number that is no operation.
func (op Op) Info() *OpInfo {
	if op >= NumOps {
		op = OpInvalid
	}
	return &opTable[op]
}

// String returns the name of the operation.
func (op Op) String() string { return op.Info().Name }

var opTable = [NumOps]OpInfo{
	OpInvalid:               {"INVALID", [4]OperandKind{}},
	OpNop:                   {"NOP", [4]OperandKind{}},
	OpMove:                  {"MOVE", [4]OperandKind{Write, Read}},
	OpLoadConst:             {"LOAD_CONST", [4]OperandKind{Write, Constant}},
	OpCheckBound:            {"CHECK_BOUND", [4]OperandKind{Read}},
	OpDeleteFast:            {"DELETE_FAST", [4]OperandKind{Write}},
	OpClear:                 {"CLEAR", [4]OperandKind{Write}},
	OpMakeCell:              {"MAKE_CELL", [4]OperandKind{Write}},
	OpLoadDeref:             {"LOAD_DEREF", [4]OperandKind{Write, Read}},
	OpStoreDeref:            {"STORE_DEREF", [4]OperandKind{Read, Read}},
	OpDeleteDeref:           {"DELETE_DEREF", [4]OperandKind{Read}},
	OpLoadGlobal:            {"LOAD_GLOBAL", [4]OperandKind{Write, Name}},
	OpStoreGlobal:           {"STORE_GLOBAL", [4]OperandKind{Name, Read}},
	OpDeleteGlobal:          {"DELETE_GLOBAL", [4]OperandKind{Name}},
	OpLoadName:              {"LOAD_NAME", [4]OperandKind{Write, Name}},
	OpStoreName:             {"STORE_NAME", [4]OperandKind{Name, Read}},
	OpDeleteName:            {"DELETE_NAME", [4]OperandKind{Name}},
	OpLoadLocals:            {"LOAD_LOCALS", [4]OperandKind{Write}},
	OpLoadFromDictOrDeref:   {"LOAD_FROM_DICT_OR_DEREF", [4]OperandKind{Write, Read, Read}},
	OpLoadFromDictOrGlobals: {"LOAD_FROM_DICT_OR_GLOBALS", [4]OperandKind{Write, Read, Name}},
	OpLoadBuildClass:        {"LOAD_BUILD_CLASS", [4]OperandKind{Write}},
	OpLoadAssertionError:    {"LOAD_ASSERTION_ERROR", [4]OperandKind{Write}},
	OpLoadAttr:              {"LOAD_ATTR", [4]OperandKind{Write, Read, Name}},
	OpStoreAttr:             {"STORE_ATTR", [4]OperandKind{Read, Name, Read}},
	OpDeleteAttr:            {"DELETE_ATTR", [4]OperandKind{Read, Name}},
	OpLoadMethod:            {"LOAD_METHOD", [4]OperandKind{Write2, Read, Name}},
	OpLoadSuperAttr:         {"LOAD_SUPER_ATTR", [4]OperandKind{Write2, Read3, Name, Immediate}},
	OpBinarySubscr:          {"BINARY_SUBSCR", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpStoreSubscr:           {"STORE_SUBSCR", [4]OperandKind{Read, Read, Read}},
	OpDeleteSubscr:          {"DELETE_SUBSCR", [4]OperandKind{Read, Read}},
	OpBinarySlice:           {"BINARY_SLICE", [4]OperandKind{Write, Read, Read2}},
	OpStoreSlice:            {"STORE_SLICE", [4]OperandKind{Read, Read2, Read}},
	OpBuildSlice:            {"BUILD_SLICE", [4]OperandKind{Write, ReadN, Immediate}},
	OpAdd:                   {"ADD", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpSub:                   {"SUB", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpMul:                   {"MUL", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpMatMul:                {"MAT_MUL", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpTrueDiv:               {"TRUE_DIV", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpFloorDiv:              {"FLOOR_DIV", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpMod:                   {"MOD", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpPow:                   {"POW", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpLShift:                {"LSHIFT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpRShift:                {"RSHIFT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpAnd:                   {"AND", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpOr:                    {"OR", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpXor:                   {"XOR", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceAdd:            {"INPLACE_ADD", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceSub:            {"INPLACE_SUB", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceMul:            {"INPLACE_MUL", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceMatMul:         {"INPLACE_MAT_MUL", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceTrueDiv:        {"INPLACE_TRUE_DIV", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceFloorDiv:       {"INPLACE_FLOOR_DIV", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceMod:            {"INPLACE_MOD", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplacePow:            {"INPLACE_POW", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceLShift:         {"INPLACE_LSHIFT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceRShift:         {"INPLACE_RSHIFT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceAnd:            {"INPLACE_AND", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceOr:             {"INPLACE_OR", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpInplaceXor:            {"INPLACE_XOR", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpEq:                    {"EQ", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpNe:                    {"NE", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpLt:                    {"LT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpLe:                    {"LE", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpGt:                    {"GT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpGe:                    {"GE", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpIs:                    {"IS", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpIsNot:                 {"IS_NOT", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpIn:                    {"IN", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpNotIn:                 {"NOT_IN", [4]OperandKind{Write, Read, ReadOrConst, Immediate}},
	OpNeg:                   {"NEG", [4]OperandKind{Write, Read}},
	OpPos:                   {"POS", [4]OperandKind{Write, Read}},
	OpInvert:                {"INVERT", [4]OperandKind{Write, Read}},
	OpNot:                   {"NOT", [4]OperandKind{Write, Read}},
	OpToBool:                {"TO_BOOL", [4]OperandKind{Write, Read}},
	OpJump:                  {"JUMP", [4]OperandKind{Target}},
	OpJumpBack:              {"JUMP_BACK", [4]OperandKind{Target}},
	OpJumpIfTrue:            {"JUMP_IF_TRUE", [4]OperandKind{Read, Target}},
	OpJumpIfFalse:           {"JUMP_IF_FALSE", [4]OperandKind{Read, Target}},
	OpJumpIfNone:            {"JUMP_IF_NONE", [4]OperandKind{Read, Target}},
	OpJumpIfNotNone:         {"JUMP_IF_NOT_NONE", [4]OperandKind{Read, Target}},
	OpJumpEq:                {"JUMP_EQ", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpNe:                {"JUMP_NE", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpLt:                {"JUMP_LT", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpLe:                {"JUMP_LE", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpGt:                {"JUMP_GT", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpGe:                {"JUMP_GE", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpIs:                {"JUMP_IS", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpJumpIn:                {"JUMP_IN", [4]OperandKind{Read, ReadOrConstJump, Target, Immediate}},
	OpGetIter:               {"GET_ITER", [4]OperandKind{Write, Read}},
	OpForIter:               {"FOR_ITER", [4]OperandKind{Write, Read, Target}},
	OpGetAIter:              {"GET_AITER", [4]OperandKind{Write, Read}},
	OpGetANext:              {"GET_ANEXT", [4]OperandKind{Write, Read}},
	OpEndAsyncFor:           {"END_ASYNC_FOR", [4]OperandKind{Read}},
	OpUnpackSequence:        {"UNPACK_SEQUENCE", [4]OperandKind{WriteN, Read, Immediate}},
	OpUnpackEx:              {"UNPACK_EX", [4]OperandKind{WriteN, Read, Immediate, Immediate}},
	OpBuildTuple:            {"BUILD_TUPLE", [4]OperandKind{Write, ReadN, Immediate}},
	OpBuildList:             {"BUILD_LIST", [4]OperandKind{Write, ReadN, Immediate}},
	OpBuildSet:              {"BUILD_SET", [4]OperandKind{Write, ReadN, Immediate}},
	OpBuildMap:              {"BUILD_MAP", [4]OperandKind{Write, ReadN, Immediate}},
	OpBuildString:           {"BUILD_STRING", [4]OperandKind{Write, ReadN, Immediate}},
	OpListAppend:            {"LIST_APPEND", [4]OperandKind{Read, Read}},
	OpListExtend:            {"LIST_EXTEND", [4]OperandKind{Read, Read}},
	OpSetAdd:                {"SET_ADD", [4]OperandKind{Read, Read}},
	OpSetUpdate:             {"SET_UPDATE", [4]OperandKind{Read, Read}},
	OpMapAdd:                {"MAP_ADD", [4]OperandKind{Read, Read, Read}},
	OpDictUpdate:            {"DICT_UPDATE", [4]OperandKind{Read, Read}},
	OpDictMerge:             {"DICT_MERGE", [4]OperandKind{Read, Read, Read}},
	OpListToTuple:           {"LIST_TO_TUPLE", [4]OperandKind{Write, Read}},
	OpStarArgs:              {"STAR_ARGS", [4]OperandKind{Write, Read, Read}},
	OpFormatSimple:          {"FORMAT_SIMPLE", [4]OperandKind{Write, Read}},
	OpFormatWithSpec:        {"FORMAT_WITH_SPEC", [4]OperandKind{Write, Read, Read}},
	OpConvertValue:          {"CONVERT_VALUE", [4]OperandKind{Write, Read, Immediate}},
	OpBuildInterpolation:    {"BUILD_INTERPOLATION", [4]OperandKind{Write, Read3, Immediate}},
	OpBuildTemplate:         {"BUILD_TEMPLATE", [4]OperandKind{Write, Read, Read}},
	OpCall:                  {"CALL", [4]OperandKind{Write, ReadN, Immediate}},
	OpCallKw:                {"CALL_KW", [4]OperandKind{Write, ReadN, Immediate, Constant}},
	OpCallMethod:            {"CALL_METHOD", [4]OperandKind{Write, ReadN, Immediate}},
	OpCallMethodKw:          {"CALL_METHOD_KW", [4]OperandKind{Write, ReadN, Immediate, Constant}},
	OpCallEx:                {"CALL_EX", [4]OperandKind{Write, Read, Read, ReadOrNone}},
	OpReturn:                {"RETURN", [4]OperandKind{Read}},
	OpReturnConst:           {"RETURN_CONST", [4]OperandKind{Constant}},
	OpMakeFunction:          {"MAKE_FUNCTION", [4]OperandKind{Write, Constant, Immediate, ReadN}},
	OpYield:                 {"YIELD", [4]OperandKind{Write, Read}},
	OpGetYieldFromIter:      {"GET_YIELD_FROM_ITER", [4]OperandKind{Write, Read}},
	OpGetAwaitable:          {"GET_AWAITABLE", [4]OperandKind{Write, Read, Immediate}},
	OpYieldFrom:             {"YIELD_FROM", [4]OperandKind{Write, Read}},
	OpRaise:                 {"RAISE", [4]OperandKind{Read}},
	OpRaiseFrom:             {"RAISE_FROM", [4]OperandKind{Read, Read}},
	OpReraiseCurrent:        {"RERAISE_CURRENT", [4]OperandKind{}},
	OpReraise:               {"RERAISE", [4]OperandKind{Read}},
	OpPushExc:               {"PUSH_EXC", [4]OperandKind{Write, Read}},
	OpPopExc:                {"POP_EXC", [4]OperandKind{Read}},
	OpJumpIfNotExcMatch:     {"JUMP_IF_NOT_EXC_MATCH", [4]OperandKind{Read, Read, Target}},
	OpCheckEGMatch:          {"CHECK_EGMATCH", [4]OperandKind{Write2, Read, Read}},
	OpPrepReraiseStar:       {"PREP_RERAISE_STAR", [4]OperandKind{Write, Read, Read}},
	OpBeforeWith:            {"BEFORE_WITH", [4]OperandKind{Write2, Read}},
	OpBeforeAsyncWith:       {"BEFORE_ASYNC_WITH", [4]OperandKind{Write2, Read}},
	OpWithExit:              {"WITH_EXIT", [4]OperandKind{Write4, Read}},
	OpWithExcept:            {"WITH_EXCEPT", [4]OperandKind{Write4, Read, Read}},
	OpMatchSequence:         {"MATCH_SEQUENCE", [4]OperandKind{Write, Read}},
	OpMatchMapping:          {"MATCH_MAPPING", [4]OperandKind{Write, Read}},
	OpMatchKeys:             {"MATCH_KEYS", [4]OperandKind{Write, Read, Read}},
	OpMatchClass:            {"MATCH_CLASS", [4]OperandKind{Write, Read, Read2, Immediate}},
	OpGetLen:                {"GET_LEN", [4]OperandKind{Write, Read}},
	OpImportName:            {"IMPORT_NAME", [4]OperandKind{Write, Name, Read2}},
	OpImportFrom:            {"IMPORT_FROM", [4]OperandKind{Write, Read, Name}},
	OpImportStar:            {"IMPORT_STAR", [4]OperandKind{Read}},
	OpIntrinsic1:            {"INTRINSIC1", [4]OperandKind{Write, Read, Immediate}},
	OpIntrinsic2:            {"INTRINSIC2", [4]OperandKind{Write, Read, Read, Immediate}},
	OpSetupAnnotations:      {"SETUP_ANNOTATIONS", [4]OperandKind{}},
}
