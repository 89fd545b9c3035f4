package main

// This file measures another interpreter: how late an exception arrives that
// PyThreadState_SetAsyncExc raises in a thread which is busy in an entry's work.

import (
	"bufio"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"github.com/hognose/hognose/internal/natives"
	"github.com/hognose/hognose/internal/runner"
)

const (
	otherTries = 3                // for each entry
	otherSetup = 30 * time.Second // until the work has begun
	otherMost  = 3 * time.Second  // from the request to the exception; then the process is killed
)

// otherScript raises in a thread again and again, and tells on its output when the
// work has begun, how late the exception arrived, or which other exception ended it.
var otherScript = fmt.Sprintf(`
import ctypes, os, sys, threading, time
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1) # the victim may print
def tell(*words): os.write(out, (" ".join(map(str, words)) + "\n").encode())
def begun():
    tell("begun")
    ready.set()
def victim():
    try:
        exec(code, {"ready": begun, "wait": threading.Event().wait})
    except SystemExit:
        tell("late", time.perf_counter() - asked)
    except BaseException as e:
        tell("other", type(e).__name__)
code = compile(sys.argv[1], "busy", "exec")
ready = threading.Event()
for i in range(%d):
    ready.clear()
    t = threading.Thread(target=victim, daemon=True)
    t.start()
    while not ready.wait(0.1) and t.is_alive(): pass
    time.sleep(0.02)
    asked = time.perf_counter()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(t.ident), ctypes.py_object(SystemExit))
    t.join()
os._exit(0)
`, otherTries)

// other returns the latest of a few tries in the other interpreter, in milliseconds,
// as a cell of the table. It takes a bounded time, also where nothing can be stopped.
func other(n natives.Native) string {
	cmd := exec.Command(*python, "-c", otherScript, n.Script())
	runner.OwnGroup(cmd) // what it has started ends with it
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "-"
	}
	if err := cmd.Start(); err != nil {
		return "-"
	}
	defer func() {
		runner.KillGroup(cmd)
		_ = cmd.Wait()
	}()
	told := make(chan string, 3*otherTries)
	go func() {
		defer close(told)
		for s := bufio.NewScanner(out); s.Scan(); {
			told <- s.Text()
		}
	}()
	late, most := -1.0, otherSetup
	for {
		select {
		case line, more := <-told:
			what, word, _ := strings.Cut(line, " ")
			var seconds float64
			switch {
			case !more && late < 0:
				return "-"
			case !more:
				return fmt.Sprintf("%.1f", late*1000)
			case what == "other":
				return "none: " + word
			case what == "late":
				_, _ = fmt.Sscan(word, &seconds)
				late, most = max(late, seconds), otherSetup
			default:
				most = otherMost // the thread that asks may not even get to run
			}
		case <-time.After(most):
			if most == otherSetup {
				return "-"
			}
			return fmt.Sprintf("> %d", otherMost.Milliseconds())
		}
	}
}
