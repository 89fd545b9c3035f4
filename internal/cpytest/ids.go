// This file runs and counts the tests of a list of ids.

package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// idList is a list of test ids, as unittest names them, without those that occur a second time.
type idList struct{ ids []string }

// readIDs reads a list of ids, one a line, which may be gzipped.
func readIDs(file string) (*idList, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var in io.Reader = bytes.NewReader(text)
	if bytes.HasPrefix(text, []byte{0x1f, 0x8b}) {
		if in, err = gzip.NewReader(in); err != nil {
			return nil, err
		}
	}
	l := &idList{}
	seen := map[string]bool{}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		// Some runners name the kind of a test before it, where its id is that of a doctest.
		id := strings.TrimPrefix(strings.TrimSpace(lines.Text()), "DocTestCase.")
		if id != "" && !seen[id] {
			seen[id] = true
			l.ids = append(l.ids, id)
		}
	}
	return l, lines.Err()
}

// write puts the ids into a file for the driver.
func (l *idList) write(file string) error {
	return os.WriteFile(file, []byte(strings.Join(l.ids, "\n")+"\n"), 0o666)
}

// print tells how the ids went that are in the files of a report. Those that a list of excluded ones names are different in
// 3.14, or no part of Python, for the reason given there.
func (l *idList) print(r *report) {
	ours := map[string]bool{}
	for _, f := range r.Files {
		ours[f.Name] = true
	}
	all := r.total().Results
	listed, passed, excluded := 0, 0, 0
	for _, id := range l.ids {
		parts := strings.SplitN(id, ".", 3)
		if len(parts) < 3 || parts[0] != "test" || !ours[parts[1]] {
			continue
		}
		listed++
		switch o, ok := all[id]; {
		case !ok:
			fmt.Printf("  not found: %s\n", id)
		case o.Kind == "passed":
			passed++
		case o.Kind == "excluded":
			excluded++
			fmt.Printf("  excluded: %s\n", id)
		default:
			fmt.Printf("  %s: %s: %s\n", o.Kind, id, o.Line)
		}
	}
	if listed > 0 {
		fmt.Printf("of %d listed ids, %d pass: %.1f%%; without the %d excluded ones %.1f%%\n",
			listed, passed, 100*float64(passed)/float64(listed), excluded, 100*float64(passed)/float64(max(1, listed-excluded)))
	}
}
