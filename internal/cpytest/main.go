// Command cpytest runs CPython's own tests, where they are installed, under hognose, and writes down how each method went.
//
//	go run ./internal/cpytest test_bool test_dict        some files
//	go run ./internal/cpytest -list default -json now.json -md table.md
//	go run ./internal/cpytest -list threads,stdlib -baseline before.json
//	go run ./internal/cpytest -list default -python python3.11 -ids FILE    of 3.11's tests those ids
//	go run ./internal/cpytest -interpreter python3.13 test_bool    CPython itself, to check the runner
//
// Nothing of CPython's is copied: -lib names its library folder (by default that of the installed CPython found), and of
// that only unittest/ and test/ come on the module path (for a file that installed.txt names some more), unless -behind puts the
// whole folder behind our own modules.
//
// A method that crashes or hangs costs itself only: the rest of its file goes on in another process.
package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

// lists are the named lists of test files: words, and comments from # to the end of the line.
//
//go:embed lists/*.txt
var lists embed.FS

// excludedFiles are excluded.txt, of every run, and for tests of another version than 3.13 a list of what is different in
// them: excluded-3.11.txt.
//
//go:embed excluded*.txt
var excludedFiles embed.FS

type options struct {
	interpreter, python, lib string
	behind                   bool
	lists                    string
	jobs                     int
	timeout, methodTimeout   time.Duration
	memory                   int64
	jsonFile, mdFile         string
	baseline, ids            string
	failures                 int
}

func main() {
	var o options
	flag.StringVar(&o.interpreter, "interpreter", "", "what to run the tests under (default: a hognose built from ./cmd/hognose)")
	flag.StringVar(&o.python, "python", "", "the installed CPython whose tests to run (default: the newest)")
	flag.StringVar(&o.lib, "lib", "", "its library folder (default: asked of it)")
	flag.BoolVar(&o.behind, "behind", false, "put the whole library folder behind our own modules, not only unittest/ and test/")
	flag.StringVar(&o.lists, "list", "", "run the files of these lists, separated by commas: "+strings.Join(listNames(), ", "))
	flag.BoolFunc("default", "the same as -list default", func(string) error { o.lists = "default"; return nil })
	flag.IntVar(&o.jobs, "j", 2, "files at once")
	flag.DurationVar(&o.timeout, "timeout", 10*time.Minute, "limit on each process")
	flag.DurationVar(&o.methodTimeout, "method-timeout", time.Minute, "limit on each method")
	flag.Int64Var(&o.memory, "memory", 3<<30, "limit on each process's resident bytes")
	flag.StringVar(&o.jsonFile, "json", "", "write the results to this file, as JSON")
	flag.StringVar(&o.mdFile, "md", "", "write the table to this file, as Markdown")
	flag.StringVar(&o.baseline, "baseline", "", "a JSON file of an earlier run to compare with")
	flag.StringVar(&o.ids, "ids", "", "a list of test ids (may be gzipped): run those of these files only, and tell of each that does not pass")
	flag.IntVar(&o.failures, "show", 10, "failures to print for each file; -1 for all")
	flag.Parse()
	files := flag.Args()
	for name := range strings.SplitSeq(o.lists, ",") {
		if name == "" {
			continue
		}
		more, err := list(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, "cpytest:", err)
			os.Exit(2)
		}
		for _, f := range more {
			if !slices.Contains(files, f) {
				files = append(files, f)
			}
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o, files); err != nil {
		fmt.Fprintln(os.Stderr, "cpytest:", err)
		os.Exit(1)
	}
}

// listNames returns the names of the lists.
func listNames() []string {
	entries, _ := lists.ReadDir("lists") // it is embedded
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".txt"))
	}
	return names
}

// list returns the files of a list.
func list(name string) ([]string, error) {
	text, err := lists.ReadFile("lists/" + name + ".txt")
	if err != nil {
		return nil, fmt.Errorf("there is no list %q; there are %s", name, strings.Join(listNames(), ", "))
	}
	var files []string
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		files = append(files, strings.Fields(line)...)
	}
	return files, nil
}

