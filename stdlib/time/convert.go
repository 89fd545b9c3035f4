package time

// This file defines the conversions between seconds, struct_time and text.

import (
	"fmt"
	"math"
	"math/big"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/re"
)

var (
	bigMaxInt32 = big.NewInt(math.MaxInt32)
	bigMinInt32 = big.NewInt(math.MinInt32)
)

var convertFuncs = []py.NativeDef{
	{Sig: "gmtime(seconds=None, /)", Doc: "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT).\nWithout an argument, the current time.", Fn: gmtime},
	{Sig: "localtime(seconds=None, /)", Doc: "Convert seconds since the Epoch to a time tuple expressing local time.\nWithout an argument, the current time.", Fn: localtime},
	{Sig: "mktime(tuple, /)", Doc: "Convert a time tuple in local time to seconds since the Epoch.", Fn: mktime},
	{Sig: "asctime(tuple=?, /)", Doc: "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.\nWithout an argument, the current time as returned by localtime() is used.", Fn: asctime},
	{Sig: "ctime(seconds=None, /)", Doc: "Convert a time in seconds since the Epoch to a string in local time: asctime(localtime(seconds)).", Fn: ctime},
	{Sig: "strftime(*args)", Doc: "strftime(format[, tuple]) -> string\n\nWrite a time, by default that of now, in a format.", Fn: strftime},
	{Sig: "strptime(*args)", Doc: "strptime(string, format) -> struct_time\n\nRead a time from a text in a format.", Fn: strptime},
	{Sig: "tzset()", Doc: "Take the local time zone from the environment variable TZ.", Fn: tzset},
}

// timeArg returns the seconds that an optional argument means, which must have a year that C can hold.
func timeArg(th *py.Thread, v py.Value) (int64, error) {
	if v.IsNone() {
		return th.Interp.Clock().Unix(), nil
	}
	n, err := toTimeT(th, v)
	if err != nil {
		return 0, err
	}
	if y := datefmt.FromEpoch(n).Year - 1900; y != int64(int32(y)) {
		return 0, py.OSErrorOf(75, "Value too large for defined data type", "")
	}
	return n, nil
}

func gmtime(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := timeArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	t := datefmt.FromEpoch(n)
	t.Zone, t.HasZone, t.HasOffset = "GMT", true, true
	return NewStructTime(&t), nil
}

func localtime(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := timeArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	t := local(stateOf(th).loc, n)
	return NewStructTime(&t), nil
}

func mktime(th *py.Thread, a []py.Value) (py.Value, error) {
	t, err := fromTuple(th, a[0], "mktime")
	if err != nil {
		return py.Value{}, err
	}
	return py.Float(float64(epochOf(stateOf(th).loc, &t))), nil
}

func ascii(t *datefmt.TM) py.Value {
	return py.String(fmt.Sprintf("%s %s%3d %02d:%02d:%02d %d", datefmt.WeekdaysShort[t.WDay], datefmt.MonthsShort[t.Mon], t.Day, t.Hour, t.Min, t.Sec, t.Year))
}

func asctime(th *py.Thread, a []py.Value) (py.Value, error) {
	var t datefmt.TM
	var err error
	if a[0].IsAbsent() {
		t = local(stateOf(th).loc, th.Interp.Clock().Unix())
	} else {
		if t, err = fromTuple(th, a[0], "asctime"); err != nil {
			return py.Value{}, err
		}
		if err = check(&t); err != nil {
			return py.Value{}, err
		}
	}
	t.WDay %= 7
	return ascii(&t), nil
}

func ctime(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := timeArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	t := local(stateOf(th).loc, n)
	return ascii(&t), nil
}

