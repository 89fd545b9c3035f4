package py

// WarnUnclosed issues a ResourceWarning about source, which was never closed: the warnings module tells where it was
// allocated, if that is known.
func WarnUnclosed(th *Thread, message string, source Value) error {
	m, err := th.Eval.Import(th, "warnings", nil, None, 0)
	if err != nil {
		return err
	}
	_, err = th.CallMethodGo(m, "warn", String(message), ResourceWarning.Value(), Int(1), source)
	return err
}
