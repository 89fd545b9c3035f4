// Command difffuzz makes random programs that end, runs each under hognose and under an installed CPython, and reports the
// smallest form of those whose output differs.
//
//	go run ./internal/difffuzz -n 1000                 new programs
//	go run ./internal/difffuzz -seed 17 -n 1 -print    what a seed makes
//	go run ./internal/difffuzz -functions all -n 100000    functions with random arguments instead: formats, ints, slices, modules, ...
//
// Differences with a known reason are in explained.go. It exits with 1 if there is another one.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

type options struct {
	python, hognose string
	n, batch, jobs  int
	seed            uint64
	limit           int
	tries           int
	print           bool
	functions       string
	seeds           string
}

func main() {
	var o options
	flag.StringVar(&o.python, "python", "", "the CPython to compare with (default: the newest installed)")
	flag.StringVar(&o.hognose, "hognose", "", "a hognose command (default: build ./cmd/hognose)")
	flag.IntVar(&o.n, "n", 1000, "programs")
	flag.Uint64Var(&o.seed, "seed", uint64(time.Now().UnixNano()), "the seed of the first program; the others count on from it")
	flag.IntVar(&o.batch, "batch", 200, "programs in one process")
	flag.IntVar(&o.jobs, "j", runtime.NumCPU(), "processes at once")
	flag.IntVar(&o.limit, "limit", 20, "stop after this many differences")
	flag.IntVar(&o.tries, "tries", 400, "runs to make a differing program smaller; 0: print only where its output differs, and the reasons of those with a known one")
	flag.BoolVar(&o.print, "print", false, "print the programs, run nothing")
	flag.StringVar(&o.functions, "functions", "", "compare functions instead: part of the name of scripts in functions/, or all")
	flag.StringVar(&o.seeds, "seeds", "", "run the programs of the seeds in this file instead, one a line")
	flag.Parse()
	if o.print {
		for i := range o.n {
			fmt.Printf("# seed %d\n%s\n", o.seed+uint64(i), generate(o.seed+uint64(i)).text())
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	found, err := compare(ctx, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "difffuzz:", err)
	}
	if err != nil || found > 0 {
		os.Exit(1)
	}
}

// compare runs all programs and returns how many differ.
func compare(ctx context.Context, o options) (int, error) {
	python, err := runner.FindPython(o.python)
	if err != nil {
		return 0, err
	}
	tmp, err := os.MkdirTemp("", "hognose-difffuzz")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(tmp)
	if o.hognose == "" {
		o.hognose = filepath.Join(tmp, "hognose")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", o.hognose, "./cmd/hognose").CombinedOutput(); err != nil {
			return 0, fmt.Errorf("go build: %v\n%s", err, out)
		}
	}
	fmt.Printf("seeds from %d\n", o.seed)
	if o.functions != "" {
		return compareFunctions(ctx, tmp, o.hognose, python, strings.TrimPrefix(o.functions, "all"), o.n, o.seed, o.limit)
	}
	s := &session{options: o, python: python, reasons: reasons{}}
	seeds, err := o.list()
	if err != nil {
		return 0, err
	}
	work := make(chan []uint64)
	var wg sync.WaitGroup
	for j := range max(o.jobs, 1) {
		dir := filepath.Join(tmp, fmt.Sprint(j))
		if err := os.Mkdir(dir, 0o700); err != nil {
			return 0, err
		}
		wg.Go(func() {
			for seeds := range work {
				s.batch(ctx, dir, seeds)
			}
		})
	}
	for seeds := range slices.Chunk(seeds, o.batch) {
		if ctx.Err() != nil || s.full() {
			break
		}
		work <- seeds
	}
	close(work)
	wg.Wait()
	fmt.Printf("%d programs, %d differ, %d differ in words that newer.go rewrites, %d differ for a known reason%s\n", s.ran, s.found, s.reworded, s.known, s.reasons)
	return s.found, ctx.Err()
}

// list returns the seeds of the programs to run.
func (o *options) list() ([]uint64, error) {
	if o.seeds == "" {
		seeds := make([]uint64, o.n)
		for i := range seeds {
			seeds[i] = o.seed + uint64(i)
		}
		return seeds, nil
	}
	text, err := os.ReadFile(o.seeds)
	var seeds []uint64
	for word := range strings.FieldsSeq(string(text)) {
		seed, err := strconv.ParseUint(word, 10, 64)
		if err != nil {
			return nil, err
		}
		seeds = append(seeds, seed)
	}
	return seeds, err
}

// reasons counts what differs, by the names of the reasons.
type reasons map[string]int

// add counts one thing that differs; it may do so for several reasons.
func (r reasons) add(names []string) {
	for _, name := range names {
		r[name]++
	}
}

