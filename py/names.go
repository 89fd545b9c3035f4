package py

// This file defines the names that this package looks up, interned at program start.

// names holds one field for each name. It is filled by initNames.
var names struct {
	module, name, qualname, dict, doc, class, slots, classcell, bases, mro,
	lengthHint, classGetitem, format, getattr, getattribute, setattr, delattr,
	new_, init, call, repr, str, hash, eq, lt, le, ne, gt, ge, iter, next,
	get, set, delete, len, getitem, setitem, delitem, contains, missing,
	bool_, index, int_, float_, complex_, await, aiter, anext, del, setName, initSubclass,
	subclasscheck, instancecheck, abstractmethods, mroEntries, prepare, origBases, typeParams,
	annotations, annotate, reversed, round, trunc, floor, ceil, bytes, weakref, matchArgs,
	enter, exit, aenter, aexit, builtins, main, file, path, spec, loader, package_, all, metaclass,
	isabstractmethod, wrapped, fspath, dir, sizeof, reduce, reduceEx, getstate, setstate, firstlineno, staticAttributes,
	classdictcell, buffer, releaseBuffer, text, send, throw, close, keys, values, items, update, copy_, append, write, flush, stdout, stderr, stdin,
	plainName, origin, plainLoader, search, hasLocation,
	iterFn, pow_, rpow, ipow, sub, origClass, code, message, print, flags,
	slotNames, copyreg, newObj, getNewArgs, getNewArgsEx *Str
}

func initNames() {
	n := &names
	for _, e := range []struct {
		p *(*Str)
		s string
	}{
		{&n.module, "__module__"}, {&n.name, "__name__"}, {&n.qualname, "__qualname__"}, {&n.dict, "__dict__"}, {&n.doc, "__doc__"},
		{&n.class, "__class__"}, {&n.slots, "__slots__"}, {&n.classcell, "__classcell__"}, {&n.bases, "__bases__"}, {&n.mro, "mro"},
		{&n.lengthHint, "__length_hint__"}, {&n.classGetitem, "__class_getitem__"}, {&n.format, "__format__"}, {&n.getattr, "__getattr__"},
		{&n.getattribute, "__getattribute__"}, {&n.setattr, "__setattr__"}, {&n.delattr, "__delattr__"}, {&n.new_, "__new__"}, {&n.init, "__init__"},
		{&n.call, "__call__"}, {&n.repr, "__repr__"}, {&n.str, "__str__"}, {&n.hash, "__hash__"}, {&n.eq, "__eq__"}, {&n.lt, "__lt__"}, {&n.le, "__le__"},
		{&n.ne, "__ne__"}, {&n.gt, "__gt__"}, {&n.ge, "__ge__"}, {&n.iter, "__iter__"}, {&n.next, "__next__"}, {&n.get, "__get__"}, {&n.set, "__set__"},
		{&n.delete, "__delete__"}, {&n.len, "__len__"}, {&n.getitem, "__getitem__"}, {&n.setitem, "__setitem__"}, {&n.delitem, "__delitem__"},
		{&n.contains, "__contains__"}, {&n.missing, "__missing__"}, {&n.bool_, "__bool__"}, {&n.index, "__index__"}, {&n.int_, "__int__"}, {&n.float_, "__float__"},
		{&n.complex_, "__complex__"}, {&n.await, "__await__"}, {&n.aiter, "__aiter__"}, {&n.anext, "__anext__"}, {&n.del, "__del__"}, {&n.setName, "__set_name__"},
		{&n.initSubclass, "__init_subclass__"}, {&n.subclasscheck, "__subclasscheck__"}, {&n.instancecheck, "__instancecheck__"}, {&n.abstractmethods, "__abstractmethods__"},
		{&n.mroEntries, "__mro_entries__"}, {&n.prepare, "__prepare__"}, {&n.origBases, "__orig_bases__"}, {&n.typeParams, "__type_params__"},
		{&n.annotations, "__annotations__"}, {&n.annotate, "__annotate__"}, {&n.reversed, "__reversed__"}, {&n.round, "__round__"}, {&n.trunc, "__trunc__"},
		{&n.floor, "__floor__"}, {&n.ceil, "__ceil__"}, {&n.bytes, "__bytes__"}, {&n.weakref, "__weakref__"}, {&n.matchArgs, "__match_args__"}, {&n.enter, "__enter__"},
		{&n.exit, "__exit__"}, {&n.aenter, "__aenter__"}, {&n.aexit, "__aexit__"}, {&n.builtins, "__builtins__"}, {&n.main, "__main__"}, {&n.file, "__file__"},
		{&n.path, "__path__"}, {&n.spec, "__spec__"}, {&n.loader, "__loader__"}, {&n.package_, "__package__"}, {&n.all, "__all__"}, {&n.metaclass, "metaclass"},
		{&n.isabstractmethod, "__isabstractmethod__"}, {&n.wrapped, "__wrapped__"}, {&n.fspath, "__fspath__"}, {&n.dir, "__dir__"}, {&n.sizeof, "__sizeof__"},
		{&n.reduce, "__reduce__"}, {&n.reduceEx, "__reduce_ex__"}, {&n.getstate, "__getstate__"}, {&n.setstate, "__setstate__"}, {&n.firstlineno, "__firstlineno__"},
		{&n.staticAttributes, "__static_attributes__"}, {&n.classdictcell, "__classdictcell__"}, {&n.buffer, "__buffer__"}, {&n.releaseBuffer, "__release_buffer__"},
		{&n.text, "__text_signature__"}, {&n.send, "send"}, {&n.throw, "throw"}, {&n.close, "close"}, {&n.keys, "keys"}, {&n.values, "values"}, {&n.items, "items"},
		{&n.update, "update"}, {&n.copy_, "copy"}, {&n.append, "append"}, {&n.write, "write"}, {&n.flush, "flush"}, {&n.stdout, "stdout"}, {&n.stderr, "stderr"},
		{&n.stdin, "stdin"}, {&n.iterFn, "iter"}, {&n.pow_, "__pow__"}, {&n.rpow, "__rpow__"}, {&n.ipow, "__ipow__"}, {&n.sub, "sub"}, {&n.origClass, "__orig_class__"}, {&n.code, "code"},
		{&n.plainName, "name"}, {&n.origin, "origin"}, {&n.plainLoader, "loader"}, {&n.search, "submodule_search_locations"}, {&n.hasLocation, "has_location"},
		{&n.message, "message"}, {&n.print, "print"}, {&n.flags, "flags"},
		{&n.slotNames, "__slotnames__"}, {&n.copyreg, "copyreg"}, {&n.newObj, "__newobj__"}, {&n.getNewArgs, "__getnewargs__"}, {&n.getNewArgsEx, "__getnewargs_ex__"},
	} {
		*e.p = internStatic(e.s)
	}
}
