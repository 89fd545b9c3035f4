package bytecode

// This file defines the instruction set. In the pictures, a capital letter is
// the operand; r[A] is a register, k[A] a constant, name[A] a name of the Code,
// @A an instruction index to jump to. "poll" marks the safepoints at which a
// thread looks whether it should stop (function entry and generator resume are
// the other two).

// Op is an operation.
type Op uint8

// StraightCode is how many instructions may follow one another between two polls:
// the compiler puts a NOP into longer code without jumps back.
const StraightCode = 500

// The operations. Binary and in-place operations keep the order of BinaryOp.
const (
	OpInvalid Op = iota

	// Moving values.
	OpNop         // poll, if the code is longer than StraightCode
	OpMove        // r[A] <- r[B]
	OpLoadConst   // r[A] <- k[B]
	OpCheckBound  // UnboundLocalError (NameError for a free variable) if r[A], variable A, is empty
	OpDeleteFast  // r[A] <- empty; UnboundLocalError if it was empty
	OpClear       // r[A] <- empty, whatever it was
	OpMakeCell    // r[A] <- new cell that holds r[A] (empty allowed)
	OpLoadDeref   // r[A] <- contents of the cell r[B]; NameError for variable B if empty
	OpStoreDeref  // contents of the cell r[A] <- r[B]
	OpDeleteDeref // contents of the cell r[A] <- empty; NameError if it was empty
	OpLoadGlobal  // r[A] <- globals[name[B]], else builtins
	OpStoreGlobal // globals[name[A]] <- r[B]
	OpDeleteGlobal
	OpLoadName   // r[A] <- locals[name[B]], else globals, else builtins (modules, class bodies, exec)
	OpStoreName  // locals[name[A]] <- r[B]
	OpDeleteName // del locals[name[A]]
	OpLoadLocals // r[A] <- the mapping of locals of a class body or module
	// r[A] <- r[B][name of variable C] if there, else contents of the cell r[C]
	OpLoadFromDictOrDeref
	// r[A] <- r[B][name[C]] if there, else globals, else builtins
	OpLoadFromDictOrGlobals
	OpLoadBuildClass     // r[A] <- builtins.__build_class__
	OpLoadAssertionError // r[A] <- AssertionError, whatever builtins say

	// Attributes and items.
	OpLoadAttr   // r[A] <- r[B].name[C]
	OpStoreAttr  // r[A].name[B] <- r[C]
	OpDeleteAttr // del r[A].name[B]
	// r[A], r[A+1] <- what OpCallMethod needs to call r[B].name[C]: an unbound
	// function and its self, or any callable and empty.
	OpLoadMethod
	// super(r[B+1], r[B+2]).name[C], where r[B] holds what the name "super" gave.
	// D bit 0: method form, writes r[A], r[A+1] as OpLoadMethod.
	// D bit 1: super was called with two arguments (else with none).
	OpLoadSuperAttr
	OpBinarySubscr // r[A] <- r[B][C]; D=0: C is a register, D=1: a constant
	OpStoreSubscr  // r[A][r[B]] <- r[C]
	OpDeleteSubscr // del r[A][r[B]]
	OpBinarySlice  // r[A] <- r[B][r[C]:r[C+1]]
	OpStoreSlice   // r[A][r[B]:r[B+1]] <- r[C]
	OpBuildSlice   // r[A] <- slice(r[B], r[B+1]) if C=2; slice(r[B], r[B+1], r[B+2]) if C=3

	// Operators. D=0: C is a register; D=1: C is a constant.
	OpAdd // r[A] <- r[B] + C, and so on
	OpSub
	OpMul
	OpMatMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
	OpInplaceAdd // r[A] <- r[B] += C, and so on
	OpInplaceSub
	OpInplaceMul
	OpInplaceMatMul
	OpInplaceTrueDiv
	OpInplaceFloorDiv
	OpInplaceMod
	OpInplacePow
	OpInplaceLShift
	OpInplaceRShift
	OpInplaceAnd
	OpInplaceOr
	OpInplaceXor
	OpEq // r[A] <- r[B] == C, and so on; the result may be any object
	OpNe
	OpLt
	OpLe
	OpGt
	OpGe
	OpIs // r[A] <- r[B] is C
	OpIsNot
	OpIn // r[A] <- r[B] in C
	OpNotIn
	OpNeg    // r[A] <- -r[B]
	OpPos    // r[A] <- +r[B]
	OpInvert // r[A] <- ~r[B]
	OpNot    // r[A] <- not r[B]
	OpToBool // r[A] <- bool(r[B])

	// Jumps.
	OpJump          // to @A
	OpJumpBack      // to @A, which is behind; poll
	OpJumpIfTrue    // to @B if r[A] is true; a backward target polls, here and below
	OpJumpIfFalse   // to @B if r[A] is false
	OpJumpIfNone    // to @B if r[A] is None
	OpJumpIfNotNone // to @B if r[A] is not None
	// Compare and jump to @C if the truth of (r[A] < B) is the truth of D bit 0.
	// D bit 1: B is a constant, else a register. The comparison may run any code.
	OpJumpEq
	OpJumpNe
	OpJumpLt
	OpJumpLe
	OpJumpGt
	OpJumpGe
	OpJumpIs
	OpJumpIn

	// Iteration.
	OpGetIter        // r[A] <- iter(r[B])
	OpForIter        // r[A] <- next(r[B]); at the end jump to @C
	OpGetAIter       // r[A] <- r[B].__aiter__(), checked
	OpGetANext       // r[A] <- the awaitable of r[B].__anext__()
	OpEndAsyncFor    // if the exception r[A] is a StopAsyncIteration go on, else raise it again
	OpUnpackSequence // r[A], ..., r[A+C-1] <- exactly C items of r[B]
	OpUnpackEx       // C items, a list of the rest, D items, of r[B] into r[A], ..., r[A+C+D]

	// Building.
	OpBuildTuple     // r[A] <- (r[B], ..., r[B+C-1]), as below
	OpBuildList      // r[A] <- list
	OpBuildSet       // r[A] <- set
	OpBuildMap       // r[A] <- dict of C pairs: r[B]: r[B+1], ...
	OpBuildString    // r[A] <- ''.join of C strings
	OpListAppend     // r[A].append(r[B])
	OpListExtend     // r[A].extend(r[B]), for [*x] and calls: TypeError "Value after * must be an iterable, not T"
	OpSetAdd         // r[A].add(r[B])
	OpSetUpdate      // r[A].update(r[B])
	OpMapAdd         // r[A][r[B]] <- r[C]
	OpDictUpdate     // r[A].update(r[B]), for {**x}: TypeError "'T' object is not a mapping"
	OpDictMerge      // the same for keywords of a call of r[C]: repeated or non-string keys are a TypeError
	OpListToTuple    // r[A] <- tuple(list r[B])
	OpStarArgs       // r[A] <- tuple(r[B]), the arguments after * in a call of r[C]
	OpFormatSimple   // r[A] <- format(r[B], '')
	OpFormatWithSpec // r[A] <- format(r[B], r[C])
	OpConvertValue   // r[A] <- str (C=1), repr (C=2), ascii (C=3) of r[B]
	// r[A] <- Interpolation(value r[B], expression text r[B+1], conversion C (0 none), spec r[B+2])
	OpBuildInterpolation
	// r[A] <- Template of the tuple of strings r[B] and the tuple of interpolations r[C]
	OpBuildTemplate

	// Calls. B is the first of consecutive registers.
	OpCall         // r[A] <- r[B](r[B+1], ..., r[B+C])
	OpCallKw       // the same, the last arguments named by the tuple of strings k[D]
	OpCallMethod   // r[A] <- r[B](r[B+1] unless empty, r[B+2], ..., r[B+1+C])
	OpCallMethodKw // the same, the last arguments named by k[D]
	OpCallEx       // r[A] <- r[B](*r[C], **r[D]); r[C] is a tuple; D = -1: no keywords; r[D] is a dict that the call may keep
	OpReturn       // return r[A]
	OpReturnConst  // return k[A]

	// Functions. C: bit 0 defaults tuple, bit 1 dict of keyword-only defaults,
	// bit 2 __annotate__ function, bit 3 tuple of cells for the free variables,
	// bit 4 annotations dict (not used for "from __future__ import annotations"
	// only). Those present are in r[D], r[D+1], ... in this order.
	OpMakeFunction // r[A] <- function of the code k[B]

	// Generators and coroutines. The evaluator makes the generator object at the
	// call of a Code that has one of the flags; its instructions start at 0.
	OpYield            // yield r[B]; r[A] <- what was sent
	OpGetYieldFromIter // r[A] <- the iterator for "yield from r[B]"
	OpGetAwaitable     // r[A] <- the iterator that awaits r[B]; C: 1 for __aenter__, 2 for __aexit__ in messages
	OpYieldFrom        // delegate to the iterator r[B] until it ends; r[A] <- its result. Both r[A], r[B] may be the same

	// Exceptions and with.
	OpRaise          // raise r[A]
	OpRaiseFrom      // raise r[A] from r[B]
	OpReraiseCurrent // bare raise: the exception being handled, else RuntimeError
	OpReraise        // raise the exception r[A] again, its traceback as it is
	OpPushExc        // r[A] <- the exception being handled (or empty); r[B] is being handled from here on
	OpPopExc         // the exception that OpPushExc saved in r[A] is being handled again
	// jump to @C unless the exception r[A] matches the class or tuple r[B]
	OpJumpIfNotExcMatch
	// split the exception r[B] by the classes r[C] (except*): r[A] <- matching group or None, r[A+1] <- the rest or None
	OpCheckEGMatch
	// r[A] <- what is to be raised at the end of a try/except*: None, or made of
	// the original exception r[B] and the list r[C] of raised and unhandled ones
	OpPrepReraiseStar
	OpBeforeWith      // r[A] <- bound __exit__ of r[B], r[A+1] <- result of its __enter__()
	OpBeforeAsyncWith // r[A] <- bound __aexit__ of r[B], r[A+1] <- the awaitable of __aenter__()
	OpWithExit        // r[A] <- r[B](None, None, None); r[A+1] to r[A+3] are for the arguments
	OpWithExcept      // r[A] <- r[B](type, value, traceback) of the exception r[C]; as WITH_EXIT

	// Patterns.
	OpMatchSequence // r[A] <- whether r[B] is a sequence for patterns
	OpMatchMapping  // r[A] <- whether r[B] is a mapping
	OpMatchKeys     // r[A] <- tuple of values of r[B] for the tuple of keys r[C], or None
	// r[A] <- tuple of attributes, or None: subject r[B], class r[C], tuple of
	// keyword names r[C+1], D positional patterns
	OpMatchClass
	OpGetLen // r[A] <- len(r[B])

	// Imports.
	OpImportName // r[A] <- __import__(name[B], globals, locals, fromlist r[C], level r[C+1])
	OpImportFrom // r[A] <- from the module r[B] import name[C]
	OpImportStar // from the module r[A] import *

	// Rarely used operations, by number.
	OpIntrinsic1 // r[A] <- intrinsic C of r[B]
	OpIntrinsic2 // r[A] <- intrinsic D of r[B] and r[C]

	OpSetupAnnotations // __annotations__ exists in locals
	NumOps
)

// Intrinsic1 numbers the operations of OpIntrinsic1.
type Intrinsic1 int32

// The operations of OpIntrinsic1.
const (
	IntrinsicPrint            Intrinsic1 = iota + 1 // sys.displayhook, for interactive mode
	IntrinsicTypeVar                                // typing.TypeVar of a name
	IntrinsicParamSpec                              // typing.ParamSpec
	IntrinsicTypeVarTuple                           // typing.TypeVarTuple
	IntrinsicSubscriptGeneric                       // Generic[*params] for a class with type parameters; operand is a tuple
	IntrinsicTypeAlias                              // typing.TypeAliasType of (name, type_params or None, evaluator function)
)

// Intrinsic2 numbers the operations of OpIntrinsic2.
type Intrinsic2 int32

// The operations of OpIntrinsic2.
const (
	IntrinsicTypeVarWithBound       Intrinsic2 = iota + 1 // name, function that evaluates the bound
	IntrinsicTypeVarWithConstraints                       // name, function that evaluates the constraints
	IntrinsicSetFunctionTypeParams                        // function, tuple: sets __type_params__, gives the function
	IntrinsicSetTypeParamDefault                          // parameter, function that evaluates the default: gives the parameter
)
