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
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
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
	flag.IntVar(&o.tries, "tries", 400, "runs to make a differing program smaller; 0: print only where its output differs")
	flag.BoolVar(&o.print, "print", false, "print the programs, run nothing")
	flag.StringVar(&o.functions, "functions", "", "compare functions instead: part of the name of scripts in functions/, or all")
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
	s := &session{options: o, python: python}
	work := make(chan uint64)
	var wg sync.WaitGroup
	for j := range max(o.jobs, 1) {
		dir := filepath.Join(tmp, fmt.Sprint(j))
		if err := os.Mkdir(dir, 0o700); err != nil {
			return 0, err
		}
		wg.Go(func() {
			for seed := range work {
				s.batch(ctx, dir, seed, min(o.batch, o.n-int(seed-o.seed)))
			}
		})
	}
	for i := 0; i < o.n && ctx.Err() == nil && !s.full(); i += o.batch {
		work <- o.seed + uint64(i)
	}
	close(work)
	wg.Wait()
	fmt.Printf("%d programs, %d differ, %d differ for a known reason\n", s.ran, s.found, s.known)
	return s.found, ctx.Err()
}

// session is one comparison; its methods may be called from several goroutines.
type session struct {
	options
	python string

	mu                sync.Mutex
	ran, found, known int
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

// batch compares n programs from a seed on.
func (s *session) batch(ctx context.Context, dir string, seed uint64, n int) {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = generate(seed + uint64(i)).text()
	}
	ours, theirs := s.outputs(ctx, dir, texts, batchTimeout)
	for i := 0; i < n && i < len(ours) && i < len(theirs); i++ {
		s.mu.Lock()
		s.ran++
		s.mu.Unlock()
		if ours[i] == theirs[i] {
			continue
		}
		if explained(ours[i], theirs[i]) || s.unsteady(ctx, dir, texts[i]) {
			s.mu.Lock()
			s.known++
			s.mu.Unlock()
			continue
		}
		if s.full() || ctx.Err() != nil {
			continue
		}
		if s.tries == 0 {
			s.mention(seed+uint64(i), ours[i], theirs[i])
		} else {
			s.report(ctx, dir, seed+uint64(i))
		}
	}
}

// outputs returns what programs print under both, made comparable.
func (s *session) outputs(ctx context.Context, dir string, texts []string, timeout time.Duration) (ours, theirs []string) {
	ours = run(ctx, hognoseCommand(s.hognose), dir, texts, timeout)
	theirs = run(ctx, pythonCommand(s.python), dir, texts, timeout)
	for i := range ours {
		ours[i] = asOlder(ours[i])
	}
	for i := range theirs {
		theirs[i] = asNewer(theirs[i])
	}
	return ours, theirs
}

// unsteady reports whether CPython itself prints something else from run to run where the outputs of a program part: the
// order of a set whose items have addresses or texts for hashes.
func (s *session) unsteady(ctx context.Context, dir, text string) bool {
	ours, theirs := s.outputs(ctx, dir, []string{text}, oneTimeout)
	at := parting(ours[0], theirs[0])
	for range 3 {
		_, again := s.outputs(ctx, dir, []string{text}, oneTimeout)
		if theirs[0] != again[0] && parting(theirs[0], again[0]) <= at {
			return true
		}
	}
	return false
}

// parting returns the first line without a known reason in which two outputs differ.
func parting(ours, theirs string) int {
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	at := 0
	for at < min(len(a), len(b))-1 && (a[at] == b[at] || known(a[at], b[at])) {
		at++
	}
	return at
}

// mention prints where the outputs of a program part.
func (s *session) mention(seed uint64, ours, theirs string) {
	a, b := strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	at := parting(ours, theirs)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.found++
	fmt.Printf("\n---- seed %d\n---- hognose\n%s\n---- CPython\n%s\n", seed, a[at], b[at])
}

// report prints the smallest form of a program that differs.
func (s *session) report(ctx context.Context, dir string, seed uint64) {
	one := func(p *program) (ours, theirs string) {
		a, b := s.outputs(ctx, dir, []string{p.text()}, oneTimeout)
		return a[0], b[0]
	}
	p := generate(seed)
	reduce(p, func(p *program) bool {
		if ctx.Err() != nil {
			return false
		}
		ours, theirs := one(p)
		return ours != theirs && !explained(ours, theirs) && !s.unsteady(ctx, dir, p.text())
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
