package runtime

// This file prints uncaught errors as CPython 3.14 does: chains of causes and
// contexts, groups, notes. The frames are in traceback_frames.go.

import (
	"fmt"
	"strings"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

const (
	maxGroupWidth = 15    // exceptions shown of a group
	maxGroupDepth = 10    // groups within groups
	maxTold       = 10000 // exceptions in all
)

// report writes what an uncaught error prints.
type report struct {
	r         *Runtime
	th        *py.Thread
	b         strings.Builder
	depth     int                 // of groups
	needClose bool                // the line that ends a group is still to come
	files     map[string][]string // lines of the files shown
	text      *string             // the source that was last shown of those in no file,
	textLines []string            // and its lines
}

// FormatError returns the text that an uncaught error prints to stderr.
func (r *Runtime) FormatError(err error) string {
	e := py.AsException(err)
	if e == nil {
		return err.Error() + "\n"
	}
	w := &report{r: r, th: &r.Thread.Thread, files: map[string][]string{}}
	w.chain(storyOf(e))
	return w.b.String()
}

// emit writes lines behind the margin of the group they are in.
func (w *report) emit(text string, margin byte) {
	if w.depth == 0 {
		w.b.WriteString(text)
		return
	}
	indent := strings.Repeat("  ", w.depth) + string(margin) + " "
	for line := range strings.Lines(text) {
		w.b.WriteString(indent)
		w.b.WriteString(line)
	}
}

// story is an exception with what is told of the others that led to it.
type story struct {
	e     *py.Exception
	prior *story // its cause or context
	how   string // what joins them
	items []*story
}

// storyOf sorts out what is told where: every cause and context once, at the place
// where CPython tells it.
func storyOf(e *py.Exception) *story {
	seen := map[*py.Exception]bool{}
	all := 0
	tell := func(e *py.Exception) *story {
		seen[e] = true
		all++
		return &story{e: e}
	}
	top := tell(e)
	for todo := []*story{top}; len(todo) > 0 && all < maxTold; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if c := s.e.Cause; c != nil && !seen[c] {
			s.prior, s.how = tell(c), "\nThe above exception was the direct cause of the following exception:\n\n"
		} else if c := s.e.Context; c != nil && !seen[c] && !s.e.Suppress {
			s.prior, s.how = tell(c), "\nDuring handling of the above exception, another exception occurred:\n\n"
		}
		if s.prior != nil {
			todo = append(todo, s.prior)
		}
		for _, v := range py.GroupExceptions(s.e) {
			if x := py.ToException(v); x != nil {
				s.items = append(s.items, tell(x))
			}
		}
		todo = append(todo, s.items...)
	}
	return top
}

// chain writes an exception after those that led to it.
func (w *report) chain(last *story) {
	var links []*story
	for s := last; s != nil; s = s.prior {
		links = append(links, s)
	}
	for i := len(links) - 1; i >= 0; i-- {
		s := links[i]
		if s.prior != nil {
			w.emit(s.how, '|')
		}
		if s.items != nil {
			w.group(s)
			continue
		}
		if tb := w.shown(s.e.Traceback); tb != nil {
			w.emit("Traceback (most recent call last):\n", '|')
			w.emit(w.frames(tb), '|')
		}
		w.emit(w.message(s.e), '|')
	}
}

func (w *report) group(s *story) {
	e, items := s.e, s.items
	if w.depth > maxGroupDepth {
		w.emit(fmt.Sprintf("... (max_group_depth is %d)\n", maxGroupDepth), '|')
		return
	}
	top := w.depth == 0
	margin := byte('|')
	if top {
		w.depth, margin = 1, '+'
	}
	if tb := w.shown(e.Traceback); tb != nil {
		w.emit("Exception Group Traceback (most recent call last):\n", margin)
		w.emit(w.frames(tb), '|')
	}
	w.emit(w.message(e), '|')
	n := min(len(items), maxGroupWidth+1)
	w.needClose = false
	for i := range n {
		last := i == n-1
		if last {
			w.needClose = true
		}
		title, lead := fmt.Sprint(i+1), "  "
		if i >= maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			lead = "+-"
		}
		w.b.WriteString(strings.Repeat("  ", w.depth) + lead + "+---------------- " + title + " ----------------\n")
		w.depth++
		if i < maxGroupWidth {
			w.chain(items[i])
		} else {
			rest, s := len(items)-maxGroupWidth, ""
			if rest > 1 {
				s = "s"
			}
			w.emit(fmt.Sprintf("and %d more exception%s\n", rest, s), '|')
		}
		if last && w.needClose {
			w.b.WriteString(strings.Repeat("  ", w.depth) + "+------------------------------------\n")
			w.needClose = false
		}
		w.depth--
	}
	if top {
		w.depth = 0
	}
}

