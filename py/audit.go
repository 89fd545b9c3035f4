package py

// This file raises audit events (PEP 578).

// Audit tells the hooks of sys.addaudithook of an event. The error of a hook ends
// what was about to happen.
func (th *Thread) Audit(event string, args ...Value) error {
	if len(th.Interp.AuditHooks) == 0 {
		return nil
	}
	return th.audit(event, args)
}

func (th *Thread) audit(event string, args []Value) error {
	if err := th.Enter(" in an audit hook"); err != nil {
		return err
	}
	defer th.Leave()
	t := NewTuple(args).Value()
	for _, h := range th.Interp.AuditHooks {
		if _, err := th.Call(h, String(event), t); err != nil {
			return err
		}
	}
	return nil
}

// InternedCount returns the number of strings that the VM interned.
func (in *Interpreter) InternedCount() int { return len(in.interned) + len(staticNames) }

// IsInterned reports whether s is the one Str with its text that names are compared by.
func (s *Str) IsInterned() bool { return s.interned() }
