package py

// SendSignal sends a signal to the interpreter. In the main thread its handler runs
// before this returns, unless the signal is masked, and the error is that of the
// handler; in other threads the main thread is told.
func (in *Interpreter) SendSignal(th *Thread, signum int) error {
	if in.Signal == nil {
		return nil
	}
	if (th.Info == nil || th.Info.Main) && in.SignalMask&(1<<(signum-1)) == 0 {
		if in.HandleSignal != nil {
			return in.HandleSignal(th, signum)
		}
		if in.DefaultSignal != nil {
			return in.DefaultSignal(th, signum)
		}
	}
	return in.Signal(th, signum)
}
