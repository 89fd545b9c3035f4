// Package py is the object model of Hognose and the API for writing native
// modules. It knows how Python objects behave, not how code is run: what it
// needs of the evaluator it reaches through *Thread.
//
// # Values
//
// A Value is any Python value in two words. Ints that fit int64 and floats are
// held in place; everything else is a pointer to a Go struct that embeds Object
// first. The zero Value is "absent": never a Python value, it stands for an
// unbound variable, a missing argument, the end of an iteration.
//
//	Python            Go                     made by             looked into by
//	int               in place, *IntObject   Int, BigInt         v.IsInt, v.Int; AsInt, AsBigInt
//	bool              singletons             Bool                v.IsTrue, v.IsFalse
//	float             in place, *FloatObject Float               v.IsFloat, v.Float; AsFloat
//	complex           *Complex               NewComplex          ToComplex
//	str               *Str                   String              ToStr
//	bytes             *Bytes                 NewBytes            ToBytes
//	tuple             *Tuple                 NewTuple, TupleOf   ToTuple
//	list              *List                  NewList, ListOf     ToList
//	dict              *Dict                  NewDict             ToDict
//	set, frozenset    *Set                   NewSet, NewFrozenSet ToSet
//	exceptions        *Exception (an error)  Errorf, NewException ToException
//	classes           *Type                  NewClass, Define    ToType
//	native functions  *Native                Func, StaticFunction -
//	modules           *Module                NewModule           ToModule
//	instances         *Instance              type's New          -
//
// ToX(v) gives the Go struct when v is an X or of a subclass, else nil.
//
// # Protocols
//
// A Type has a Go function for every protocol (slots.go). Classes written in
// Python fill the same slots with functions that call their methods
// (slotdefs.go), so there is one path for each protocol: py.Repr, py.Compare,
// py.GetItem, py.Binary, ... in the files named after them.
//
// # Natives
//
// Natives return (Value, error). A raised Python exception is an error whose
// dynamic type is *Exception. Native functions are declared by their Python
// signature as text, see NativeDef. Natives that loop over user-sized data call
// Thread.Poll; natives that wait do so in Thread.Block; natives that recurse
// over user data call Thread.Enter and Leave.
package py
