package hognose

// This file lets scripts make interpreters (concurrent.interpreters): VMs that have
// the Config of the one that made them, at most its grants and limits, and its open
// files and current folder, as the interpreters of a python3 process have.

import (
	"context"
	"errors"
	"time"

	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// child is the VM of an interpreter that a script has made.
type child struct{ vm *VM }

// family gives a new VM the means to make others.
func (v *VM) family(r *runtime.Runtime) {
	f := &py.Family{Most: limit(v.cfg.Limits.Threads, DefaultThreads)}
	r.VM.In.Family = f
	f.New = func(id int64, l py.ChildLimits) (py.Child, error) {
		cfg := v.cfg
		cfg.WhenBusy = BusyError
		cfg.Limits.Steps = tighter(cfg.Limits.Steps, l.Steps, DefaultSteps)
		cfg.Limits.Memory = tighter(cfg.Limits.Memory, l.Memory, DefaultMemory)
		if l.Time > 0 {
			d := time.Duration(min(l.Time*1e9, 1e18))
			if cfg.Limits.Time <= 0 || d < cfg.Limits.Time {
				cfg.Limits.Time = d
			}
		}
		c, err := newChild(cfg, r.VM.In.Files, f, id)
		if err != nil {
			return nil, err
		}
		return &child{c}, nil
	}
}

func newChild(cfg Config, files *vfs.Files, f *py.Family, id int64) (*VM, error) {
	v, err := newVM(cfg, files)
	if err != nil {
		return nil, err
	}
	in := v.r.VM.In
	in.Family, in.ID = f, id
	return v, nil
}

// tighter returns the smaller one of two limits.
func tighter(have, want, def int64) int64 {
	if want <= 0 {
		return have
	}
	if n := limit(have, def); n > 0 && n < want {
		return have
	}
	return want
}

// closeFamily closes the interpreters that the VM's scripts have made, and returns
// those of which something is left for a moment: whose killed threads were left behind.
func (v *VM) closeFamily() []py.Child {
	if in := v.r.VM.In; in.ID == 0 && in.Family != nil {
		return in.Family.CloseAll()
	}
	return nil
}

func (c *child) Run(ctx context.Context, f func(th *py.Thread) error) error {
	err := c.vm.run(ctx, func() error {
		if err := c.vm.r.HasMain(); err != nil {
			return err
		}
		return f(&c.vm.r.Thread.Thread)
	})
	if errors.Is(err, ErrBusy) {
		return py.ErrChildBusy
	}
	return err
}

func (c *child) Running() bool { return c.vm.Current() != nil }

func (c *child) Interrupt(cause error) bool {
	r := c.vm.Current()
	return r != nil && r.Interrupt(cause).Outcome() != TooLate
}

func (c *child) Kill(cause error) bool {
	r := c.vm.Current()
	return r != nil && r.Kill(cause).Outcome() != TooLate
}

func (c *child) Close() { c.vm.Close() }

func (c *child) Done() <-chan struct{} { return c.vm.Done() }
