// This file tests the limits on a process.

//go:build unix

package runner

import (
	"context"
	"strings"
	"testing"
	"time"
)

func TestRun(t *testing.T) {
	sh := func(script string) Command {
		return Command{Args: []string{"/bin/sh", "-c", script}, Timeout: 20 * time.Second}
	}
	t.Run("output and exit code", func(t *testing.T) {
		r := Run(context.Background(), sh("echo out; echo err >&2; exit 3"))
		if string(r.Stdout) != "out\n" || string(r.Stderr) != "err\n" || r.ExitCode != 3 || r.Err != nil {
			t.Errorf("got %+v", r)
		}
	})
	t.Run("time limit", func(t *testing.T) {
		c := sh("sleep 1000 & wait")
		c.Timeout = 50 * time.Millisecond
		if r := Run(context.Background(), c); !r.TimedOut || r.ExitCode != -1 {
			t.Errorf("got %+v", r)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if r := Run(ctx, sh("sleep 1000")); r.Signal == "" || r.TimedOut {
			t.Errorf("got %+v", r)
		}
	})
	t.Run("lines", func(t *testing.T) {
		var got []string
		c := sh("echo one; printf 'two\nthree'")
		c.Lines = func(b []byte) { got = append(got, string(b)) }
		Run(context.Background(), c)
		if strings.Join(got, "|") != "one|two|three" {
			t.Errorf("got %q", got)
		}
	})
	t.Run("no such program", func(t *testing.T) {
		if r := Run(context.Background(), Command{Args: []string{"/no/such/program"}}); r.Err == nil || r.ExitCode != -1 {
			t.Errorf("got %+v", r)
		}
	})
}
