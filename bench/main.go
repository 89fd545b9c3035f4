// Command bench runs the programs of this folder under hognose and under an installed CPython in turn, and prints
// medians and ratios of CPU time, wall time and peak memory.
//
//	go run ./bench                        all programs, five rounds
//	go run ./bench -run 'fib|nbody' -n 9  some programs, nine rounds
//	go run ./bench -write docs/benchmarks.md
//	go run ./bench -pgo cmd/hognose/default.pgo   no comparison: a profile of all programs
//
// Both interpreters must print the same. A ratio below 1 means that hognose used less.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

func main() {
	var (
		python  = flag.String("python", "", "the CPython to compare with (default: the newest installed)")
		hognose = flag.String("hognose", "", "a hognose command to measure (default: build ./cmd/hognose)")
		dir     = flag.String("dir", "", "folder of programs (default: bench in this module)")
		rounds  = flag.Int("n", 5, "rounds")
		filter  = flag.String("run", "", "only programs whose name matches this regular expression")
		timeout = flag.Duration("timeout", time.Minute, "limit on each single run")
		write   = flag.String("write", "", "a Markdown file to put the table into, between its bench:begin and bench:end comments (bench:NAME:begin for -dir NAME)")
	)
	pgo := flag.String("pgo", "", "a file to write the profile of the programs to, without a comparison, by which Go's compiler optimises the command")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if *pgo != "" {
		if err := profile(ctx, *hognose, *dir, *rounds, *timeout, *pgo); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	ok, err := run(ctx, *python, *hognose, *dir, *rounds, *filter, *timeout, *write)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

func run(ctx context.Context, python, hognose, dir string, rounds int, filter string, timeout time.Duration, write string) (bool, error) {
	match, err := regexp.Compile(filter)
	if err != nil {
		return false, err
	}
	if dir == "" {
		top, err := runner.ModuleRoot()
		if err != nil {
			return false, err
		}
		dir = filepath.Join(top, "bench")
	}
	if python, err = runner.FindPython(python); err != nil {
		return false, err
	}
	version, err := runner.Version(python)
	if err != nil {
		return false, err
	}
	tmp, err := os.MkdirTemp("", "hognose-bench")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(tmp)
	if hognose, err = runner.Hognose(hognose, tmp); err != nil {
		return false, err
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.py"))
	files = slices.DeleteFunc(files, func(f string) bool { return !match.MatchString(filepath.Base(f)) })
	if len(files) == 0 {
		return false, errors.New("no program matches")
	}

	fmt.Printf("%-15s %9s %9s %6s   %9s %9s %6s   %8s %8s %6s\n", "", "cpu", "CPython", "ratio", "wall", "CPython", "ratio", "peak", "CPython", "ratio")
	var rows []row
	ok := true
	for _, file := range files {
		r := measure(ctx, file, hognose, python, rounds, timeout)
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		if r.failure != "" {
			fmt.Printf("%-15s %s\n", r.name, r.failure)
			ok = false
		} else {
			fmt.Printf("%-15s %9s %9s %6.2f   %9s %9s %6.2f   %8s %8s %6.2f\n", r.name,
				ms(r.ours.cpu), ms(r.theirs.cpu), r.cpu(), ms(r.ours.wall), ms(r.theirs.wall), r.wall(), mb(r.ours.rss), mb(r.theirs.rss), r.rss())
		}
		rows = append(rows, r)
	}
	fmt.Printf("%-15s %9s %9s %6.2f   %9s %9s %6.2f   %8s %8s %6.2f\n", "geometric mean", "", "",
		mean(rows, row.cpu), "", "", mean(rows, row.wall), "", "", mean(rows, row.rss))
	if write != "" {
		if err := writeTable(write, dir, rows, version, rounds); err != nil {
			return false, err
		}
	}
	return ok, nil
}

// sample is what one run used: seconds and bytes.
type sample struct{ cpu, wall, rss float64 }

// row is the result of one program: medians, or why there are none.
type row struct {
	name         string
	ours, theirs sample
	failure      string
}

func (r row) cpu() float64  { return r.ours.cpu / r.theirs.cpu }
func (r row) wall() float64 { return r.ours.wall / r.theirs.wall }
func (r row) rss() float64  { return r.ours.rss / r.theirs.rss }

func measure(ctx context.Context, file, hognose, python string, rounds int, timeout time.Duration) row {
	r := row{name: strings.TrimSuffix(filepath.Base(file), ".py")}
	var ours, theirs []sample
	for range rounds {
		a, failA := once(ctx, timeout, hognose, file)
		b, failB := once(ctx, timeout, python, file)
		switch {
		case failB != "":
			r.failure = "CPython: " + failB
		case failA != "":
			r.failure = "hognose: " + failA
		case !bytes.Equal(a.Stdout, b.Stdout):
			r.failure = fmt.Sprintf("different output: %.80q, CPython %.80q", a.Stdout, b.Stdout)
		}
		if r.failure != "" {
			return r
		}
		ours, theirs = append(ours, sampleOf(a)), append(theirs, sampleOf(b))
	}
	r.ours, r.theirs = medians(ours), medians(theirs)
	return r
}

func once(ctx context.Context, timeout time.Duration, args ...string) (runner.Result, string) {
	res := runner.Run(ctx, runner.Command{
		Args: args, Timeout: timeout, Env: runner.Environ("PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1"),
	})
	switch {
	case res.Err != nil:
		return res, res.Err.Error()
	case res.TimedOut:
		return res, "over " + timeout.String()
	case res.ExitCode != 0:
		lines := strings.Split(strings.TrimSpace(string(res.Stderr)), "\n")
		return res, fmt.Sprintf("exit code %d %s: %.120s", res.ExitCode, res.Signal, lines[len(lines)-1])
	}
	return res, ""
}

func sampleOf(r runner.Result) sample {
	return sample{r.CPU.Seconds(), r.Wall.Seconds(), float64(r.MaxRSS)}
}

func medians(s []sample) sample {
	of := func(get func(sample) float64) float64 {
		v := make([]float64, len(s))
		for i := range s {
			v[i] = get(s[i])
		}
		slices.Sort(v)
		if n := len(v); n%2 == 0 {
			return (v[n/2-1] + v[n/2]) / 2
		}
		return v[len(v)/2]
	}
	return sample{
		of(func(s sample) float64 { return s.cpu }), of(func(s sample) float64 { return s.wall }), of(func(s sample) float64 { return s.rss }),
	}
}

// mean is the geometric mean of a ratio over the programs that ran; NaN if none did.
func mean(rows []row, ratio func(row) float64) float64 {
	sum, n := 0.0, 0
	for _, r := range rows {
		if r.failure == "" {
			sum += math.Log(ratio(r))
			n++
		}
	}
	return math.Exp(sum / float64(n))
}

func ms(s float64) string { return fmt.Sprintf("%.0f ms", s*1000) }
func mb(b float64) string { return fmt.Sprintf("%.0f MB", b/(1<<20)) }

// writeTable replaces what stands between the marks of a Markdown file: the comments
// bench:begin and bench:end, or with the name of another folder of programs in them.
func writeTable(file, dir string, rows []row, version string, rounds int) error {
	mark := "bench"
	if base := filepath.Base(dir); base != "bench" && base != "." {
		mark += ":" + base
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Made by `go run ./bench %s` on %s/%s with %d processors, %s; medians of %d rounds, CPython %s.\n",
		strings.Join(os.Args[1:], " "), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), rounds, version)
	b.WriteString("CPU time is user and system time of the whole process. A ratio below 1 means that Hognose used less.\n\n")
	b.WriteString("| program | CPU | CPython | ratio | wall | CPython | ratio | peak memory | CPython | ratio |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, r := range rows {
		if r.failure != "" {
			fmt.Fprintf(&b, "| %s | %s |\n", r.name, strings.ReplaceAll(r.failure, "|", "\\|"))
			continue
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %.2f | %s | %s | %.2f | %s | %s | %.2f |\n", r.name,
			ms(r.ours.cpu), ms(r.theirs.cpu), r.cpu(), ms(r.ours.wall), ms(r.theirs.wall), r.wall(), mb(r.ours.rss), mb(r.theirs.rss), r.rss())
	}
	fmt.Fprintf(&b, "| **geometric mean** | | | **%.2f** | | | **%.2f** | | | **%.2f** |\n",
		mean(rows, row.cpu), mean(rows, row.wall), mean(rows, row.rss))
	return runner.WriteBetween(file, mark, b.String())
}
