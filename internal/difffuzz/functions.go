// This file compares functions: the scripts in functions/ call them with random arguments and print what they give.

package main

import (
	"bufio"
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

//go:embed all:functions
var scripts embed.FS

// compareFunctions runs each script of functions/ whose name contains filter under both interpreters, for n calls or
// so, and returns how many calls differ.
func compareFunctions(ctx context.Context, dir, hognose, python, filter string, n int, seed uint64, limit int) (int, error) {
	names, err := scripts.ReadDir("functions")
	if err != nil {
		return 0, err
	}
	lib, err := scripts.ReadFile("functions/_lib.py")
	if err != nil {
		return 0, err
	}
	total := 0
	for _, f := range names {
		name := strings.TrimSuffix(f.Name(), ".py")
		if strings.HasPrefix(name, "_") || !strings.Contains(name, filter) {
			continue
		}
		text, err := scripts.ReadFile("functions/" + f.Name())
		if err != nil {
			return 0, err
		}
		file := filepath.Join(dir, f.Name())
		if err := os.WriteFile(file, append(append([]byte(nil), lib...), text...), 0o600); err != nil {
			return 0, err
		}
		began := time.Now()
		t, err := compareLines(ctx, []string{hognose, file}, []string{python, file}, n, seed, limit)
		if err != nil {
			return total, fmt.Errorf("%s: %v", name, err)
		}
		fmt.Printf("%-15s %v, in %.0f s\n", name, t, time.Since(began).Seconds())
		total += t.differ
	}
	return total, nil
}

// tally is what comparing the calls of a script came to.
type tally struct {
	calls         map[string]int // by what was called
	lines         int
	differ, known int
	reasons       reasons // by which those differ that are known
}

func (t *tally) String() string {
	names := slices.Sorted(maps.Keys(t.calls))
	for i, n := range names {
		names[i] = fmt.Sprintf("%s %d", n, t.calls[n])
	}
	return fmt.Sprintf("%d calls, %d differ, %d differ for a known reason%s (%s)", t.lines, t.differ, t.known, t.reasons, strings.Join(names, ", "))
}

// stall is how long neither process may go without printing a line: a call that hangs is named by the line after which
// the output stops. On a machine with much else to do, a process may get nothing done for a minute.
const stall = 5 * time.Minute

// compareLines runs two commands and compares what they print, line by line.
func compareLines(ctx context.Context, ours, theirs []string, n int, seed uint64, limit int) (*tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a, err := startLines(ctx, append(ours, strconv.Itoa(n), strconv.FormatUint(seed, 10)))
	if err != nil {
		return nil, err
	}
	defer func() { cancel(); _ = a.end() }()
	b, err := startLines(ctx, append(theirs, strconv.Itoa(n), strconv.FormatUint(seed, 10)))
	if err != nil {
		return nil, err
	}
	defer func() { cancel(); _ = b.end() }()
	watch := time.AfterFunc(stall, cancel)
	defer watch.Stop()
	t := &tally{calls: map[string]int{}, reasons: reasons{}}
	for last := ""; ; last = b.Text() {
		watch.Reset(stall)
		more, theirsMore := a.Scan(), b.Scan()
		if !more || !theirsMore {
			for i, l := range []*lines{a, b} {
				if [...]bool{more, theirsMore}[i] {
					return t, fmt.Errorf("%s goes on after %q", l.cmd.Path, last)
				}
				if err := errors.Join(l.Err(), l.end()); err != nil {
					return t, fmt.Errorf("%s ended after %q: %v", l.cmd.Path, last, err)
				}
			}
			return t, nil
		}
		t.lines++
		x, y := a.Bytes(), b.Bytes()
		name, _, _ := strings.Cut(b.Text(), " ")
		t.calls[name]++
		switch {
		case bytes.Equal(x, y):
		default:
			if names, ok := explained("", string(x), string(y)); ok {
				t.known++
				t.reasons.add(names)
			} else if t.differ++; t.differ <= limit {
				fmt.Printf("  hognose %s\n  CPython %s\n", x, y)
			}
		}
	}
}

// lines is what a process prints.
type lines struct {
	*bufio.Scanner
	cmd *exec.Cmd
	end func() error // waits for it, once
}

func startLines(ctx context.Context, args []string) (*lines, error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = runner.Environ("PYTHONWARNINGS=ignore")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	s := bufio.NewScanner(out)
	s.Buffer(nil, 1<<20)
	return &lines{s, cmd, sync.OnceValue(cmd.Wait)}, nil
}
