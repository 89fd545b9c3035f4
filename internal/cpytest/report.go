// This file holds the results of a run, and writes and compares them.

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// outcome is how one method went.
type outcome struct {
	Kind string `json:"kind"` // passed, failed, errored, skipped, excluded
	Line string `json:"line,omitempty"`
}

type fileResult struct {
	Name     string             `json:"name"`
	Seconds  float64            `json:"seconds"`
	Results  map[string]outcome `json:"results"` // by test id
	Problems []string           `json:"problems,omitempty"`
}

type report struct {
	Interpreter string        `json:"interpreter"`
	Tests       string        `json:"tests"` // CPython's version
	Files       []*fileResult `json:"files"`
}

func (f *fileResult) count(kind string) int {
	n := 0
	for _, o := range f.Results {
		if o.Kind == kind {
			n++
		}
	}
	return n
}

// share is the part of the methods that were run and not skipped that passed, in percent; a dash if there was none.
func (f *fileResult) share() string {
	passed, bad := f.count("passed"), f.count("failed")+f.count("errored")
	if passed+bad == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100*float64(passed)/float64(passed+bad))
}

func (f *fileResult) run() int { return len(f.Results) - f.count("excluded") }

func (f *fileResult) summary() string {
	return fmt.Sprintf("%-26s %5s%%  %d methods: %d passed, %d failed, %d errored, %d skipped, %d excluded, %.1f s",
		f.Name, f.share(), f.run(), f.count("passed"), f.count("failed"), f.count("errored"), f.count("skipped"), f.count("excluded"), f.Seconds)
}

// bad returns the ids of the methods that did not pass, sorted.
func (f *fileResult) bad() []string {
	ids := slices.Sorted(maps.Keys(f.Results))
	return slices.DeleteFunc(ids, func(id string) bool {
		k := f.Results[id].Kind
		return k != "failed" && k != "errored"
	})
}

func (f *fileResult) printFailures(most int) {
	for _, p := range f.Problems {
		fmt.Printf("    ! %s\n", p)
	}
	for i, id := range f.bad() {
		if i == most {
			fmt.Printf("    ... and %d more\n", len(f.bad())-most)
			break
		}
		fmt.Printf("    %s: %s\n", strings.TrimPrefix(id, "test."+f.Name+"."), f.Results[id].Line)
	}
}

func (r *report) total() *fileResult {
	all := &fileResult{Name: "total", Results: map[string]outcome{}}
	for _, f := range r.Files {
		maps.Copy(all.Results, f.Results)
		all.Seconds += f.Seconds
	}
	return all
}

func (r *report) writeJSON(file string) error {
	text, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o666)
}

func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Tests of CPython %s, run by `go run ./internal/cpytest`. The share is of the methods that were run and not skipped.\n\n", r.Tests)
	b.WriteString("| file | methods | passed | failed | errored | skipped | excluded | share |\n|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, f := range append(slices.Clone(r.Files), r.total()) {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %d | %s %% |\n",
			f.Name, f.run(), f.count("passed"), f.count("failed"), f.count("errored"), f.count("skipped"), f.count("excluded"), f.share())
	}
	b.WriteString("\n## What does not pass\n")
	for _, f := range r.Files {
		if len(f.bad())+len(f.Problems) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n### %s\n\n", f.Name)
		for _, p := range f.Problems {
			fmt.Fprintf(&b, "- %s\n", code(p))
		}
		for _, id := range f.bad() {
			fmt.Fprintf(&b, "- %s: %s\n", strings.TrimPrefix(id, "test."+f.Name+"."), code(f.Results[id].Line))
		}
	}
	return b.String()
}

// code puts a line of text into backticks.
func code(s string) string {
	s = strings.ReplaceAll(s, "\n", " ")
	if strings.Contains(s, "`") {
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}

// printComparison names what got better and worse since an earlier run.
func (r *report) printComparison(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var old report
	if err := json.Unmarshal(text, &old); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	was, now := old.total().Results, r.total().Results
	var better, worse []string
	for _, id := range slices.Sorted(maps.Keys(now)) {
		before, known := was[id]
		switch {
		case !known || before.Kind == now[id].Kind:
		case now[id].Kind == "passed":
			better = append(better, id)
		case before.Kind == "passed":
			worse = append(worse, id+" ("+now[id].Kind+": "+now[id].Line+")")
		}
	}
	for _, f := range r.Files {
		for _, g := range old.Files {
			if f.Name != g.Name {
				continue
			}
			for _, id := range slices.Sorted(maps.Keys(g.Results)) {
				if _, ok := f.Results[id]; !ok && g.Results[id].Kind == "passed" {
					worse = append(worse, id+" (no longer run)")
				}
			}
		}
	}
	fmt.Printf("since %s: %d better, %d worse\n", file, len(better), len(worse))
	for _, id := range better {
		fmt.Println("  +", id)
	}
	for _, id := range worse {
		fmt.Println("  -", id)
	}
	return nil
}
