package py

// This file tells how the built-in classes are called, for inspect.signature(): those of which CPython tells it too.

func initTypeSignatures() {
	for t, sig := range map[*Type]string{
		&boolType:            "(object=False, /)",
		&classMethodType:     "(function, /)",
		&complexType:         "(real=0, imag=0)",
		&enumerateType:       "(iterable, start=0)",
		&filterType:          "(function, iterable, /)",
		&floatType:           "(x=0, /)",
		&frozenSetType:       "(iterable=(), /)",
		&listType:            "(iterable=(), /)",
		&mapType:             "(function, iterable, /, *iterables, strict=False)",
		&memoryViewType:      "(object)",
		&propertyType:        "(fget=None, fset=None, fdel=None, doc=None)",
		&reversedType:        "(sequence, /)",
		&setType:             "(iterable=(), /)",
		&staticMethodType:    "(function, /)",
		&tupleType:           "(iterable=(), /)",
		&zipType:             "(*iterables, strict=False)",
		&genericAliasType:    "(origin, args, /)",
		&mappingProxyType:    "(mapping)",
		&methodType:          "(function, instance, /)",
		&moduleType:          "(name, doc=None)",
		&objectType:          "()",
		&noneType:            "()",
		&notImplementedType:  "()",
		&ellipsisType:        "()",
		&simpleNamespaceType: "(mapping_or_iterable=(), /, **kwargs)",
		&tracebackType:       "(tb_next, tb_frame, tb_lasti, tb_lineno)",
	} {
		t.TextSig = sig
	}
}
