package py

// This file declares the static types that this package defines, and makes them
// ready at program start, in the order in which they need each other.

var (
	objectType           = Type{Name: "object", Flags: FlagBaseType}
	typeType             = Type{Name: "type", Flags: FlagBaseType | FlagType}
	noneType             = Type{Name: "NoneType"}
	notImplementedType   = Type{Name: "NotImplementedType"}
	ellipsisType         = Type{Name: "ellipsis"}
	intType              = Type{Name: "int", Flags: FlagBaseType | FlagInt | FlagMatchSelf}
	boolType             = Type{Name: "bool", Base: &intType}
	floatType            = Type{Name: "float", Flags: FlagBaseType | FlagFloat | FlagMatchSelf}
	complexType          = Type{Name: "complex", Flags: FlagBaseType}
	strType              = Type{Name: "str", Flags: FlagBaseType | FlagStr | FlagMatchSelf}
	bytesType            = Type{Name: "bytes", Flags: FlagBaseType | FlagBytes | FlagMatchSelf}
	tupleType            = Type{Name: "tuple", Flags: FlagBaseType | FlagTuple | FlagSequence | FlagMatchSelf}
	listType             = Type{Name: "list", Flags: FlagBaseType | FlagList | FlagSequence | FlagMatchSelf}
	dictType             = Type{Name: "dict", Flags: FlagBaseType | FlagDict | FlagMapping | FlagMatchSelf}
	setType              = Type{Name: "set", Flags: FlagHasWeakref | FlagBaseType | FlagMatchSelf}
	frozenSetType        = Type{Name: "frozenset", Flags: FlagHasWeakref | FlagBaseType | FlagMatchSelf}
	rangeType            = Type{Name: "range", Flags: FlagSequence}
	sliceType            = Type{Name: "slice"}
	nativeType           = Type{Name: "builtin_function_or_method", Flags: FlagHasWeakref}
	methodDescrType      = Type{Name: "method_descriptor", Flags: FlagMethodDescr}
	wrapperDescrType     = Type{Name: "wrapper_descriptor", Flags: FlagMethodDescr}
	methodWrapperType    = Type{Name: "method-wrapper"}
	classMethodDescrType = Type{Name: "classmethod_descriptor"}
	getSetDescrType      = Type{Name: "getset_descriptor"}
	memberDescrType      = Type{Name: "member_descriptor"}
	methodType           = Type{Name: "method", Flags: FlagHasWeakref}
	propertyType         = Type{Name: "property", Flags: FlagBaseType}
	classMethodType      = Type{Name: "classmethod", Flags: FlagBaseType}
	staticMethodType     = Type{Name: "staticmethod", Flags: FlagBaseType}
	superType            = Type{Name: "super", Flags: FlagBaseType}
	moduleType           = Type{Name: "module", Flags: FlagHasWeakref | FlagBaseType}
	cellType             = Type{Name: "cell"}
	tracebackType        = Type{Name: "traceback"}
	seqIterType          = Type{Name: "iterator"}
	callableIterType     = Type{Name: "callable_iterator"}
	mappingProxyType     = Type{Name: "mappingproxy", Flags: FlagMapping}
	genericAliasType     = Type{Name: "GenericAlias", Module: "types", Flags: FlagHasWeakref | FlagBaseType}
	unionType            = Type{Name: "Union", Module: "typing", Flags: FlagHasWeakref}
	simpleNamespaceType  = Type{Name: "SimpleNamespace", Module: "types", Flags: FlagBaseType}
)

// The types as pointers, for other packages.
var (
	ObjectType          = &objectType
	TypeType            = &typeType
	NoneType            = &noneType
	IntType             = &intType
	BoolType            = &boolType
	FloatType           = &floatType
	ComplexType         = &complexType
	StrType             = &strType
	BytesType           = &bytesType
	TupleType           = &tupleType
	ListType            = &listType
	DictType            = &dictType
	SetType             = &setType
	FrozenSetType       = &frozenSetType
	RangeType           = &rangeType
	SliceType           = &sliceType
	NativeType          = &nativeType
	MethodDescrType     = &methodDescrType
	WrapperDescrType    = &wrapperDescrType
	MethodWrapperType   = &methodWrapperType
	ClassMethodDescr    = &classMethodDescrType
	GetSetDescrType     = &getSetDescrType
	MemberDescrType     = &memberDescrType
	MethodType          = &methodType
	PropertyType        = &propertyType
	ClassMethodType     = &classMethodType
	StaticMethodType    = &staticMethodType
	SuperType           = &superType
	ModuleType          = &moduleType
	CellType            = &cellType
	TracebackType       = &tracebackType
	MappingProxyType    = &mappingProxyType
	GenericAliasType    = &genericAliasType
	UnionType           = &unionType
	SimpleNamespaceType = &simpleNamespaceType
	EllipsisType        = &ellipsisType
	NotImplementedType  = &notImplementedType
)

func init() {
	initStrs()
	initNames()
	initSlotGroups()
	initGroupsOf()
	initObject()
	initTypeType()
	initDescriptors()
	initSingletons()
	initInt()
	initFloat()
	initStr()
	initTuple()
	initList()
	initDict()
	initOrderedDict()
	initTypeSignatures()
	initSet()
	initRange()
	initIterators()
	initModule()
	initSuper()
	initMisc()
	initAlias()
	initTypeVars()
	initTypeAlias()
	initExceptions()
	initStopping()
	initBytes()
	initByteArray()
	initMemoryView()
	initComplex()
	initWeakRef()
	initBuiltins()
}
