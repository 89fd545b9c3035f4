package time

// This file defines the clocks, and sleep.

import (
	"context"
	"math"
	"time"

	"github.com/hognose/hognose/internal/hostsys"
	"github.com/hognose/hognose/py"
)

func seconds(ns int64) py.Value {
	if ns%1e9 == 0 {
		return py.Float(float64(ns / 1e9))
	}
	return py.Float(float64(ns) / 1e9)
}

func realtime(th *py.Thread) int64 { return th.Interp.Clock().UnixNano() }

func monotonic(th *py.Thread) int64 {
	st := stateOf(th)
	return st.mono + int64(th.Interp.Clock().Sub(st.start))
}

// cpu is the CPU time of the process. It is that of a thread too: a goroutine has
// no clock of its own.
func cpu(th *py.Thread) int64 { return int64(hostsys.CPUTime()) }

func clockFuncs() []py.NativeDef {
	var out []py.NativeDef
	for _, c := range []struct {
		name, doc string
		read      func(th *py.Thread) int64
	}{
		{"time", "Return the current time in seconds since the Epoch.", realtime},
		{"monotonic", "Monotonic clock, cannot go backward.", monotonic},
		{"perf_counter", "Performance counter for benchmarking.", monotonic},
		{"process_time", "Return the processor time that the process has used, in seconds.", cpu},
		{"thread_time", "Return the processor time that the thread has used, in seconds.", cpu},
	} {
		read := c.read
		out = append(out,
			py.NativeDef{Sig: c.name + "()", Doc: c.doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return seconds(read(th)), nil }},
			py.NativeDef{Sig: c.name + "_ns()", Doc: c.doc + "\n\nThe result is in nanoseconds.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(read(th)), nil }})
	}
	return append(out,
		py.NativeDef{Sig: "sleep(object, /)", Doc: "Wait for a number of seconds, which may be a fraction.", Fn: sleep},
		py.NativeDef{Sig: "get_clock_info(name, /)", Doc: "Get information of the specified clock.", Fn: clockInfo},
		py.NativeDef{Sig: "clock_gettime(clk_id, /)", Doc: "Return the time of a clock in seconds.", Fn: clockFunc(clockGet, seconds)},
		py.NativeDef{Sig: "clock_gettime_ns(clk_id, /)", Doc: "Return the time of a clock in nanoseconds.", Fn: clockFunc(clockGet, py.Int)},
		py.NativeDef{Sig: "clock_getres(clk_id, /)", Doc: "Return the resolution (precision) of the specified clock clk_id.", Fn: clockFunc(clockRes, seconds)},
		py.NativeDef{Sig: "clock_settime(clk_id, time, /)", Doc: "Set the time of the specified clock clk_id: not permitted here.", Fn: clockSet},
		py.NativeDef{Sig: "clock_settime_ns(clk_id, time, /)", Doc: "Set the time of the specified clock clk_id with nanoseconds: not permitted here.", Fn: clockSet},
		py.NativeDef{Sig: "pthread_getcpuclockid(thread_id, /)", Doc: "Return the clk_id of a thread's CPU time clock.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if !py.IsIntLike(a[0]) {
				return py.Value{}, py.TypeErrorf("pthread_getcpuclockid() argument 1 must be int, not %s", a[0].Type().Name)
			}
			for _, c := range clockIDs {
				if c.name == "CLOCK_THREAD_CPUTIME_ID" {
					return py.Int(c.id), nil
				}
			}
			return py.Value{}, py.OSErrorOf(3, "No such process", "")
		}})
}

func clockFunc(read func(id int64) (int64, bool), result func(int64) py.Value) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		id, err := clockArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		ns, ok := read(id)
		if !ok {
			return py.Value{}, py.OSErrorOf(22, "Invalid argument", "")
		}
		return result(ns), nil
	}
}

