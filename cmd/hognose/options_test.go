package main

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestOptions(t *testing.T) {
	t.Setenv("PYTHONWARNINGS", "")
	t.Setenv("PYTHONIOENCODING", "")
	for _, c := range []struct {
		args string
		from source
		what string
		rest string
	}{
		{"", fromStdin, "", ""},
		{"-", fromStdin, "-", ""},
		{"- a b", fromStdin, "-", "a b"},
		{"-c pass -x", fromCommand, "pass", "-x"},
		{"-cpass", fromCommand, "pass", ""},
		{"-BOc pass", fromCommand, "pass", ""},
		{"-m json.tool -h", fromModule, "json.tool", "-h"},
		{"-u -W error x.py -c y", fromFile, "x.py", "-c y"},
	} {
		o, err := parseOptions(strings.Fields(c.args))
		if err != nil {
			t.Errorf("%s: %v", c.args, err)
		} else if got := strings.Join(o.args, " "); o.from != c.from || o.what != c.what || got != c.rest {
			t.Errorf("%s: got %v %q %q", c.args, o.from, o.what, got)
		}
	}
	o, err := parseOptions(strings.Fields("-IOOqbbi -Werror -X dev -Xa=b -"))
	if err != nil {
		t.Fatal(err)
	}
	want := o.flags
	want.Optimize, want.BytesWarning, want.Isolated, want.IgnoreEnvironment, want.SafePath, want.NoUserSite = 2, 2, true, true, true, true
	want.Inspect, want.Interactive, want.Quiet, want.DevMode = true, true, true, true
	want.WarnOptions, want.XOptions = []string{"error"}, []string{"dev", "a=b"}
	if !reflect.DeepEqual(o.flags, want) {
		t.Errorf("got %+v, want %+v", o.flags, want)
	}
	for args, msg := range map[string]string{
		"-z": "Unknown option: -z\n", "-c": "Argument expected for the -c option\n", "--nosuch": "unknown option --nosuch\n",
		"--check-hash-based-pycs=x": "--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n",
	} {
		var u usageError
		if _, err := parseOptions(strings.Fields(args)); !errors.As(err, &u) || !strings.HasPrefix(err.Error(), msg) {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestIndentation(t *testing.T) {
	for text, want := range map[string]string{
		"if x:\n": "    ", "if x: # c\n": "    ", "    y\n": "    ", "    return\n": "", "x = (\n": "", "\tif y:\n": "\t    ",
	} {
		if got := indentation(text); got != want {
			t.Errorf("after %q: %q, want %q", text, got, want)
		}
	}
}

func TestLastName(t *testing.T) {
	for text, want := range map[string]string{"": "", "x = os.pa": "os.pa", "f(": "", "é.b": "é.b", "a + b1": "b1"} {
		if got := lastName(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPaint(t *testing.T) {
	plain := "Traceback (most recent call last):\n  File \"x.py\", line 3, in f\n    return a + 1/0\n               ~^~\nZeroDivisionError: division by zero\n"
	got := paintTraceback(plain)
	for _, part := range []string{colourPlace + `"x.py"` + colourReset, "    return a + " + colourRange + "1", colourType + "ZeroDivisionError"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in %q", part, got)
		}
	}
	for _, text := range []string{plain, "def f(): 'a' # b", "'unfinished", "é = 1\n\n", ""} {
		bare := text
		if text == plain {
			bare = got
		} else {
			bare = highlight(text)
		}
		for _, c := range []string{colourReset, colourPrompt, colourKeyword, colourString, colourNumber, colourComment, colourPlace, colourError} {
			bare = strings.ReplaceAll(bare, c, "")
		}
		if bare != text {
			t.Errorf("colours change the text: %q became %q", text, bare)
		}
	}
}
