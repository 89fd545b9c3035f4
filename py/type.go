package py

// This file defines Type, the type of Python values, and the lookup of names in
// its method resolution order.

import (
	"slices"
	"strings"
)

// TypeFlags are properties of a type.
type TypeFlags uint32

// The flags. The Subclass flags are inherited: they tell the layout.
const (
	FlagHeap          TypeFlags = 1 << iota // made by a class statement: belongs to one VM, may be changed
	FlagBaseType                            // may be subclassed
	FlagAbstract                            // has abstract methods, cannot be instantiated
	FlagImmutable                           // attributes cannot be set
	FlagNoInstantiate                       // "cannot create 'X' instances"
	FlagSequence                            // matches sequence patterns
	FlagMapping                             // matches mapping patterns
	FlagMatchSelf                           // one positional pattern matches the subject itself
	FlagMethodDescr                         // calling the found attribute with self first is the same as binding it
	FlagHasDict                             // instances have a __dict__
	FlagHasWeakref                          // instances can be weakly referenced
	FlagFinalizer                           // has __del__
	FlagInt                                 // the layouts of built-in kinds
	FlagStr
	FlagBytes
	FlagTuple
	FlagList
	FlagDict
	FlagException
	FlagType
	FlagFloat
	FlagReady
	flagGenericGet  // the GetAttr slot is GenericGetAttr
	flagGetAttrHook // the GetAttr slot is GenericGetAttr, then __getattr__
	flagGenericSet  // the SetAttr slot is GenericSetAttr

	flagLayout = FlagInt | FlagStr | FlagBytes | FlagTuple | FlagList | FlagDict | FlagException | FlagType | FlagFloat
)

// Type is a Python class. Types of this package and of native modules are built
// at program start and then immutable, so that all VMs share them; classes made
// by scripts belong to their VM.
type Type struct {
	Object          // the metaclass
	Name     string // __name__; for static types what error messages show ("collections.deque" has Name "deque" and Module "collections")
	Qualname string // __qualname__; "" for the same as Name
	Module   string // __module__ of static types
	Doc      string // __doc__ of static types, "" for none
	Base     *Type  // the base that gives the layout
	Bases    []*Type
	MRO      []*Type
	Flags    TypeFlags
	Slots

	// TextSig is what __text_signature__ of the type shows: how it is called, as "(attr, /, *attrs)". Empty: None.
	TextSig string

	// NewSig declares the constructor of a static type by its signature, as in
	// NativeDef; the first parameter is the class. It fills Slots.New.
	NewSig *NativeDef

	// CheckCall, if not nil, words the errors of arguments of a call of the static type
	// itself (args hold the keywords' values too) where those of its __new__, which
	// subclasses use, have other words.
	CheckCall func(args []Value, kw []*Str) error
	// Packer passes instances of a static type to other VMs; nil: see Pack.
	Packer *Packer
	// NewOne, if not nil, is what calling the static type itself with one positional
	// argument does.
	NewOne UnaryFunc
	// Lasting, if not nil, reports that nobody expects the Del slot to be called as soon as
	// the instance is dropped.
	Lasting func(v Value) bool
	// Methods, Getters and Members declare the attributes of a static type.
	Methods []NativeDef
	Getters []GetSetDef

	dict        *Dict       // of a heap type: its own attributes
	static      *staticType // of a static type
	layout      *Layout
	attrsOffset uintptr // of Attrs in an instance, 0 if it has none
	shape       *Shape  // of a new instance
	nslots      int     // number of __slots__, those of bases included
	expectSlots uint8   // attributes that instances were seen to have
	version     uint64  // changes when a lookup in the type may give something else
	cache       *typeCache
	subclasses  []*Type      // of a static type those that are static; the others of static types are in Interpreter
	interp      *Interpreter // the VM of a heap type
	abstract    Value        // __abstractmethods__
	pyBinary    uint32       // binary slots that call Python methods, by operator
	pyInit      bool         // the Init slot calls a Python method
	noHash      bool         // __hash__ is None
	born        uint64       // when it was made, for the collector

	plainVersion uint64 // the version for which plainInit and laterInit hold
	laterInit    Value  // see InitAfterNew
	plainInit    Value  // what PlainInit returns
}

// SetLayout sets how instances are allocated; called before the type is ready.
func (t *Type) SetLayout(l *Layout) { t.layout = l }

// SetInstanceLayout makes the instances of a static type those of a class written in Python: all they have is attributes.
func (t *Type) SetInstanceLayout() { t.layout = instanceLayout }

