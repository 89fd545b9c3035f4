// Command stdlibdoc writes docs/stdlib.md: for each module of the standard library, how many of the public names that it
// has in the installed CPython are there, and whether it is written in Go or in Python.
//
//	go run ./internal/stdlibdoc > docs/stdlib.md
package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

//go:embed names.py
var script string

// skipped are modules that are no part of what programs import: CPython's tests, its tools, other systems.
var skipped = []string{"antigravity", "this", "idlelib", "turtledemo", "test", "lib2to3", "ensurepip", "pydoc_data", "msvcrt", "winreg", "winsound", "nt", "xxlimited", "xxsubtype", "tkinter", "turtle"}

func main() {
	python := flag.String("python", "python3.13", "the installed CPython to compare with")
	flag.Parse()
	if err := run(*python); err != nil {
		fmt.Fprintln(os.Stderr, "stdlibdoc:", err)
		os.Exit(1)
	}
}

func run(python string) error {
	dir, err := os.MkdirTemp("", "stdlibdoc")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	hognose := filepath.Join(dir, "hognose")
	if out, err := exec.Command("go", "build", "-o", hognose, "./cmd/hognose").CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %s", err, out)
	}
	file := filepath.Join(dir, "names.py")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		return err
	}
	out, err := exec.Command(python, "-c", "import sys; print(*sorted(n for n in sys.stdlib_module_names if not n.startswith('_')))").Output()
	if err != nil {
		return err
	}
	modules := append(strings.Fields(string(out)), "collections.abc", "concurrent.futures", "html.entities", "html.parser", "importlib.machinery",
		"importlib.resources", "importlib.util", "json.decoder", "json.encoder", "logging.config", "logging.handlers", "os.path", "unittest.mock", "urllib.parse")
	modules = slices.DeleteFunc(modules, func(m string) bool { return slices.Contains(skipped, m) })
	slices.Sort(modules)
	want := names(python, file, modules)
	native := nativeModules()

	fmt.Print("# The standard library\n\nMade by `go run ./internal/stdlibdoc`: of the public names that each module has in CPython 3.13, how many are there.\n" +
		"Names that Python 3.14 removed count as missing.\n\n| module | names | of | written in | missing |\n|---|---|---|---|---|\n")
	var there, all, absent int
	var missing []string
	for _, m := range modules {
		theirs, ok := want[m]
		if !ok {
			continue // not part of this CPython
		}
		ours := names(hognose, file, []string{m})
		have, ok := ours[m]
		all += len(theirs)
		if !ok {
			absent++
			missing = append(missing, "`"+m+"`")
			continue
		}
		var lacks []string
		for _, n := range theirs {
			if !slices.Contains(have, n) {
				lacks = append(lacks, n)
			}
		}
		there += len(theirs) - len(lacks)
		how := "Python"
		if native[m] {
			how = "Go"
		} else if native["_"+m] {
			how = "Python and Go"
		}
		note := strings.Join(lacks[:min(len(lacks), 6)], " ")
		if len(lacks) > 6 {
			note += fmt.Sprintf(" and %d more", len(lacks)-6)
		}
		fmt.Printf("| `%s` | %d | %d | %s | %s |\n", m, len(theirs)-len(lacks), len(theirs), how, note)
	}
	fmt.Printf("\n%d of %d names in all.\n\nNot there yet (%d modules): %s.\n", there, all, absent, strings.Join(missing, ", "))
	return nil
}

// names asks an interpreter for the names of modules; those that cannot be imported are left out.
func names(interpreter, file string, modules []string) map[string][]string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, interpreter, append([]string{file}, modules...)...)
	cmd.Env = runner.Environ("PYTHONWARNINGS=ignore")
	out, _ := cmd.Output()
	m := map[string][]string{}
	for _, line := range strings.Split(string(out), "\n") {
		if name, rest, ok := strings.Cut(line, "\t"); ok {
			m[name] = strings.Fields(rest)
		}
	}
	return m
}

// nativeModules finds the names of the modules declared in Go.
func nativeModules() map[string]bool {
	m := map[string]bool{"sys": true, "builtins": true}
	for _, pattern := range []string{"stdlib/*/*.go", "py/*.go", "internal/runtime/*.go"} {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				continue
			}
			rest := string(text)
			for {
				i := strings.Index(rest, "ModuleDef{")
				if i < 0 {
					break
				}
				rest = rest[i+len("ModuleDef{"):]
				j := strings.Index(rest, `Name:`)
				if j < 0 || j > 40 {
					continue
				}
				if q := strings.SplitN(rest[j:], `"`, 3); len(q) == 3 {
					m[q[1]] = true
				}
			}
		}
	}
	return m
}
