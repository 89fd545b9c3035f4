package compile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/internal/hostsys"
	"github.com/hognose/hognose/syntax"
)

var update = flag.Bool("update", false, "store what is made now as what is expected")

func compiled(src, name string) (*bytecode.Code, error) {
	res, err := syntax.Parse([]byte(src), name, &syntax.Options{Mode: syntax.Exec})
	if err != nil {
		return nil, err
	}
	return compile.Compile(res.Mod, compile.Options{Filename: name})
}

// TestDisassembly compares the code of the files in testdata with what is stored.
func TestDisassembly(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		c, err := compiled(string(src), filepath.Base(f))
		if err != nil {
			t.Fatal(err)
		}
		if err := bytecode.Verify(c); err != nil {
			t.Error(err)
		}
		got := bytecode.Disassemble(c, true)
		stored := strings.TrimSuffix(f, ".py") + ".dis"
		if *update {
			if err := os.WriteFile(stored, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(stored)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is compiled to other code; if that is meant, run go test ./internal/compile -args -update\n%s", f, got)
		}
	}
}

// TestLarge compiles what is large or deep: the result is code or an error, soon.
func TestLarge(t *testing.T) {
	n := 100000
	cases := map[string]string{
		"sum":          "x = " + strings.Repeat("a + ", n) + "a",
		"constants":    "x = " + strings.Repeat("1 + ", n) + "1",
		"and":          "x = " + strings.Repeat("a and ", n) + "a",
		"comparisons":  "x = " + strings.Repeat("a < ", n) + "a",
		"list":         "x = [" + strings.Repeat("a, ", n) + "]",
		"tuple":        "x = (" + strings.Repeat("1, ", n) + ")",
		"dict":         "x = {" + strings.Repeat("'k': 1, ", n) + "}",
		"call":         "f(" + strings.Repeat("a, ", n) + ")",
		"strings":      "x = " + strings.Repeat("'a' ", n),
		"lines":        strings.Repeat("a = b.c(1)\n", n),
		"names":        "def f():\n" + strings.Repeat(" a = 1\n", n) + " return a\n",
		"elif":         "if a: pass\n" + strings.Repeat("elif a: pass\n", n),
		"functions":    strings.Repeat("def f(): return 1\n", n/10),
		"parentheses":  "x = " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n),
		"brackets":     "x = " + strings.Repeat("[", n) + strings.Repeat("]", n),
		"unary":        "x = " + strings.Repeat("-", n) + "1",
		"attributes":   "x = a" + strings.Repeat(".a", n),
		"calls":        "x = a" + strings.Repeat("()", n),
		"lambdas":      "x = " + strings.Repeat("lambda: ", n) + "1",
		"conditionals": "x = " + strings.Repeat("a if b else ", n) + "1",
		"targets":      strings.Repeat("x = ", n) + "1",
		"with":         "with " + strings.Repeat("a, ", n) + "a: pass",
		"number":       "x = 0x" + strings.Repeat("f", n),
	}
	if os.Getenv("HOGNOSE_LONG") != "" {
		cases["ten megabytes"] = strings.Repeat("a = b.c(1)\n", 1000000)
	}
	for name, src := range cases {
		began := hostsys.CPUTime()
		c, err := compiled(src, "large.py")
		took := hostsys.CPUTime() - began
		if err == nil {
			// Of huge code Verify says that it is too much for it: it is not cached then.
			if verr := bytecode.Verify(c); verr != nil && !strings.Contains(verr.Error(), "too complex") {
				t.Errorf("%s: %v", name, verr)
			}
		}
		all := hostsys.CPUTime() - began
		if all > 10*time.Second {
			t.Errorf("%s: took %v", name, all)
		}
		t.Logf("%s: %v, with Verify %v, error: %v", name, took.Round(time.Millisecond), all.Round(time.Millisecond), err != nil)
	}
}