func (r reasons) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r)) {
		fmt.Fprintf(&b, ", %d %q", r[name], name)
	}
	return strings.Replace(b.String(), ", ", ": ", 1)
}

// session is one comparison; its methods may be called from several goroutines.
type session struct {
	options
	python string

	mu                sync.Mutex
	ran, found, known int
	reworded          int // the same but for words of 3.14 that follow from those of 3.13
	reasons           reasons
}

func (s *session) full() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.found >= s.limit
}

const (
	batchTimeout = 10 * time.Minute // with room for a machine that does much else
	oneTimeout   = 10 * time.Second
)

// batch compares the programs of some seeds.
func (s *session) batch(ctx context.Context, dir string, seeds []uint64) {
	texts := make([]string, len(seeds))
	for i := range texts {
		texts[i] = generate(seeds[i]).text()
	}
	ours, theirs, same := s.outputs(ctx, dir, texts, batchTimeout)
	for i := range min(len(seeds), len(same)) {
		s.mu.Lock()
		s.ran++
		if ours[i] == theirs[i] && !same[i] {
			s.reworded++
		}
		s.mu.Unlock()
		if ours[i] == theirs[i] {
			continue
		}
		names, ok := explained(texts[i], ours[i], theirs[i])
		if !ok && s.unsteady(ctx, dir, texts[i]) {
			names, ok = []string{"CPython prints otherwise from run to run"}, true
		}
		if ok {
			s.mu.Lock()
			s.known++
			s.reasons.add(names)
			if s.tries == 0 {
				fmt.Printf("seed %d: %s\n", seeds[i], strings.Join(names, ", "))
			}
			s.mu.Unlock()
			continue
		}
		if s.full() || ctx.Err() != nil {
			continue
		}
		if s.tries == 0 {
			s.mention(seeds[i], texts[i], ours[i], theirs[i])
		} else {
			s.report(ctx, dir, seeds[i])
		}
	}
}

// outputs returns what programs print under both, made comparable, and whether it is the same as it is.
func (s *session) outputs(ctx context.Context, dir string, texts []string, timeout time.Duration) (ours, theirs []string, same []bool) {
	ours = run(ctx, hognoseCommand(s.hognose), dir, texts, timeout)
	theirs = run(ctx, pythonCommand(s.python), dir, texts, timeout)
	for i := range min(len(ours), len(theirs)) {
		same = append(same, ours[i] == theirs[i])
	}
	for i := range ours {
		ours[i] = asOlder(ours[i])
	}
	for i := range theirs {
		theirs[i] = asNewer(theirs[i])
	}
	return ours, theirs, same
}

// unsteady reports whether CPython itself prints something else from run to run where the outputs of a program part: the
// order of a set whose items have addresses or texts for hashes.
func (s *session) unsteady(ctx context.Context, dir, text string) bool {
	ours, theirs, _ := s.outputs(ctx, dir, []string{text}, oneTimeout)
	at := parting(text, ours[0], theirs[0])
	for range 3 {
		_, again, _ := s.outputs(ctx, dir, []string{text}, oneTimeout)
		if theirs[0] != again[0] && parting(text, theirs[0], again[0]) <= at {
			return true
		}
	}
	return false
}

// parting returns the first line without a known reason in which two outputs differ.
func parting(source, ours, theirs string) int {
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	at := 0
	for at < min(len(a), len(b))-1 && (a[at] == b[at] || known(source, a[at], b[at]) != "") {
		at++
	}
	return at
}

// mention prints where the outputs of a program part.
func (s *session) mention(seed uint64, source, ours, theirs string) {
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	at := parting(source, ours, theirs)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.found++
	fmt.Printf("\n---- seed %d\n---- hognose\n%s\n---- CPython\n%s\n", seed, a[at], b[at])
}

// report prints the smallest form of a program that differs.
func (s *session) report(ctx context.Context, dir string, seed uint64) {
	one := func(p *program) (ours, theirs string) {
		a, b, _ := s.outputs(ctx, dir, []string{p.text()}, oneTimeout)
		return a[0], b[0]
	}
	p := generate(seed)
	reduce(p, func(p *program) bool {
		if ctx.Err() != nil {
			return false
		}
		ours, theirs := one(p)
		_, ok := explained(p.text(), ours, theirs)
		return ours != theirs && !ok && !s.unsteady(ctx, dir, p.text())
	}, s.tries)
	if ctx.Err() != nil {
		return
	}
	ours, theirs := one(p)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.found++
	fmt.Printf("\n---- seed %d\n%s---- hognose\n%s---- CPython\n%s", seed, p.text(), ours, theirs)
}
