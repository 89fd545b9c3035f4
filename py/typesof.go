package py

// A NamedType is a type under the name that the module types has for it.
type NamedType struct {
	Name string
	Type *Type
}

// UnnamedTypes returns the types of this package that are not among the builtins.
func UnnamedTypes() []NamedType {
	return []NamedType{
		{"BuiltinFunctionType", &nativeType},
		{"BuiltinMethodType", &nativeType},
		{"CellType", &cellType},
		{"ClassMethodDescriptorType", &classMethodDescrType},
		{"EllipsisType", &ellipsisType},
		{"GenericAlias", &genericAliasType},
		{"GetSetDescriptorType", &getSetDescrType},
		{"MappingProxyType", &mappingProxyType},
		{"MemberDescriptorType", &memberDescrType},
		{"MethodDescriptorType", &methodDescrType},
		{"MethodType", &methodType},
		{"MethodWrapperType", &methodWrapperType},
		{"ModuleType", &moduleType},
		{"NoneType", &noneType},
		{"NotImplementedType", &notImplementedType},
		{"SimpleNamespace", &simpleNamespaceType},
		{"TracebackType", &tracebackType},
		{"UnionType", &unionType},
		{"WrapperDescriptorType", &wrapperDescrType},
	}
}