func clockArg(th *py.Thread, v py.Value) (int64, error) {
	i, err := py.Index(th, v)
	if err != nil {
		if py.IsException(err, py.TypeError) {
			err = py.TypeErrorf("clk_id should be integer, not %s", v.Type().Name)
		}
		return 0, err
	}
	if !i.IsInt() || i.Int() != int64(int32(i.Int())) {
		return 0, py.OverflowErrorf("clk_id is out of range")
	}
	return i.Int(), nil
}

func clockSet(th *py.Thread, a []py.Value) (py.Value, error) {
	id, err := clockArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if id == 0 {
		return py.Value{}, py.OSErrorOf(1, "Operation not permitted", "")
	}
	return py.Value{}, py.OSErrorOf(22, "Invalid argument", "")
}

func clockInfo(th *py.Thread, a []py.Value) (py.Value, error) {
	s := py.ToStr(a[0])
	if s == nil {
		return py.Value{}, py.TypeErrorf("get_clock_info() argument 1 must be str, not %s", a[0].Type().Name)
	}
	impl, mono := "", true
	switch s.String() {
	case "time":
		impl, mono = "clock_gettime(CLOCK_REALTIME)", false
	case "monotonic", "perf_counter":
		impl = "clock_gettime(CLOCK_MONOTONIC)"
	case "process_time":
		impl = "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"
	case "thread_time":
		impl = "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"
	default:
		return py.Value{}, py.ValueErrorf("unknown clock")
	}
	d := py.NewDict()
	d.SetGo(th, "implementation", py.String(impl))
	d.SetGo(th, "monotonic", py.Bool(mono))
	d.SetGo(th, "adjustable", py.Bool(!mono))
	d.SetGo(th, "resolution", py.Float(1e-9))
	return py.NewNamespace(d), nil
}

// Duration converts a number of seconds as time-outs are given, rounded up. It
// has the errors of sleep.
func Duration(th *py.Thread, v py.Value) (time.Duration, error) {
	if f, ok := py.AsFloat(v); ok {
		switch ns := math.Ceil(f * 1e9); {
		case f != f:
			return 0, py.ValueErrorf("Invalid value NaN (not a number)")
		case ns < math.MinInt64 || ns >= math.MaxInt64:
			return 0, py.OverflowErrorf("timestamp out of range for platform time_t")
		case f < 0 && ns >= 0:
			return -1, nil
		default:
			return time.Duration(ns), nil
		}
	}
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() || i.Int() > math.MaxInt64/1000000000 || i.Int() < math.MinInt64/1000000000 {
		return 0, py.OverflowErrorf("timestamp too large to convert to C PyTime_t")
	}
	return time.Duration(i.Int()) * time.Second, nil
}

func sleep(th *py.Thread, a []py.Value) (py.Value, error) {
	d, err := Duration(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if d < 0 {
		return py.Value{}, py.ValueErrorf("sleep length must be non-negative")
	}
	end := time.Now().Add(d)
	return py.None, th.BlockIn("time.sleep", func(ctx context.Context) error {
		// A signal handler may have run in between: sleep for what is left.
		d := time.Until(end)
		if d <= 0 {
			return nil
		}
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

// Seconds is toTimeT for datetime.
func Seconds(th *py.Thread, v py.Value) (int64, error) { return toTimeT(th, v) }

// toTimeT converts seconds since the Epoch, rounded down.
func toTimeT(th *py.Thread, v py.Value) (int64, error) {
	if f, ok := py.AsFloat(v); ok {
		if f != f {
			return 0, py.ValueErrorf("Invalid value NaN (not a number)")
		}
		f = math.Floor(f)
		if f < math.MinInt64 || f >= -math.MinInt64 {
			return 0, py.OverflowErrorf("timestamp out of range for platform time_t")
		}
		return int64(f), nil
	}
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, py.OverflowErrorf("timestamp out of range for platform time_t")
	}
	return i.Int(), nil
}