func strftime(th *py.Thread, a []py.Value) (py.Value, error) {
	args := py.ToTuple(a[0]).Items()
	switch {
	case len(args) == 0:
		return py.Value{}, py.TypeErrorf("strftime() takes at least 1 argument (0 given)")
	case len(args) > 2:
		return py.Value{}, py.TypeErrorf("strftime() takes at most 2 arguments (%d given)", len(args))
	}
	f := py.ToStr(args[0])
	if f == nil {
		return py.Value{}, py.TypeErrorf("strftime() argument 1 must be str, not %s", args[0].Type().Name)
	}
	loc := stateOf(th).loc
	var t datefmt.TM
	var err error
	if len(args) == 1 {
		t = local(loc, th.Interp.Clock().Unix())
	} else {
		if t, err = fromTuple(th, args[1], "strftime"); err != nil {
			return py.Value{}, err
		}
		if err = check(&t); err != nil {
			return py.Value{}, err
		}
	}
	if !t.HasZone && t.IsDST >= 0 {
		z, _, _ := zones(th)
		if t.Zone = z.Standard; t.IsDST > 0 {
			t.Zone = z.Daylight
		}
	}
	t.Epoch = func() int64 { return epochOf(loc, &t) }
	s, err := datefmt.Strftime(&t, f.String(), th.Poll)
	return py.String(s), err
}

// Parse parses text by a format of strptime, for this module and datetime.
func Parse(th *py.Thread, text, format py.Value) (datefmt.TM, error) {
	for i, v := range []py.Value{text, format} {
		if py.ToStr(v) == nil {
			return datefmt.TM{}, py.TypeErrorf("strptime() argument %d must be str, not %s", i, py.ReprType(v))
		}
	}
	st := stateOf(th)
	s, f := py.ToStr(text), py.ToStr(format)
	z, _, _ := zones(th)
	p, ok := st.patterns[f.String()]
	if !ok {
		var err error
		p, err = datefmt.CompileFormat(f.String(), z.Names(), th.Poll)
		if err != nil {
			return datefmt.TM{}, formatError(th, err, p)
		}
		if p.DayOfMonth && !p.YearInFormat {
			if err := th.Eval.Warn(th, py.DeprecationWarning, noYear, 3); err != nil {
				return datefmt.TM{}, err
			}
		} else {
			// A format that warns does so each time, so it is not remembered.
			if len(st.patterns) > 16 {
				clear(st.patterns)
			}
			st.patterns[f.String()] = p
		}
	}
	t, err := p.Parse(s.String(), s.IsASCII(), func() (string, string, error) {
		r, err := py.ReprGo(th, text)
		if err != nil {
			return "", "", err
		}
		q, err := py.ReprGo(th, format)
		return r, q, err
	}, z, th.Poll)
	return t, formatError(th, err, p)
}

const noYear = "Parsing dates involving a day of month without a year specified is ambiguous\nand fails to parse leap day. The default behavior will change in Python 3.15\nto either always raise an exception or to use a different default year (TBD).\nTo avoid trouble, add a specific year to the input & format.\nSee https://github.com/python/cpython/issues/70647."

// formatError turns an error of datefmt into an exception.
func formatError(th *py.Thread, err error, p *datefmt.Pattern) error {
	switch e := err.(type) {
	case nil:
		return nil
	case *datefmt.FormatError:
		return py.ValueErrorf("%s", e.Msg)
	case *datefmt.PatternError:
		return re.Raise(th, e.Err, py.String(e.Text))
	}
	return err
}

func strptime(th *py.Thread, a []py.Value) (py.Value, error) {
	args := py.ToTuple(a[0]).Items()
	if len(args) == 0 {
		return py.Value{}, py.TypeErrorf("_strptime_time() missing 1 required positional argument: 'data_string'")
	}
	if len(args) > 2 {
		return py.Value{}, py.TypeErrorf("_strptime_time() takes from 1 to 2 positional arguments but %d were given", len(args))
	}
	format := py.String("%a %b %d %H:%M:%S %Y")
	if len(args) == 2 {
		format = args[1]
	}
	t, err := Parse(th, args[0], format)
	if err != nil {
		return py.Value{}, err
	}
	return NewStructTime(&t), nil
}