func run(ctx context.Context, o options, files []string) error {
	if len(files) == 0 {
		return errors.New("no test files; name some, or a -list")
	}
	tmp, err := os.MkdirTemp("", "hognose-cpytest")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	s, err := newSession(o, tmp)
	if err != nil {
		return err
	}
	var ids *idList
	if o.ids != "" {
		if ids, err = readIDs(o.ids); err != nil {
			return err
		}
		if err := ids.write(s.only); err != nil {
			return err
		}
	}
	rep := &report{Interpreter: filepath.Base(s.interpreter), Tests: s.version}
	work := make(chan string)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range max(1, o.jobs) {
		wg.Go(func() {
			for name := range work {
				f := s.runFile(ctx, name)
				mu.Lock()
				rep.Files = append(rep.Files, f)
				fmt.Printf("[%d/%d] %s\n", len(rep.Files), len(files), f.summary())
				f.printFailures(o.failures)
				mu.Unlock()
			}
		})
	}
	for _, f := range files {
		if ctx.Err() != nil {
			break
		}
		work <- strings.TrimSuffix(filepath.Base(f), ".py")
	}
	close(work)
	wg.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	slices.SortFunc(rep.Files, func(a, b *fileResult) int {
		return slices.Index(files, a.Name) - slices.Index(files, b.Name)
	})
	fmt.Println(rep.total().summary())
	if ids != nil {
		ids.print(rep)
	}
	if o.baseline != "" {
		if err := rep.printComparison(o.baseline); err != nil {
			return err
		}
	}
	if o.jsonFile != "" {
		if err := rep.writeJSON(o.jsonFile); err != nil {
			return err
		}
	}
	if o.mdFile != "" {
		return os.WriteFile(o.mdFile, []byte(rep.markdown()), 0o666)
	}
	return nil
}

// session is what all files of a run share.
type session struct {
	options
	version  string // of the tests
	tmp      string
	path     string // module path for the interpreter
	driver   string
	excluded string // file of patterns
	only     string // file of the ids to run, if there is one
}

func newSession(o options, tmp string) (*session, error) {
	s := &session{options: o, tmp: tmp}
	var err error
	if s.python, err = runner.FindPython(o.python); err != nil {
		return nil, err
	}
	if s.version, err = runner.Version(s.python); err != nil {
		return nil, err
	}
	if s.lib == "" {
		out, err := exec.Command(s.python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
		if err != nil {
			return nil, err
		}
		s.lib = strings.TrimSpace(string(out))
	}
	if s.lib, err = filepath.Abs(s.lib); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(s.lib, "test", "support")); err != nil {
		return nil, fmt.Errorf("%s has no tests: %w", s.lib, err)
	}
	if o.interpreter == "" {
		s.interpreter, err = runner.Hognose("", tmp)
	} else if strings.HasPrefix(o.interpreter, "python") {
		s.interpreter, err = runner.FindPython(o.interpreter)
	} else {
		s.interpreter, err = filepath.Abs(o.interpreter)
	}
	if err != nil {
		return nil, err
	}
	s.path = s.lib
	if !o.behind {
		s.path = filepath.Join(tmp, "path")
		if err := os.Mkdir(s.path, 0o777); err != nil {
			return nil, err
		}
		if err := makePath(s.path, s.lib); err != nil {
			return nil, err
		}
	}
	if !strings.HasPrefix(o.interpreter, "python") {
		if s.interpreter, err = install(s.interpreter, s.path, filepath.Join(tmp, "installed")); err != nil {
			return nil, err
		}
	}
	s.driver, s.excluded = filepath.Join(tmp, "driver.py"), filepath.Join(tmp, "excluded")
	if err := os.WriteFile(s.driver, []byte(driverText), 0o666); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(tmp, "standins.py"), []byte(standinsText), 0o666); err != nil {
		return nil, err
	}
	s.only = filepath.Join(tmp, "ids")
	return s, os.WriteFile(s.excluded, []byte(excludedFor(s.version)), 0o666)
}

// excludedFor returns the patterns of the ids to leave out of the tests of a version, one a line.
func excludedFor(version string) string {
	major, minor, _ := strings.Cut(version, ".")
	minor, _, _ = strings.Cut(minor, ".")
	var patterns strings.Builder
	for _, name := range []string{"excluded.txt", "excluded-" + major + "." + minor + ".txt"} {
		text, err := excludedFiles.ReadFile(name)
		if err != nil {
			continue // nothing is known about this version
		}
		for line := range strings.Lines(string(text)) {
			if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(f[0], "#") {
				patterns.WriteString(f[0] + "\n")
			}
		}
	}
	return patterns.String()
}

// install puts the interpreter into a folder of its own, with the module path as what
// is installed there: processes that the tests start without an environment find the
// tests too.
func install(interpreter, path, dir string) (string, error) {
	lib := filepath.Join(dir, "lib", "python3.14")
	exe := filepath.Join(dir, "bin", filepath.Base(interpreter))
	for _, d := range []string{lib, filepath.Dir(exe)} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			return "", err
		}
	}
	if err := os.Symlink(path, filepath.Join(lib, "site-packages")); err != nil {
		return "", err
	}
	if os.Link(interpreter, exe) == nil {
		return exe, nil
	}
	program, err := os.ReadFile(interpreter) // on another file system
	if err != nil {
		return "", err
	}
	return exe, os.WriteFile(exe, program, 0o777)
}
