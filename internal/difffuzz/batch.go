// This file runs many programs in one process and takes their output apart.

package main

import (
	"context"
	_ "embed" // for the prelude
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

// mark begins the output of each program of a batch; no program prints it.
const mark = "\x01program "

// address is where an object is in memory.
var address = regexp.MustCompile(`\b0x[0-9a-f]{6,}\b`)

//go:embed prelude.py
var prelude string

// driver is the script that runs a batch. Its argument, if it has one, is how much memory it may take.
func driver(programs []string) string {
	var b strings.Builder
	b.WriteString("import gc, io, linecache, sys, types\nif sys.argv[1:]:\n    import resource\n    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), resource.RLIM_INFINITY))\n")
	fmt.Fprintf(&b, "prelude = compile(%s, \"prelude\", \"exec\")\nprograms = [\n", strconv.QuoteToASCII(prelude))
	for _, p := range programs {
		b.WriteString(strconv.QuoteToASCII(p) + ",\n")
	}
	b.WriteString(`]
screen, gone, no_print = sys.stdout, io.StringIO(), lambda *a, **k: None
gc.freeze()
for number, source in enumerate(programs):
    print("\x01program", number, flush=True)
    linecache.cache["program"] = len(source), None, source.splitlines(True), "program"
    sys.modules["program"] = types.ModuleType("program")
    names = sys.modules["program"].__dict__
    exec(prelude, names)
    try:
        exec(compile(source, "program", "exec"), names)
    except BaseException as error:
        print("uncaught", type(error).__name__, error)
    # Generators that are left end here or later, and do not print among what the next program prints.
    sys.stdout = gone
    names.clear()
    names["print"] = no_print
    if "yield" in source or "async" in source:
        gc.collect()
    sys.stdout = screen
`)
	return b.String()
}

// interpreter is how to run a script: a command, and arguments for the script.
type interpreter struct{ command, args []string }

// Both interpreters get the same memory, so that what is too large for one is for the other.
const memory = 512 << 20

func hognoseCommand(path string) interpreter {
	return interpreter{command: []string{path, "--max-memory", strconv.Itoa(memory)}}
}

func pythonCommand(path string) interpreter {
	return interpreter{command: []string{path}, args: []string{strconv.Itoa(memory)}}
}

// run returns the output of each program under an interpreter. If one crashes it or takes too long, its output ends in a
// line that says so, and the programs after it run in another process.
func run(ctx context.Context, with interpreter, dir string, programs []string, timeout time.Duration) []string {
	out := make([]string, 0, len(programs))
	for len(out) < len(programs) && ctx.Err() == nil {
		file := filepath.Join(dir, "batch.py")
		if err := os.WriteFile(file, []byte(driver(programs[len(out):])), 0o600); err != nil {
			panic(err)
		}
		r := runner.Run(ctx, runner.Command{Args: slices.Concat(with.command, []string{file}, with.args), Timeout: timeout, MaxRSS: 2 << 30, Env: runner.Environ("PYTHONIOENCODING=utf-8:backslashreplace", "PYTHONWARNINGS=ignore")})
		parts := strings.Split(string(r.Stdout), mark)[1:]
		for _, p := range parts {
			_, text, _ := strings.Cut(p, "\n")
			out = append(out, address.ReplaceAllString(text, "0x..."))
		}
		if r.ExitCode != 0 || r.TimedOut {
			why := fmt.Sprintf("process ended: exit code %d, timed out %v, over memory %v %s\n", r.ExitCode, r.TimedOut, r.OverMemory, lastLine(r.Stderr))
			if len(parts) == 0 {
				out = append(out, why)
			} else {
				out[len(out)-1] += why
			}
		} else if len(parts) == 0 {
			out = append(out, "no output\n")
		}
	}
	return out
}

func lastLine(b []byte) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return lines[len(lines)-1]
}
