// This file runs one test file, in as many processes as its crashes and hangs ask for.

package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

//go:embed driver.py
var driverText string

//go:embed standins.py
var standinsText string

// maxProcesses bounds how often the rest of a file is tried again after a crash.
const maxProcesses = 60

// event is one line of the driver.
type event struct{ Event, ID, Line string }

func (s *session) runFile(ctx context.Context, name string) *fileResult {
	f := &fileResult{Name: name, Results: map[string]outcome{}}
	start := time.Now()
	defer func() { f.Seconds = time.Since(start).Round(time.Millisecond).Seconds() }()
	if !s.exists(name) {
		f.Problems = append(f.Problems, "there is no such file among these tests")
		return f
	}
	for range maxProcesses {
		before := len(f.Results)
		ended := s.runProcess(ctx, f)
		if ended || ctx.Err() != nil || len(f.Results) == before {
			return f
		}
	}
	f.Problems = append(f.Problems, fmt.Sprintf("given up after %d processes", maxProcesses))
	return f
}

// exists reports whether there is a test file, or a package, of that name.
func (s *session) exists(name string) bool {
	base := filepath.Join(s.lib, "test", filepath.FromSlash(strings.ReplaceAll(name, ".", "/")))
	for _, path := range []string{base + ".py", filepath.Join(base, "__init__.py")} {
		if _, err := os.Stat(path); err == nil {
			return true
		}
	}
	return false
}

// runProcess runs what is left of the file and tells whether the driver reached its end.
func (s *session) runProcess(ctx context.Context, f *fileResult) bool {
	dir, err := os.MkdirTemp(s.tmp, f.Name)
	if err != nil {
		f.Problems = append(f.Problems, err.Error())
		return true
	}
	defer os.RemoveAll(dir)
	done, err := os.CreateTemp(s.tmp, "done")
	if err != nil {
		f.Problems = append(f.Problems, err.Error())
		return true
	}
	for id := range f.Results {
		fmt.Fprintln(done, id)
	}
	done.Close()

	path, err := s.pathFor(f.Name, s.path)
	if err != nil {
		f.Problems = append(f.Problems, err.Error())
		return true
	}
	noBytecode := ""
	if s.behind {
		noBytecode = "1" // it would be written into the library
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	var current string
	var plan []string
	ended, hung := false, false
	limit := time.AfterFunc(max(s.methodTimeout, time.Minute), func() { // until the first method: loading
		mu.Lock()
		hung = true
		mu.Unlock()
		cancel()
	})
	defer limit.Stop()
	res := runner.Run(ctx, runner.Command{
		Args: []string{s.interpreter, s.driver, f.Name, s.excluded, done.Name(), s.only},
		Dir:  dir, Timeout: s.timeout, MaxRSS: s.memory,
		Env: runner.Environ("HOGNOSEPATH="+path, "PYTHONPATH="+path, "TMPDIR="+dir, "PYTHONDONTWRITEBYTECODE="+noBytecode, "PYTHONHASHSEED=0", "NO_COLOR=1"),
		Lines: func(line []byte) {
			text, ok := strings.CutPrefix(string(line), "\x1e")
			var e event
			if !ok || json.Unmarshal([]byte(text), &e) != nil {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			switch e.Event {
			case "plan":
				plan = append(plan, e.ID)
			case "start":
				current = e.ID
				limit.Reset(s.methodTimeout)
			case "excluded":
				f.Results[e.ID] = outcome{Kind: "excluded"}
			case "passed", "failed", "errored", "skipped":
				f.Results[e.ID] = outcome{e.Event, e.Line}
				current = ""
				limit.Reset(max(s.methodTimeout, time.Minute))
			case "fixture", "fixture-skipped", "module-skipped":
				s.fixture(f, e, plan)
			case "end":
				ended = true
			}
		},
	})
	mu.Lock()
	defer mu.Unlock()
	if ended {
		return true
	}
	if res.Err != nil {
		f.Problems = append(f.Problems, res.Err.Error())
		return true
	}
	why := ending(res, hung)
	if current == "" {
		f.Problems = append(f.Problems, "outside of any method: "+why)
		for _, id := range plan { // a class that cannot be set up stops what follows it too
			if _, ok := f.Results[id]; !ok {
				f.Results[id] = outcome{"errored", "not reached: " + why}
			}
		}
		return true
	}
	f.Results[current] = outcome{"errored", why}
	return false
}

// fixture records a setUpClass or setUpModule that failed or was skipped: its methods share that fate.
func (s *session) fixture(f *fileResult, e event, plan []string) {
	kind, line := "errored", e.ID+": "+e.Line
	if strings.HasSuffix(e.Event, "skipped") {
		kind, line = "skipped", e.Line
	} else {
		f.Problems = append(f.Problems, line)
	}
	if e.Event == "module-skipped" {
		f.Problems = append(f.Problems, "the file was skipped: "+e.Line)
		return
	}
	// "setUpClass (test.test_x.Class)"
	_, owner, ok := strings.Cut(e.ID, "(")
	if !ok || !strings.HasPrefix(e.ID, "setUp") {
		return
	}
	owner = strings.TrimSuffix(owner, ")") + "."
	for _, id := range plan {
		if _, seen := f.Results[id]; !seen && strings.HasPrefix(id, owner) {
			f.Results[id] = outcome{kind, line}
		}
	}
}

// ending says in one line how a process died.
func ending(r runner.Result, hung bool) string {
	text := strings.TrimSpace(string(r.Stderr))
	first := text
	// A Go panic or fatal error says what it is in its first line, a Python traceback in its last.
	if i := strings.Index(text, "panic: "); i >= 0 {
		first, _, _ = strings.Cut(text[i:], "\n")
	} else if i := strings.Index(text, "fatal error: "); i >= 0 {
		first, _, _ = strings.Cut(text[i:], "\n")
	} else {
		first = text[strings.LastIndexByte(text, '\n')+1:]
	}
	switch {
	case r.OverMemory:
		return "crash: over the memory limit"
	case hung:
		return "hang: over the time limit of a method"
	case r.TimedOut:
		return "hang: over the time limit of a process"
	case r.Signal != "":
		return fmt.Sprintf("crash: %s: %.200s", r.Signal, first)
	}
	return fmt.Sprintf("crash: exit code %d: %.200s", r.ExitCode, first)
}
