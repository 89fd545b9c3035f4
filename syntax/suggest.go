// This file guesses which keyword was meant where a text is just "invalid syntax", as CPython 3.14 does when it prints
// such an error.

package syntax

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	suggestMaxSource = 1024 // characters of source looked at
	suggestMaxNames  = 10   // names tried
	suggestMaxWords  = 3    // keywords tried for each
)

// SuggestKeyword looks for a misspelt keyword in source, the whole text that e is about. If replacing one name by a
// keyword makes the text parse, as far as it was read, the result is e with a message that says so and the position of
// the name; otherwise nil. fromFile is for a text read from a file: then only the statement that failed is looked at,
// and only names on the line of the error count.
func (e *Error) SuggestKeyword(source string, fromFile bool) *Error {
	if e.NoPos || e.Kind != SyntaxError || e.Msg != "invalid syntax" && !strings.Contains(e.Msg, "Perhaps you forgot a comma") {
		return nil
	}
	source = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(source) // as the tokenizer counts lines
	lines := strings.Split(strings.TrimSuffix(source, "\n"), "\n")
	first := 0
	if fromFile && e.lastStmt > 0 {
		first = e.lastStmt - 1
	}
	end := min(e.Line, len(lines))
	if first >= end {
		return nil
	}
	code, cut := dedent(lines[first:end])
	if utf8.RuneCountInString(strings.Join(code, "\n")) > suggestMaxSource {
		return nil
	}
	toks, _ := Tokenize([]byte(strings.Join(code, "\n")), e.Filename, true, true)
	if toks == nil {
		return nil
	}
	left := suggestMaxNames
	for i, t := range toks.Tokens {
		if t.Kind != TokName || fromFile && first+int(t.Line) != e.Line {
			continue
		}
		if left--; left < 0 {
			return nil
		}
		name := toks.Text(i)
		for _, word := range closestKeywords(name) {
			if int(t.Line) > len(code) || int(t.EndCol) > len(code[t.Line-1]) {
				continue
			}
			line := code[t.Line-1]
			changed := slices.Clone(code)
			changed[t.Line-1] = line[:t.Col] + word + line[t.EndCol:]
			if !parsesSoFar(strings.Join(changed, "\n")) {
				continue
			}
			s := *e
			s.Msg = fmt.Sprintf("invalid syntax. Did you mean '%s'?", word)
			s.Text = lines[first+int(t.Line)-1]
			s.HasText = true
			s.Line = first + int(t.Line)
			s.EndLine = s.Line
			s.Col = charOffset(line, int(t.Col)) + 1 + cut
			s.EndCol = charOffset(line, int(t.EndCol)) + 1 + cut
			return &s
		}
	}
	return nil
}

// dedent takes the indentation that all lines share off them, and returns its length too.
func dedent(lines []string) ([]string, int) {
	shared, found := "", false
	for _, l := range lines {
		body := strings.TrimLeft(l, " \t")
		if body == "" {
			continue
		}
		indent := l[:len(l)-len(body)]
		if !found {
			shared, found = indent, true
		}
		n := 0
		for n < len(shared) && n < len(indent) && shared[n] == indent[n] {
			n++
		}
		shared = shared[:n]
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimPrefix(l, shared)
		if strings.TrimSpace(l) == "" {
			out[i] = ""
		}
	}
	return out, len(shared)
}

// parsesSoFar reports whether code is correct, or the beginning of something correct.
func parsesSoFar(code string) bool {
	_, err := Parse([]byte(code), "", &Options{Text: true})
	if err == nil {
		return true
	}
	return err.(*Error).AtEOF
}

// closestKeywords returns the keywords most like name, the best first.
func closestKeywords(name string) []string {
	if len(name) > 40 {
		return nil
	}
	var out []string
	best := -1
	for _, k := range tokenTexts[TokFalse:] {
		limit := (len(name) + len(k) + 3) * moveCost / 6
		if best >= 0 {
			limit = min(limit, best-1)
		}
		if d := editDistance(name, k); d <= limit && k != name {
			out, best = []string{k}, d
		}
	}
	type scored struct {
		word  string
		score float64
	}
	var close []scored
	for _, k := range tokenTexts[TokFalse:] {
		if r := 2 * float64(matching(k, name)) / float64(len(k)+len(name)); r >= 0.5 {
			close = append(close, scored{k, r})
		}
	}
	slices.SortFunc(close, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return strings.Compare(b.word, a.word)
	})
	for i, c := range close {
		if i < suggestMaxWords {
			out = append(out, c.word)
		}
	}
	return out[:min(len(out), suggestMaxWords)]
}

const (
	moveCost = 2
	caseCost = 1
)

// editDistance is the Levenshtein distance in which a change of case counts half.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = (i + 1) * moveCost
		for j := range len(b) {
			cost := moveCost
			switch {
			case a[i] == b[j]:
				cost = 0
			case a[i]|0x20 == b[j]|0x20:
				cost = caseCost
			}
			d := min(diag+cost, row[j]+moveCost, row[j+1]+moveCost)
			diag, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

// matching counts the characters in the blocks that a and b have in common: the longest, then those on either side.
func matching(a, b string) int {
	bi, bj, size := 0, 0, 0
	for i := range len(a) {
		for j := range len(b) {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			if n > size {
				bi, bj, size = i, j, n
			}
		}
	}
	if size == 0 {
		return 0
	}
	return size + matching(a[:bi], b[:bj]) + matching(a[bi+size:], b[bj+size:])
}
