package vm

// This file defines the watchdog of faulthandler.dump_traceback_later: a timer that
// writes where all threads are, whatever they do.

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/hognose/hognose/py"
)

// watchdog is the timer; VM.mu guards it.
type watchdog struct {
	timer *time.Timer
}

// StopWatchdog stops the watchdog of the VM.
func (v *VM) StopWatchdog() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.watchdog.timer != nil {
		v.watchdog.timer.Stop()
		v.watchdog.timer = nil
	}
}

// startWatchdog makes the stacks be written to w after d, again and again if
// repeat is set; with exit the run is killed then.
func (v *VM) startWatchdog(r *Run, d time.Duration, repeat, exit bool, w io.Writer) {
	v.StopWatchdog()
	v.mu.Lock()
	defer v.mu.Unlock()
	var t *time.Timer
	t = time.AfterFunc(d, func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		stacks := r.Stacks(ctx)
		cancel()
		v.mu.Lock()
		mine := v.watchdog.timer == t && !r.ended
		if mine && repeat {
			t.Reset(d)
		} else if mine {
			v.watchdog.timer = nil
		}
		v.mu.Unlock()
		if !mine {
			return
		}
		text := fmt.Sprintf("Timeout (%d:%02d:%02d)!\n", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60) + FormatStacks(stacks)
		_, _ = io.WriteString(w, text) // there is nobody to tell
		if exit {
			r.Kill(&ExitStatus{1})
		}
	})
	v.watchdog.timer = t
}

// ExitStatus is the cause of a run that must end with an exit status at once.
type ExitStatus struct{ Status int }

// Error tells the status.
func (e *ExitStatus) Error() string { return fmt.Sprintf("exit status %d", e.Status) }

// FormatStacks returns stacks as CPython's faulthandler prints them.
func FormatStacks(stacks []Where) string {
	var b strings.Builder
	for i, w := range stacks {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "Thread 0x%016x", w.Thread)
		if w.Name != "" {
			fmt.Fprintf(&b, " [%s]", w.Name)
		}
		b.WriteString(" (most recent call first):\n")
		for i := len(w.Frames) - 1; i >= 0; i-- {
			fmt.Fprintf(&b, "  File \"%s\", line %d in %s\n", w.Frames[i].File, w.Frames[i].Line, w.Frames[i].Name)
			if w.Left > 0 && len(w.Frames)-i == maxWhere {
				b.WriteString("  ...\n")
			}
		}
	}
	return b.String()
}

// The native part of faulthandler.
var dumpLater = py.NativeDef{
	Sig: "_dump_later(timeout, repeat, exit, fd, /)",
	Fn: func(pt *py.Thread, a []py.Value) (py.Value, error) {
		sec, _ := py.AsFloat(a[0])
		if n, ok := py.AsInt(a[0]); ok {
			sec = float64(n)
		}
		repeat, err := py.Truth(pt, a[1])
		if err != nil {
			return py.Value{}, err
		}
		exit, err := py.Truth(pt, a[2])
		if err != nil {
			return py.Value{}, err
		}
		fd, err := py.IndexInt(pt, a[3])
		if err != nil {
			return py.Value{}, err
		}
		th := self(pt)
		h := th.VM.In.Files.Get(fd)
		if h == nil || th.inRun == nil {
			return py.Value{}, py.OSErrorOf(9, "Bad file descriptor", "")
		}
		th.VM.startWatchdog(th.inRun, time.Duration(min(sec, 1e9)*float64(time.Second)), repeat, exit, h.File)
		return py.None, nil
	},
}

var cancelDump = py.NativeDef{
	Sig: "_cancel_dump_later()",
	Fn: func(pt *py.Thread, a []py.Value) (py.Value, error) {
		self(pt).VM.StopWatchdog()
		return py.None, nil
	},
}

var stackText = py.NativeDef{
	Sig: "_stack_text(all_threads, /)",
	Fn: func(pt *py.Thread, a []py.Value) (py.Value, error) {
		th := self(pt)
		if th.inRun == nil {
			return py.String(""), nil
		}
		var out []Where
		for _, w := range th.inRun.StacksFrom(th) {
			if w.Thread == th.Info.ID || a[0].IsTrue() {
				out = append(out, w)
			}
		}
		text := FormatStacks(out)
		// The thread that asks is the current one.
		me := fmt.Sprintf("Thread 0x%016x", th.Info.ID)
		return py.String(strings.Replace(text, me, "Current t"+me[1:], 1)), nil
	},
}