// message returns the last lines of a report: type, text, notes.
func (w *report) message(e *py.Exception) string {
	name := e.Type().QualifiedName(w.th)
	if e.Type().ModuleName() == "__main__" {
		name = e.Type().GetQualname()
	}
	var b strings.Builder
	if e.Type().IsSubtype(py.SyntaxError) {
		w.r.formatSyntax(&b, e, name)
	} else {
		text := "<exception str() failed>"
		if s, err := py.StrOf(w.th, e.Value()); err == nil {
			text = s.String() + w.hint(e)
		}
		b.WriteString(name)
		if text != "" {
			b.WriteString(": " + text)
		}
		b.WriteByte('\n')
	}
	w.notes(&b, e)
	return b.String()
}

func (w *report) notes(b *strings.Builder, e *py.Exception) {
	notes, err := py.LookupAttrGo(w.th, e.Value(), "__notes__")
	switch {
	case err != nil:
		fmt.Fprintf(b, "Ignored error getting __notes__: %s\n", w.safeRepr(py.AsException(err)))
		return
	case notes.IsAbsent() || notes.IsNone():
		return
	}
	if py.ToStr(notes) != nil || py.ToBytes(notes) != nil || notes.Type().SeqItem == nil {
		s, err := py.ReprGo(w.th, notes)
		if err != nil {
			s = "<__notes__ repr() failed>"
		}
		b.WriteString(s + "\n")
		return
	}
	items, err := py.ToSlice(w.th, notes)
	if err != nil {
		return
	}
	for _, n := range items {
		s, err := py.StrOf(w.th, n)
		if err != nil {
			b.WriteString("<note str() failed>\n")
			continue
		}
		b.WriteString(s.String() + "\n")
	}
}

func (w *report) safeRepr(e *py.Exception) string {
	if e != nil {
		if s, err := py.ReprGo(w.th, e.Value()); err == nil {
			return s
		}
	}
	return "<exception repr() failed>"
}

// misspelt looks for a misspelt keyword in the source of a syntax error; nil: none.
func (r *Runtime) misspelt(e *py.Exception) *syntax.Error {
	msg := py.ToStr(e.Fields[py.FieldSynMsg])
	if msg == nil || msg.String() != "invalid syntax" && !strings.Contains(msg.String(), "Perhaps you forgot a comma") {
		return nil
	}
	var source string
	fromFile := true
	if m := py.ToTuple(e.Fields[py.FieldMetadata]); m != nil && len(m.Items()) == 3 && py.ToStr(m.Items()[2]) != nil {
		source, fromFile = py.ToStr(m.Items()[2]).String(), false
	} else if file := py.ToStr(e.Fields[py.FieldFilename]); file != nil {
		source, _ = r.sourceText(file.String())
	}
	_, err := syntax.Parse([]byte(source), "", &syntax.Options{Text: !fromFile})
	x, ok := err.(*syntax.Error)
	if !ok || x.Msg != msg.String() {
		return nil
	}
	return x.SuggestKeyword(source, fromFile)
}

func (r *Runtime) formatSyntax(b *strings.Builder, e *py.Exception, name string) {
	num := func(i int) int {
		n, _ := py.AsInt(e.Fields[i])
		return int(n)
	}
	hint := r.misspelt(e)
	if f := e.Fields[py.FieldFilename]; !f.IsAbsent() && !f.IsNone() {
		file := ""
		if s, err := py.StrOf(&r.Thread.Thread, f); err == nil { // it may be bytes, or anything
			file = s.String()
		}
		p := syntaxParts{file: file, line: num(py.FieldLineno), col: num(py.FieldOffset), endLine: num(py.FieldEndLineno), endCol: num(py.FieldEndOffset)}
		if t := py.ToStr(e.Fields[py.FieldText]); t != nil {
			p.text, p.hasText = t.String(), true
		} else {
			p.text, p.hasText = r.sourceLine(file, p.line)
		}
		if hint != nil {
			p.line, p.endLine, p.col, p.endCol, p.text, p.hasText = hint.Line, hint.EndLine, hint.Col, hint.EndCol, hint.Text, true
		}
		formatSyntaxParts(b, p)
	}
	msg := "<no detail available>"
	if hint != nil {
		msg = hint.Msg
	} else if s := py.ToStr(e.Fields[py.FieldSynMsg]); s != nil {
		msg = s.String()
	}
	b.WriteString(name + ": " + msg + "\n")
}

// syntaxParts is where a syntax error is: columns from 1, in characters.
type syntaxParts struct {
	file                       string
	line, col, endLine, endCol int
	text                       string
	hasText                    bool
}

func formatSyntaxParts(b *strings.Builder, p syntaxParts) {
	if p.line <= 0 {
		return
	}
	fmt.Fprintf(b, "  File \"%s\", line %d\n", p.file, p.line)
	if !p.hasText {
		return
	}
	text := strings.TrimRight(p.text, "\n")
	stripped := strings.TrimLeft(text, " \t\f")
	b.WriteString("    " + stripped + "\n")
	all := len([]rune(text))
	indent := all - len([]rune(stripped))
	from, to := p.col-1, p.endCol-1
	if p.endLine != p.line {
		to = all
	}
	from, to = min(from, all)-indent, min(to, all)-indent // nothing is marked behind the line
	if to <= from {
		to = from + 1
	}
	if from >= 0 {
		fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", from), strings.Repeat("^", to-from))
	}
}