// IsSubtype reports whether t is u or derived from it, by the MRO.
func (t *Type) IsSubtype(u *Type) bool {
	if t == u {
		return true
	}
	for _, m := range t.MRO {
		if m == u {
			return true
		}
	}
	for t.MRO == nil && t.Base != nil { // its mro() runs
		if t = t.Base; t == u || slices.Contains(t.MRO, u) {
			return true
		}
	}
	return false
}

// IsHeap reports whether t was made by a script.
func (t *Type) IsHeap() bool { return t.Flags&FlagHeap != 0 }

// Version returns a number that changes whenever looking up an attribute in the
// type may give another result; 0 is never returned.
func (t *Type) Version() uint64 { return t.version }

// QualifiedName returns module.qualname, without the module if it is builtins.
func (t *Type) QualifiedName(th *Thread) string {
	mod := t.ModuleName()
	if mod == "" || mod == "builtins" {
		return t.GetQualname()
	}
	return mod + "." + t.GetQualname()
}

// ShownName returns the qualified name as messages have it that tell classes of a program's main module without it.
func (t *Type) ShownName(th *Thread) string {
	if t.ModuleName() == "__main__" {
		return t.GetQualname()
	}
	return t.QualifiedName(th)
}

// GetQualname returns __qualname__.
func (t *Type) GetQualname() string {
	if t.Qualname != "" {
		return t.Qualname
	}
	return t.Name
}

// ModuleName returns __module__ if it is a string, else "".
func (t *Type) ModuleName() string {
	if !t.IsHeap() {
		if t.Module == "" {
			return "builtins"
		}
		return t.Module
	}
	if v, ok := t.Dict().GetStr(names.module); ok {
		if s := ToStr(v); s != nil {
			return s.s
		}
	}
	return ""
}

// FullName returns the name of a static type as CPython's tp_name has it: with the
// module unless that is builtins. Heap types give their __name__.
func (t *Type) FullName() string {
	if t.IsHeap() || t.Module == "" || t.Module == "builtins" || strings.Contains(t.Name, ".") {
		return t.Name
	}
	return t.Module + "." + t.Name
}

// A heap type's lookup cache begins small, since of most classes few names are looked
// up but by an inline cache, and grows when that many lookups have missed it.
const (
	typeCacheSmall = 8
	typeCacheLarge = 64
	typeCacheGrows = 64
)

// typeCache remembers results of Lookup for heap types. Static types, which
// several VMs share, keep all they inherit in one table instead.
type typeCache struct {
	version uint64
	misses  int
	entries []typeCacheEntry // their number is a power of two
}

type typeCacheEntry struct {
	name  *Str
	value Value
}

// lookupCache returns the cache, without what it remembers of an older version.
func (t *Type) lookupCache() *typeCache {
	c := t.cache
	if c == nil {
		b := &struct {
			typeCache
			small [typeCacheSmall]typeCacheEntry
		}{}
		c = &b.typeCache
		c.entries = b.small[:]
		t.cache = c
	} else if c.version != t.version {
		clear(c.entries)
	}
	c.version = t.version
	return c
}

// Lookup finds name, which must be interned, in the MRO of t. It runs no Python code.
func (t *Type) Lookup(name *Str) (Value, bool) {
	if t.static != nil {
		return t.tables().all.GetStr(name)
	}
	c := t.cache
	if c == nil || c.version != t.version {
		c = t.lookupCache()
	}
	e := &c.entries[name.hash&uint64(len(c.entries)-1)]
	if e.name == name {
		return e.value, e.value.ref != nil
	}
	v, ok := t.lookupSlow(name)
	if name.interned() {
		e.name, e.value = name, v
	}
	if c.misses++; c.misses == typeCacheGrows {
		c.entries = make([]typeCacheEntry, typeCacheLarge)
	}
	return v, ok
}

func (t *Type) lookupSlow(name *Str) (Value, bool) {
	for _, m := range t.MRO {
		if v, ok := m.Dict().GetStr(name); ok {
			return v, true
		}
	}
	return Value{}, false
}

// LookupName is Lookup for a Go string; for rare use.
func (t *Type) LookupName(th *Thread, name string) (Value, bool) {
	return t.Lookup(th.Intern(name))
}

// ToType returns v as a type, or nil if it is none.
func ToType(v Value) *Type {
	if v.ref != nil && v.Type().Flags&FlagType != 0 {
		return (*Type)(v.ref)
	}
	return nil
}

// Value returns the type as a value.
func (t *Type) Value() Value { return ValueOf(&t.Object) }
