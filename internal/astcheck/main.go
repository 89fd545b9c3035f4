// Command astcheck compares the syntax package with an installed CPython: for each Python file under the given folders,
// the tree as ast.dump prints it, positions included, or the syntax error, must be the same.
//
//	go run ./internal/astcheck -python python3.13 [-cache FILE] [-unparse] FOLDER...
package main

import (
	"bufio"
	"bytes"
	"crypto/md5"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/hognose/hognose/syntax"
)

//go:embed dump.py
var script string

// verdict is what CPython said about one file.
type verdict struct {
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Tree  string `json:"tree"`
	Error []any  `json:"error"`
}

func main() {
	python := flag.String("python", "python3.13", "the interpreter to compare with")
	cache := flag.String("cache", "", "file to keep the interpreter's answers in")
	unparse := flag.Bool("unparse", false, "compare the output of ast.unparse instead")
	show := flag.Int("show", 10, "how many differences to print in full")
	snippets := flag.String("snippets", "", "a JSON file with a list of texts: compare their errors instead")
	mode := flag.String("mode", "exec", "what the texts of -snippets are: exec, eval or single")
	flag.Parse()
	if *snippets != "" {
		if err := compareSnippets(*python, *snippets, *mode, *show); err != nil {
			fmt.Fprintln(os.Stderr, "astcheck:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*python, *cache, *unparse, *show, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "astcheck:", err)
		os.Exit(1)
	}
}

func run(python, cache string, unparse bool, show int, roots []string) error {
	paths, err := pythonFiles(roots)
	if err != nil {
		return err
	}
	mode := ""
	if unparse {
		mode = "unparse"
	}
	answers, err := os.ReadFile(cache)
	if cache == "" || err != nil {
		if answers, err = ask(python, mode, paths); err != nil {
			return err
		}
		if cache != "" {
			if err := os.WriteFile(cache, answers, 0o644); err != nil {
				return err
			}
		}
	}
	want := map[string]verdict{}
	sc := bufio.NewScanner(bytes.NewReader(answers))
	sc.Buffer(nil, 1<<28)
	for sc.Scan() {
		var v verdict
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			return err
		}
		want[v.Path] = v
	}
	same, size := 0, 0
	var spent time.Duration
	for _, path := range paths {
		v, known := want[path]
		if !known {
			continue
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		start := time.Now()
		r, err := syntax.Parse(src, path, nil)
		spent += time.Since(start)
		size += len(src)
		text, problem := "", ""
		if err != nil {
			got := describe(err.(*syntax.Error))
			if expected := describeWant(v); got != expected {
				problem = fmt.Sprintf("error %s\n     want %s", got, expected)
			}
		} else {
			if unparse {
				if text, err = syntax.Unparse(r.Mod); err != nil {
					return err
				}
			} else {
				text = syntax.Dump(r.Mod, true)
			}
			sum := md5.Sum([]byte(text))
			switch {
			case v.Error != nil:
				problem = "no error, want " + describeWant(v)
			case hex.EncodeToString(sum[:]) != v.Hash && v.Hash != "recursion":
				problem = "differs"
				if show > 0 {
					full := "full"
					if unparse {
						full = "unparse-full"
					}
					if problem, err = difference(python, full, path, text); err != nil {
						return err
					}
				}
			}
		}
		if problem == "" {
			same++
			continue
		}
		if show--; show >= 0 {
			fmt.Printf("%s: %s\n", path, problem)
		}
	}
	fmt.Printf("%d of %d files equal; %.1f MB parsed at %.1f MB/s\n", same, len(want), float64(size)/1e6, float64(size)/1e6/spent.Seconds())
	return nil
}

func pythonFiles(roots []string) ([]string, error) {
	var paths []string
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// ask runs the script over the paths.
func ask(python, mode string, paths []string) ([]byte, error) {
	args := []string{"-c", script}
	if mode != "" {
		args = append(args, mode)
	}
	cmd := exec.Command(python, args...)
	cmd.Stdin = strings.NewReader(strings.Join(paths, "\n"))
	cmd.Stderr = os.Stderr
	return cmd.Output()
}

func describe(e *syntax.Error) string {
	if e.NoPos {
		return fmt.Sprintf("%s %q -", e.Kind, e.Msg)
	}
	return fmt.Sprintf("%s %q %d:%d-%d:%d", e.Kind, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol)
}

func describeWant(v verdict) string {
	if v.Error == nil {
		return "a tree"
	}
	if v.Error[2] == nil {
		return fmt.Sprintf("%s %q -", v.Error[0], v.Error[1])
	}
	n := func(i int) int { f, _ := v.Error[i].(float64); return int(f) }
	return fmt.Sprintf("%s %q %d:%d-%d:%d", v.Error[0], v.Error[1], n(2), n(3), n(4), n(5))
}

// difference shows where our text begins to differ from CPython's.
func difference(python, mode, path, got string) (string, error) {
	out, err := ask(python, mode, []string{path})
	if err != nil {
		return "", err
	}
	var v verdict
	if err := json.Unmarshal(out, &v); err != nil {
		return "", err
	}
	i := 0
	for i < len(got) && i < len(v.Tree) && got[i] == v.Tree[i] {
		i++
	}
	from := max(0, i-200)
	return fmt.Sprintf("differs at %d\n  got  %s\n  want %s", i, got[from:min(len(got), i+120)], v.Tree[from:min(len(v.Tree), i+120)]), nil
}

// compareSnippets compares the errors of single texts.
func compareSnippets(python, file, mode string, show int) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var texts []string
	if err := json.Unmarshal(data, &texts); err != nil {
		return err
	}
	cmd := exec.Command(python, "-c", script, "snippets", mode)
	cmd.Stdin = bytes.NewReader(data)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return err
	}
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	same := 0
	for i, text := range texts {
		var v verdict
		if err := json.Unmarshal(lines[i], &v); err != nil {
			return err
		}
		got, want := "a tree", describeWant(v)
		r, err := syntax.Parse([]byte(text), "<unknown>", &syntax.Options{Text: true, Mode: modes[mode]})
		if err != nil {
			got = describe(err.(*syntax.Error))
		} else if v.Error == nil {
			got, want = syntax.Dump(r.Mod, true), v.Tree
		}
		if got == want {
			same++
		} else if show--; show >= 0 {
			fmt.Printf("%q\n  got  %s\n  want %s\n", text, got, want)
		}
	}
	fmt.Printf("%d of %d equal\n", same, len(texts))
	return nil
}

var modes = map[string]syntax.Mode{"exec": syntax.Exec, "eval": syntax.Eval, "single": syntax.Single}
