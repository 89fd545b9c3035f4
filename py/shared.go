package py

// This file makes values that all VMs may share: they are complete, nothing in them
// is computed later.

// SharedString returns a str that all VMs may share.
func SharedString(s string) Value { return frozenStr(s).Value() }

// SharedFrozenSet returns a frozenset of texts that all VMs may share.
func SharedFrozenSet(th *Thread, texts []string) (Value, error) {
	items := make([]Value, len(texts))
	for i, t := range texts {
		items[i] = SharedString(t)
	}
	s, err := NewFrozenSet(th, items)
	if err == nil {
		_, err = Hash(th, s.Value())
	}
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}
