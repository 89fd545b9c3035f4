// This file runs one process under limits and measures it.

package runner

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Command says what to run.
type Command struct {
	Args    []string // the program and its arguments
	Dir     string   // working directory, "" for ours
	Env     []string // environment, nil for ours
	Stdin   string
	Timeout time.Duration // wall time, 0 for none
	MaxRSS  int64         // resident bytes, 0 for no limit; kept on Linux only
	Lines   func(line []byte)
	// Lines, if set, gets each line of standard output as it comes, without its newline, from one goroutine;
	// Result.Stdout then stays empty.
}

// Result says how it went.
type Result struct {
	Stdout, Stderr []byte
	ExitCode       int // -1 if a signal ended it or it never started
	Signal         string
	Wall, CPU      time.Duration // CPU is user and system time
	MaxRSS         int64         // peak resident bytes
	TimedOut       bool
	OverMemory     bool
	Err            error // it could not be started
}

// maxOutput bounds what is kept of each output stream.
const maxOutput = 64 << 20

// Run runs c to its end, or kills it with everything it started when it is over a limit or ctx ends.
// It may be called from several goroutines at once.
func Run(ctx context.Context, c Command) Result {
	var r Result
	cmd := exec.Command(c.Args[0], c.Args[1:]...)
	cmd.Dir, cmd.Env = c.Dir, c.Env
	if c.Stdin != "" {
		cmd.Stdin = bytes.NewReader([]byte(c.Stdin))
	}
	var stdout, stderr bounded
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var lines *lineWriter
	if c.Lines != nil {
		lines = &lineWriter{do: c.Lines}
		cmd.Stdout = lines
	}
	cmd.WaitDelay = 2 * time.Second // do not wait for ever on pipes that grandchildren hold
	OwnGroup(cmd)
	floor := selfPeak()
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return Result{Err: err, ExitCode: -1}
	}
	done := make(chan struct{})
	var sampled int64
	var watch sync.WaitGroup
	watch.Go(func() {
		var deadline <-chan time.Time
		if c.Timeout > 0 {
			t := time.NewTimer(c.Timeout)
			defer t.Stop()
			deadline = t.C
		}
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-ctx.Done():
				KillGroup(cmd)
				return
			case <-deadline:
				r.TimedOut = true
				KillGroup(cmd)
				return
			case <-tick.C:
				now, peak := residentBytes(cmd.Process.Pid)
				sampled = max(sampled, peak)
				if c.MaxRSS > 0 && now > c.MaxRSS {
					r.OverMemory = true
					KillGroup(cmd)
					return
				}
				if age := time.Since(start); age > time.Second {
					tick.Reset(25 * time.Millisecond)
				}
			}
		}
	})
	err := cmd.Wait()
	close(done)
	watch.Wait()
	r.Wall = time.Since(start)
	KillGroup(cmd) // what it left running
	if lines != nil {
		lines.flush()
	}
	r.Stdout, r.Stderr = stdout.Bytes(), stderr.Bytes()
	state := cmd.ProcessState
	r.ExitCode = state.ExitCode()
	r.CPU = state.UserTime() + state.SystemTime()
	r.Signal = signalOf(state)
	// The kernel starts a child's peak at what its parent held at the fork, so it says something only above our own.
	if r.MaxRSS = peakOf(state); r.MaxRSS <= floor && sampled > 0 {
		r.MaxRSS = sampled
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
		r.Err = err
	}
	return r
}

// Environ returns our own environment with the given NAME=value pairs on top.
func Environ(pairs ...string) []string { return append(os.Environ(), pairs...) }

// bounded keeps the first maxOutput bytes written to it.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if room := maxOutput - b.Len(); room > 0 {
		b.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// ReadFrom hides Buffer's own, which knows no bound.
func (b *bounded) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{b}, r)
}

// lineWriter hands on whole lines.
type lineWriter struct {
	do   func([]byte)
	rest []byte
}

func (w *lineWriter) Write(p []byte) (int, error) {
	w.rest = append(w.rest, p...)
	for {
		i := bytes.IndexByte(w.rest, '\n')
		if i < 0 {
			return len(p), nil
		}
		w.do(w.rest[:i])
		w.rest = w.rest[i+1:]
	}
}

func (w *lineWriter) flush() {
	if len(w.rest) > 0 {
		w.do(w.rest)
	}
}
