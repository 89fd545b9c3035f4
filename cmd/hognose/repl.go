package main

// This file is the prompt: statements are read, run and their values printed,
// until the end of the input.

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/term"

	"github.com/hognose/hognose"
)

// lineReader reads one statement, which may have several lines.
type lineReader interface {
	// read returns io.EOF at the end of the input and errInterrupt for Ctrl-C.
	read(first, more string) (string, error)
}

var errInterrupt = errors.New("interrupt")

// repl prompts until the end of the input or SystemExit and returns the exit code.
func repl(vm *hognose.VM, o *options) int {
	c := vm.Console()
	ctx := context.Background()
	var in lineReader
	name := func(int) string { return "<stdin>" }
	if onTerminal() {
		in = newEditor(ctx, c)
		name = func(n int) string { return fmt.Sprintf("<python-input-%d>", n) }
	} else {
		in = &plainReader{bufio.NewReader(os.Stdin), c}
	}
	if !o.flags.Quiet {
		fmt.Fprintf(os.Stderr, "Hognose, Python %s [%s] on %s\nType \"help\" or \"license\" for more information. Ctrl-D ends, Ctrl-C interrupts.\n",
			hognoseVersion, runtime.Version(), runtime.GOOS)
	}
	if file := os.Getenv("PYTHONSTARTUP"); file != "" && !o.flags.IgnoreEnvironment {
		if src, err := os.ReadFile(file); err != nil {
			fmt.Fprintf(os.Stderr, "Could not open PYTHONSTARTUP\n%v\n", cannotOpen(file, err))
		} else if code, done := report(c.Run(ctx, file, string(src))); done {
			return code
		}
	}
	for n := 0; ; n++ {
		src, err := in.read(c.Prompts(ctx))
		switch {
		case err == errInterrupt:
			fmt.Fprintln(os.Stderr, "KeyboardInterrupt")
			continue
		case err != nil:
			return 0
		case strings.TrimSpace(src) == "":
			continue
		}
		if code, done := report(c.Run(ctx, name(n), src)); done {
			return code
		}
	}
}

// onTerminal reports whether a person is there.
func onTerminal() bool {
	return term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("TERM") != "dumb"
}

// report prints what a statement ended in. done says that the prompt is over.
func report(err error) (code int, done bool) {
	var exit *hognose.ExitError
	if err == nil {
		return 0, false
	}
	code = exitCode(err)
	return code, errors.As(err, &exit)
}

// plainReader reads lines that no person edits.
type plainReader struct {
	in *bufio.Reader
	c  *hognose.Console
}

func (r *plainReader) read(first, more string) (string, error) {
	prompt, src := first, ""
	for {
		fmt.Fprint(os.Stderr, prompt)
		line, err := r.in.ReadString('\n')
		src += line
		if err == io.EOF && src != "" {
			return src, nil
		}
		if err != nil {
			return "", err
		}
		// The end of a line may end a statement or go on with a block.
		if text := strings.TrimSuffix(src, "\n"); strings.TrimSpace(text) == "" || !r.c.Incomplete(text) {
			return src, nil
		}
		prompt = more
	}
}
