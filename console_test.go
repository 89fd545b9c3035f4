package hognose_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/hognose/hognose"
)

func TestConsole(t *testing.T) {
	var out bytes.Buffer
	vm, err := hognose.New(hognose.Config{Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	c := vm.Console()
	for _, s := range []string{"x = 20", "x + 1", "_ * 2", "for i in range(2):\n  i\n", "a = 1\nb = 2\na + b", "None"} {
		if c.Incomplete(s) {
			t.Errorf("%q: incomplete", s)
		}
		if err := c.Run(t.Context(), "<in>", s); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
	if got, want := out.String(), "21\n42\n0\n1\n3\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	for _, s := range []string{"if x:", "if x:\n  y", "f(", "'''", "@d"} {
		if !c.Incomplete(s) {
			t.Errorf("%q: complete", s)
		}
	}
	var e *hognose.Exception
	if err := c.Run(t.Context(), "<in>", "def f():\n  1/0\n\nf()"); !errors.As(err, &e) || !strings.Contains(e.Traceback, "    1/0\n") {
		t.Errorf("no traceback with the line that was typed: %v", err)
	}
	if err := c.Run(t.Context(), "<in>", "x +"); !errors.As(err, &e) || e.Type != "SyntaxError" {
		t.Errorf("got %v", err)
	}
	if got := c.Complete(t.Context(), "x.bit_l"); !slices.Equal(got, []string{"x.bit_length"}) {
		t.Errorf("completed to %q", got)
	}
	if got := c.Complete(t.Context(), "imp"); !slices.Equal(got, []string{"import"}) {
		t.Errorf("completed to %q", got)
	}
	if one, two := c.Prompts(t.Context()); one != ">>> " || two != "... " {
		t.Errorf("prompts %q and %q", one, two)
	}
}
