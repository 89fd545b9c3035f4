// Command pollcost measures what stopping costs when nothing is stopped: it builds
// hognose as it is and with polls, counting or hooks compiled out, and compares the
// CPU time of the programs of bench.
//
//	go run ./internal/pollcost                          all programs, nine rounds
//	go run ./internal/pollcost -run 'fib|nbody' -n 3
//	go run ./internal/pollcost -write docs/benchmarks.md
//
// The variants differ in a few lines, which the compiler is given in an overlay. They
// run in turn, each program several times; of each the least counts, since what
// disturbs a run only makes it longer. The first row compares the command with itself:
// what it differs from 1 by is what the others may be wrong by.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

// edit replaces a text in a file of the module.
type edit struct{ file, old, new string }

// variant is a way to build and run the command.
type variant struct {
	name  string
	edits []edit
	args  []string
	extra bool // it does more than the plain command, not less

	command string
	least   map[string]float64
}

// What natives and the evaluator ask is Thread.Spend; nothing but these polls.
var (
	spend     = edit{"py/thread.go", "	th.left -= units\n	return th.left < 0 || th.reasons.Load() != 0\n", ""}
	uncounted = edit{spend.file, spend.old, "	return th.reasons.Load() != 0\n"}
	unpolled  = edit{spend.file, spend.old, "	return false\n"}
	pollEvery = edit{"py/thread.go", "	if i&1023 != 0 {\n		return nil\n	}\n", "	if true {\n		return nil\n	}\n"}
	pace      = edit{"py/thread.go", "	if *p += Pace(n); *p < 1024 {\n", "	if true {\n"}
	uncharged = edit{"py/thread.go", "	if n > 4096 {\n		th.left -= n >> 6 * StepUnit // writing it is work\n", "	if true {\n		return nil\n	}\n	if n > 4096 {\n		th.left -= n >> 6 * StepUnit\n"}
	unhooked  = edit{"internal/vm/run.go", "f.code.plain != nil", "false"}
)

func variants() []*variant {
	return []*variant{
		{name: "the same again"},
		{name: "no polls: nothing can be stopped, threads do not take turns", edits: []edit{unpolled, pollEvery, pace}},
		{name: "polls that count no steps", edits: []edit{uncounted}},
		{name: "allocations are not charged", edits: []edit{uncharged}},
		{name: "no hooks: sys.settrace, setprofile and sys.monitoring do not see exceptions", edits: []edit{unhooked}},
		{name: "limits on: --max-steps, --max-memory", args: []string{"--max-steps", "1000000000000", "--max-memory", "1G"}, extra: true},
	}
}

func main() {
	rounds := flag.Int("n", 9, "rounds")
	filter := flag.String("run", "", "only programs whose name matches this regular expression")
	write := flag.String("write", "", "a Markdown file to put the table into, between its cost:begin and cost:end comments")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *rounds, *filter, *write); err != nil {
		fmt.Fprintln(os.Stderr, "pollcost:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, rounds int, filter, write string) error {
	match, err := regexp.Compile(filter)
	if err != nil {
		return err
	}
	top, err := runner.ModuleRoot()
	if err != nil {
		return err
	}
	files, _ := filepath.Glob(filepath.Join(top, "bench", "*.py"))
	files = slices.DeleteFunc(files, func(f string) bool { return !match.MatchString(filepath.Base(f)) })
	if len(files) == 0 {
		return errors.New("no program matches")
	}
	tmp, err := os.MkdirTemp("", "hognose-cost")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	plain := &variant{name: "as it is"}
	all := append([]*variant{plain}, variants()...)
	for i, v := range all {
		v.least = map[string]float64{}
		if v.command = plain.command; v.edits != nil || i == 0 {
			fmt.Fprintln(os.Stderr, "building:", v.name)
			if err := v.build(ctx, top, filepath.Join(tmp, fmt.Sprint("hognose", i))); err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
		}
	}
	for _, file := range files {
		fmt.Fprintln(os.Stderr, filepath.Base(file))
		if err := measure(ctx, all, file, rounds); err != nil {
			return err
		}
	}
	text := table(plain, all[1:], rounds, len(files))
	fmt.Print(text)
	if write != "" {
		return runner.WriteBetween(write, "cost", text)
	}
	return nil
}

// build compiles the command with the variant's edits.
func (v *variant) build(ctx context.Context, top, out string) error {
	texts := map[string]string{}
	for _, e := range v.edits {
		path := filepath.Join(top, e.file)
		if texts[path] == "" {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			texts[path] = string(b)
		}
		if !strings.Contains(texts[path], e.old) {
			return fmt.Errorf("%s has changed: there is no %q in it", e.file, e.old)
		}
		texts[path] = strings.ReplaceAll(texts[path], e.old, e.new)
	}
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	for path, text := range texts {
		patched := out + "-" + filepath.Base(path)
		if err := os.WriteFile(patched, []byte(text), 0o666); err != nil {
			return err
		}
		overlay.Replace[path] = patched
	}
	b, err := json.Marshal(overlay)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out+".json", b, 0o666); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-overlay", out+".json", "-o", out, "./cmd/hognose")
	cmd.Dir = top
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, text)
	}
	v.command = out
	return nil
}

// measure runs a program under every variant in turn and notes the least CPU time of each.
func measure(ctx context.Context, all []*variant, file string, rounds int) error {
	var want []byte
	for round := range rounds {
		for i := range all {
			v := all[(i+round)%len(all)] // nobody always follows the same one
			res := runner.Run(ctx, runner.Command{
				Args:    append(append([]string{v.command}, v.args...), file),
				Timeout: time.Minute, Env: runner.Environ("PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1"),
			})
			if want == nil {
				want = res.Stdout
			}
			if res.Err != nil || res.TimedOut || res.ExitCode != 0 || !bytes.Equal(res.Stdout, want) {
				return fmt.Errorf("%s, %s: exit code %d, %v: %.200s", filepath.Base(file), v.name, res.ExitCode, res.Err, res.Stderr)
			}
			if s := res.CPU.Seconds(); round == 0 || s < v.least[file] {
				v.least[file] = s
			}
		}
	}
	return nil
}

// table compares the variants with the plain command.
func table(plain *variant, others []*variant, rounds, programs int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Made by `go run ./internal/pollcost %s` on %s/%s with %d processors, %s: user and system time of the %d programs of `bench`,\n",
		strings.Join(os.Args[1:], " "), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), programs)
	fmt.Fprintf(&b, "the least of %d runs of each, variants in turn; geometric mean of the ratios. What is left out costs the difference to 1.\n\n", rounds)
	b.WriteString("| variant | against the plain command | cost | program with the largest cost |\n|---|--:|--:|---|\n")
	for _, v := range others {
		sum, most, where := 0.0, math.Inf(-1), ""
		for file, s := range v.least {
			ratio := s / plain.least[file]
			sum += math.Log(ratio)
			cost := 1/ratio - 1
			if v.extra {
				cost = ratio - 1
			}
			if cost > most {
				most, where = cost, strings.TrimSuffix(filepath.Base(file), ".py")
			}
		}
		mean := math.Exp(sum / float64(len(v.least)))
		cost := 1/mean - 1
		if v.extra {
			cost = mean - 1
		}
		fmt.Fprintf(&b, "| %s | %.3f | %.1f %% | %s, %.1f %% |\n", v.name, mean, 100*cost, where, 100*most)
	}
	return b.String()
}
