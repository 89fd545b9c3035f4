package hognose

// This file defines Console, a prompt for Python that a host puts behind its own
// terminal, web page or chat.

import (
	"context"

	"github.com/hognose/hognose/internal/bytecode"
)

// Console runs statements as a person types them: names stay, the values of
// expressions are printed and kept in _, as at python3's prompt. It reads and
// writes nothing itself. Like the VM it is used by one goroutine at a time.
type Console struct {
	vm    *VM
	flags bytecode.Flags // of the future statements typed so far
}

// Console returns a console whose statements run in the module __main__, which
// keeps what an earlier Run left there.
func (v *VM) Console() *Console { return &Console{vm: v} }

// Incomplete reports whether the text is the beginning of a longer statement, so
// that another line should be asked for: a block must end in an empty line.
func (c *Console) Incomplete(src string) bool {
	_, complete, _ := c.vm.r.CompileTyped(src, "<input>", c.flags)
	return !complete
}

// Run runs one or more statements; name is the file name in tracebacks. The
// error is as that of VM.Run.
func (c *Console) Run(ctx context.Context, name, src string) error {
	code, _, err := c.vm.r.CompileTyped(src, name, c.flags)
	if err != nil {
		err = syntaxException(err)
		if c.vm.cfg.Report != nil {
			c.vm.cfg.Report(err)
		}
		return err
	}
	c.flags |= code.Flags
	return c.vm.runAs(ctx, typed, func() error { return c.vm.r.RunTyped(code) })
}

// Prompts returns sys.ps1 and sys.ps2, or ">>> " and "... " where a script has
// not set them.
func (c *Console) Prompts(ctx context.Context) (first, more string) {
	first, more = ">>> ", "... "
	_ = c.vm.run(ctx, func() (err error) {
		if first, err = c.vm.r.SysText("ps1", first); err == nil {
			more, err = c.vm.r.SysText("ps2", more)
		}
		return err
	})
	return first, more
}

// Complete returns what a dotted name that was typed in part may become, as
// whole names, sorted. It looks up attributes and may so run Python code.
func (c *Console) Complete(ctx context.Context, name string) []string {
	var found []string
	_ = c.vm.run(ctx, func() (err error) {
		found, err = c.vm.r.CompleteName(name)
		return err
	})
	return found
}
