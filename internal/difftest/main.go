// Command difftest runs every script of some folders under hognose and under an installed CPython and reports where
// standard output, exit code or, if asked, standard error differ.
//
//	go run ./internal/difftest testdata
//	go run ./internal/difftest -stderr=last -run 'str' DIR FILE.py
//
// It exits with 1 if anything differs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

type options struct {
	python, hognose, stderr string
	filter, exclude         string
	jobs                    int
	timeout                 time.Duration
	memory                  int64
	verbose                 bool
}

func main() {
	var o options
	flag.StringVar(&o.python, "python", "", "the CPython to compare with (default: the newest installed)")
	flag.StringVar(&o.hognose, "hognose", "", "a hognose command (default: build ./cmd/hognose)")
	flag.StringVar(&o.stderr, "stderr", "none", "compare standard error: none, last (its last line), all")
	flag.StringVar(&o.filter, "run", "", "only scripts whose path matches this regular expression")
	flag.StringVar(&o.exclude, "exclude", "^$", "no scripts whose path matches this regular expression")
	flag.IntVar(&o.jobs, "j", 2, "scripts at once")
	flag.DurationVar(&o.timeout, "timeout", 30*time.Second, "limit on each run")
	flag.Int64Var(&o.memory, "memory", 2<<30, "limit on each run's resident bytes")
	flag.BoolVar(&o.verbose, "v", false, "name the scripts that agree, too")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := run(ctx, o, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "difftest:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

func run(ctx context.Context, o options, places []string) (bool, error) {
	match, err := regexp.Compile(o.filter)
	if err != nil {
		return false, err
	}
	exclude, err := regexp.Compile(o.exclude)
	if err != nil {
		return false, err
	}
	var scripts []string
	for _, place := range places {
		err := filepath.WalkDir(place, func(name string, d fs.DirEntry, err error) error {
			// Folders of a script's own modules start with an underscore; so do the modules.
			if err == nil && d.IsDir() && name != place && strings.HasPrefix(d.Name(), "_") {
				return filepath.SkipDir
			}
			if err == nil && !d.IsDir() && strings.HasSuffix(name, ".py") && !strings.HasPrefix(d.Name(), "_") && match.MatchString(name) && !exclude.MatchString(name) {
				scripts = append(scripts, name)
			}
			return err
		})
		if err != nil {
			return false, err
		}
	}
	if len(scripts) == 0 {
		return false, errors.New("no scripts; name folders or files")
	}
	if o.python, err = runner.FindPython(o.python); err != nil {
		return false, err
	}
	tmp, err := os.MkdirTemp("", "hognose-difftest")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(tmp)
	if o.hognose, err = runner.Hognose(o.hognose, tmp); err != nil {
		return false, err
	}

	work := make(chan int)
	results := make([]string, len(scripts))
	var wg sync.WaitGroup
	var printing sync.Mutex
	for range max(1, o.jobs) {
		wg.Go(func() {
			for i := range work {
				results[i] = compare(ctx, o, scripts[i])
				printing.Lock()
				if results[i] != "" {
					fmt.Printf("DIFF  %s\n%s", scripts[i], results[i])
				} else if o.verbose {
					fmt.Printf("same  %s\n", scripts[i])
				}
				printing.Unlock()
			}
		})
	}
	for i := range scripts {
		if ctx.Err() != nil {
			break
		}
		work <- i
	}
	close(work)
	wg.Wait()
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	different := 0
	for _, r := range results {
		if r != "" {
			different++
		}
	}
	fmt.Printf("%d scripts, %d same, %d different\n", len(scripts), len(scripts)-different, different)
	return different == 0, nil
}

// compare runs one script under both and describes the first difference, or returns "".
func compare(ctx context.Context, o options, script string) string {
	both := [2]runner.Result{}
	for i, exe := range []string{o.hognose, o.python} {
		both[i] = runner.Run(ctx, runner.Command{
			Args: []string{exe, script}, Timeout: o.timeout, MaxRSS: o.memory,
			Env: runner.Environ("PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONIOENCODING=utf-8", "NO_COLOR=1"),
		})
	}
	ours, theirs := both[0], both[1]
	if theirs.TimedOut || theirs.OverMemory {
		return "      CPython itself is over the limit\n"
	}
	if d := firstDifference(clean(ours.Stdout), clean(theirs.Stdout)); d != "" {
		return "      standard output, " + d + tail(ours)
	}
	if ours.ExitCode != theirs.ExitCode || ours.TimedOut || ours.OverMemory {
		return fmt.Sprintf("      exit code %s, CPython %s\n%s", ending(ours), ending(theirs), tail(ours))
	}
	a, b := clean(ours.Stderr), clean(theirs.Stderr)
	switch o.stderr {
	case "last":
		a, b = lastLine(a), lastLine(b)
	case "none":
		return ""
	}
	if d := firstDifference(a, b); d != "" {
		return "      standard error, " + d
	}
	return ""
}

func ending(r runner.Result) string {
	switch {
	case r.TimedOut:
		return "none (over the time limit)"
	case r.OverMemory:
		return "none (over the memory limit)"
	case r.Signal != "":
		return r.Signal
	}
	return fmt.Sprint(r.ExitCode)
}

var addresses = regexp.MustCompile(`\b0x[0-9a-fA-F]{4,}\b`)

// clean takes out what may differ from run to run.
func clean(out []byte) string {
	return strings.ReplaceAll(addresses.ReplaceAllString(string(out), "0x..."), "\r\n", "\n")
}

func lastLine(s string) string {
	s = strings.TrimRight(s, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// firstDifference describes the first line that differs, or returns "".
func firstDifference(ours, theirs string) string {
	if ours == theirs {
		return ""
	}
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "(ends)", "(ends)"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y || i >= len(a) || i >= len(b) {
			return fmt.Sprintf("line %d\n        hognose: %.300s\n        CPython: %.300s\n", i+1, x, y)
		}
	}
	return ""
}

// tail is the end of our standard error, indented: usually the traceback that explains a difference.
func tail(r runner.Result) string {
	text := strings.TrimSpace(string(r.Stderr))
	if text == "" {
		return ""
	}
	lines := strings.Split(text, "\n")
	lines = lines[max(0, len(lines)-6):]
	return "        | " + strings.Join(lines, "\n        | ") + "\n"
}
