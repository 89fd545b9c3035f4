// This file runs each script of testdata as a subtest.
//
//	go test ./internal/scripttest                         all, under a hognose built from ./cmd/hognose
//	go test ./internal/scripttest -run 'Scripts/dict__'   some
//	go test ./internal/scripttest -args -interpreter python3.13           check the scripts against CPython
//	go test ./internal/scripttest -args -interpreter python3.13 -update   store what CPython prints

package scripttest

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

var (
	interpreter = flag.String("interpreter", "", "what to run the scripts under (default: a hognose built from ./cmd/hognose)")
	update      = flag.Bool("update", false, "store what the interpreter prints as what is expected")
)

func TestScripts(t *testing.T) {
	exe, version := theInterpreter(t)
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	known := knownFailures(t)
	err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), "_"): // what a script imports
			if d.IsDir() {
				return filepath.SkipDir
			}
		case strings.HasSuffix(file, ".py"):
			name, _ := filepath.Rel(dir, file)
			t.Run(strings.TrimSuffix(filepath.ToSlash(name), ".py"), func(t *testing.T) {
				t.Parallel()
				c := &checker{T: t, known: version == "" && known[t.Name()[len("TestScripts/"):]]}
				runScript(c, exe, version, file)
				if c.known && !c.failed {
					t.Errorf("the script passes now: take it out of known_failures.txt")
				}
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checker is the test of one script. The failures of a script that is known to
// fail are expected, so that the list can only shrink.
type checker struct {
	*testing.T
	known, failed bool
}

func (c *checker) Errorf(format string, args ...any) {
	c.T.Helper()
	c.failed = true
	if c.known {
		c.T.Logf("known failure: "+format, args...)
		return
	}
	c.T.Errorf(format, args...)
}

// knownFailures reads known_failures.txt: a script on each line.
func knownFailures(t *testing.T) map[string]bool {
	text, err := os.ReadFile("known_failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), " "); name != "" && name[0] != '#' {
			known[name] = true
		}
	}
	return known
}

// theInterpreter returns the command to test, and its version if it is a CPython.
func theInterpreter(t *testing.T) (exe, version string) {
	t.Helper()
	var err error
	if *interpreter == "" {
		exe, err = runner.Hognose("", t.TempDir())
		if errors.Is(err, runner.ErrNoCommand) {
			t.Skip("the scripts are run once there is a command to run them: ", err)
		}
	} else if exe, err = runner.FindPython(*interpreter); err == nil {
		version, err = runner.Version(exe)
	}
	if err != nil {
		t.Fatal(err)
	}
	return exe, version
}

func runScript(t *checker, exe, version, file string) {
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	h := readHeader(source)
	if version != "" && h.requires != "" && older(version, h.requires) {
		t.Skipf("requires %s", h.requires)
	}
	dir, base := filepath.Split(file)
	r := runner.Run(context.Background(), runner.Command{
		Args: []string{exe, base}, Dir: dir, Stdin: h.stdin, Timeout: 2 * time.Minute, MaxRSS: 4 << 30,
		Env: runner.Environ("PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONIOENCODING=utf-8", "NO_COLOR=1"),
	})
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	if r.TimedOut || r.OverMemory || r.Signal != "" {
		t.Errorf("did not end by itself (%s, timed out: %t, over memory: %t)\n%s", r.Signal, r.TimedOut, r.OverMemory, tail(r.Stderr))
		return
	}
	stdout := bytes.ReplaceAll(r.Stdout, []byte("\r\n"), []byte("\n"))
	stderr := bytes.ReplaceAll(r.Stderr, []byte("\r\n"), []byte("\n"))
	stderr = bytes.ReplaceAll(stderr, []byte(dir), nil) // the folder differs from machine to machine
	stem := strings.TrimSuffix(file, ".py")
	if r.ExitCode != h.exit {
		t.Errorf("exit code %d, want %d\n%s", r.ExitCode, h.exit, tail(stderr))
	}
	if h.exit == 0 && len(stderr) > 0 && !h.traceback {
		t.Errorf("standard error:\n%s", tail(stderr))
	}
	if *update {
		if !t.Failed() {
			store(t.T, stem+".out", stdout)
			if h.traceback {
				store(t.T, stem+".err", stderr)
			}
		}
		return
	}
	same(t, "standard output", stdout, stored(t.T, stem+".out"))
	if h.traceback {
		same(t, "standard error", stderr, stored(t.T, stem+".err"))
	}
}

// header is what the comment lines at the top of a script say.
type header struct {
	requires  string // "3.14": the first CPython that runs it
	exit      int    // exit code
	traceback bool   // standard error is stored, too
	stdin     string
}

func readHeader(source []byte) header {
	var h header
	for line := range strings.Lines(string(source)) {
		text, ok := strings.CutPrefix(line, "# ")
		if !ok {
			break
		}
		key, value, _ := strings.Cut(strings.TrimSpace(text), ": ")
		switch key {
		case "requires":
			h.requires = value
		case "exit":
			h.exit, _ = strconv.Atoi(value)
		case "stderr":
			h.traceback = value == "stored"
		case "stdin":
			h.stdin = strings.ReplaceAll(value, `\n`, "\n")
		}
	}
	return h
}

// older tells whether version 3.x.y comes before want, which is 3.z.
func older(version, want string) bool {
	minor := func(v string) int {
		parts := strings.Split(v, ".")
		n, _ := strconv.Atoi(parts[min(1, len(parts)-1)])
		return n
	}
	return minor(version) < minor(want)
}

func store(t *testing.T, file string, text []byte) {
	t.Helper()
	err := os.WriteFile(file, text, 0o666)
	if len(text) == 0 {
		err = os.Remove(file)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// stored reads an expected output; no file means that nothing is expected.
func stored(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return text
}

// same shows the first line that differs.
func same(t *checker, what string, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	at := func(lines []string, i int) string {
		if i < len(lines) {
			return fmt.Sprintf("%.300q", lines[i])
		}
		return "(end)"
	}
	for i := range max(len(a), len(b)) {
		if at(a, i) != at(b, i) {
			t.Errorf("%s, line %d\n got %s\nwant %s", what, i+1, at(a, i), at(b, i))
			return
		}
	}
}

// tail returns the last lines of a long text.
func tail(b []byte) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}
