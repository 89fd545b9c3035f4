package py

// This file keeps the registry of objects whose class has __del__. The walk of
// the collector finds those that are unreachable but for it.

// registerFinalizable puts an instance in its VM's registry.
func (t *Type) registerFinalizable(o *Object) {
	t.interp.finalize = append(t.interp.finalize, o)
}

// weakGetSet is the __weakref__ attribute of classes whose instances can be
// weakly referenced.
func weakGetSet(t *Type) Value {
	g := &GetSet{Object: Object{typ: &getSetDescrType}, Owner: t, slot: -1, name: "__weakref__", Def: &GetSetDef{
		Name: "__weakref__",
		Doc:  "list of weak references to the object",
		Get:  func(th *Thread, self Value) (Value, error) { return None, nil },
	}}
	return ValueOf(&g.Object)
}
