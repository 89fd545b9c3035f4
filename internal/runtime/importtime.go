package runtime

// This file reports imports as they happen: -X importtime and -v.

import (
	"fmt"
	"strings"
	"time"

	"github.com/hognose/hognose/py"
)

// importTimes is the state of -X importtime.
type importTimes struct {
	on     bool
	header bool
	inner  []time.Duration // what nested imports took, by level
}

// importBegins notes that a module is looked for.
func (r *Runtime) importBegins() time.Time {
	if !r.times.on {
		return time.Time{}
	}
	r.times.inner = append(r.times.inner, 0)
	return time.Now()
}

// importEnds reports a module that was imported, or not.
func (r *Runtime) importEnds(th *py.Thread, name string, mod py.Value, began time.Time) {
	if r.times.on {
		n := len(r.times.inner) - 1
		total := time.Since(began)
		self := total - r.times.inner[n]
		r.times.inner = r.times.inner[:n]
		if n > 0 {
			r.times.inner[n-1] += total
		}
		if !r.times.header {
			r.times.header = true
			r.note(th, "import time: self [us] | cumulative | imported package\n")
		}
		r.note(th, fmt.Sprintf("import time: %9d | %10d | %s%s\n", self.Microseconds(), total.Microseconds(), strings.Repeat("  ", n), name))
	}
	if r.opts.Flags.Verbose > 0 && !mod.IsAbsent() {
		loader, err := py.LookupAttrGo(th, mod, "__loader__")
		if err != nil {
			return
		}
		text, err := py.ReprGo(th, orNone(loader))
		if err != nil {
			return
		}
		r.note(th, "import "+reprStr(name)+" # "+text+"\n")
	}
}

// note writes to sys.__stderr__.
func (r *Runtime) note(th *py.Thread, text string) {
	if f, ok := r.VM.In.Sys.GetStr(th.Intern("__stderr__")); ok && !f.IsNone() {
		_, _ = th.CallMethodGo(f, "write", py.String(text)) // nobody to tell
	}
}
