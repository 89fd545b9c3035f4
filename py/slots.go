package py

// This file defines Slots: the Go function of a type for each protocol. A nil
// slot means that the type does not support the operation. Types inherit the
// slots of their bases when they are made ready (type_ready.go).

// CompareOp is the operator of a rich comparison.
type CompareOp uint8

// The comparison operators, in CPython's order.
const (
	LT CompareOp = iota
	LE
	EQ
	NE
	GT
	GE
)

var compareOpText = [...]string{"<", "<=", "==", "!=", ">", ">="}

// String returns the operator as it is written.
func (op CompareOp) String() string { return compareOpText[op] }

// Swapped returns the operator for exchanged operands.
func (op CompareOp) Swapped() CompareOp { return [...]CompareOp{GT, GE, EQ, NE, LT, LE}[op] }

// Result returns the truth of the operator for a three-way result c (<0, 0, >0).
func (op CompareOp) Result(c int) bool {
	switch op {
	case LT:
		return c < 0
	case LE:
		return c <= 0
	case EQ:
		return c == 0
	case NE:
		return c != 0
	case GT:
		return c > 0
	}
	return c >= 0
}

// BinaryOp numbers the binary operators, in the order of bytecode.OpAdd and on.
type BinaryOp uint8

// The binary operators.
const (
	OpAdd BinaryOp = iota
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
	OpDivMod // has no operator, only divmod()
	NumBinaryOps
)

var binaryOpText = [...]string{"+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "divmod()"}
var inplaceOpText = [...]string{"+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "divmod()"}

// BinaryFunc implements a binary operator. It is called with self on either
// side and returns NotImplemented for operands it does not know.
type BinaryFunc func(th *Thread, a, b Value) (Value, error)

// UnaryFunc implements an operation on one value.
type UnaryFunc func(th *Thread, self Value) (Value, error)

// CallFunc calls self. The values of the keyword arguments are the last of args;
// kw has their names. args must not be kept: copy what is needed.
type CallFunc func(th *Thread, self Value, args []Value, kw []*Str) (Value, error)

// NewFunc makes an instance of t, a subclass of the type that has the slot.
type NewFunc func(th *Thread, t *Type, args []Value, kw []*Str) (Value, error)

// InitFunc initialises self.
type InitFunc func(th *Thread, self Value, args []Value, kw []*Str) error

// Slots are the functions of a type, one for each protocol.
type Slots struct {
	New  NewFunc
	Init InitFunc
	Call CallFunc

	Repr        UnaryFunc
	Str         UnaryFunc
	Hash        func(th *Thread, self Value) (int64, error) // never returns -1; nil and HashNone: unhashable
	RichCompare func(th *Thread, a, b Value, op CompareOp) (Value, error)

	GetAttr func(th *Thread, self Value, name *Str) (Value, error)
	// FindAttr is GetAttr for those who need no error where nothing is found: it gives
	// absent then. It may be nil, as building the error is all it saves.
	FindAttr func(th *Thread, self Value, name *Str) (Value, error)
	SetAttr  func(th *Thread, self Value, name *Str, v Value) error // absent v deletes

	Iter UnaryFunc
	Next UnaryFunc // absent and nil: the end; or StopIteration with the value that a generator returned
	// Drain is Next, until the end, of an iterator that can do that faster: it calls each
	// with every item, and ends early with the error that each returns
	Drain func(th *Thread, v Value, each func(Value) error) error
	// NextRow is Next of an iterator that gives tuples, where their items are wanted
	// one by one ("for a, b in it"): it stores them in dst and returns their number, 0
	// at the end. It returns -1, and has taken nothing, if len(dst) is not their number.
	NextRow func(th *Thread, it Value, dst []Value) (int, error)

	DescrGet func(th *Thread, descr, obj Value, owner *Type) (Value, error) // absent obj: looked up on the class
	DescrSet func(th *Thread, descr, obj, v Value) error                    // absent v deletes

	Len      func(th *Thread, self Value) (int, error)
	GetItem  BinaryFunc                                 // self[key]
	SetItem  func(th *Thread, self, key, v Value) error // self[key] = v; absent v deletes
	Contains func(th *Thread, self, v Value) (bool, error)
	// SeqItem is self[i] for a position that has been made non-negative by
	// adding the length; types with GetItem need it only for the old iteration protocol.
	SeqItem func(th *Thread, self Value, i int) (Value, error)

	// Sequence operators: tried after the number ones, as CPython does.
	Concat        BinaryFunc
	Repeat        func(th *Thread, self Value, n int) (Value, error)
	InplaceConcat BinaryFunc
	InplaceRepeat func(th *Thread, self Value, n int) (Value, error)

	Binary     [NumBinaryOps]BinaryFunc
	Inplace    [NumBinaryOps]BinaryFunc
	Pow        func(th *Thread, a, b, mod Value) (Value, error) // mod None: two arguments. Used for ** and pow()
	InplacePow func(th *Thread, a, b, mod Value) (Value, error)
	Neg        UnaryFunc
	Pos        UnaryFunc
	Abs        UnaryFunc
	Invert     UnaryFunc
	Bool       func(th *Thread, self Value) (bool, error)
	Int        UnaryFunc
	Float      UnaryFunc
	Index      UnaryFunc

	Await UnaryFunc
	AIter UnaryFunc
	ANext UnaryFunc

	// Print writes text as the method write of a text stream does, for print(). It is
	// not inherited by classes made in Python, which may have a write of their own.
	Print func(th *Thread, self Value, text []byte) error

	// Buffer gives a view of self's memory (buffer protocol); see NewBuffer.
	Buffer func(th *Thread, self Value, flags BufferFlags) (*Buffer, error)

	// Del is called once when self is found to be garbage (__del__).
	Del func(th *Thread, self Value)
	// Traverse visits the values that self holds, for the walk that measures
	// memory and finds garbage, and returns the bytes that self itself takes
	// beyond its attributes.
	Traverse func(self Value, visit func(Value)) int
}

// HashNone is the Hash slot of unhashable types.
func HashNone(th *Thread, self Value) (int64, error) {
	return 0, TypeErrorf("unhashable type: '%s'", self.Type().FullName())
}
