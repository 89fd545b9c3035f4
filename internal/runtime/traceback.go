package runtime

// This file prints uncaught errors as CPython 3.14 does: frames with source
// lines and carets, causes and contexts, notes.

import (
	"fmt"
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// FormatError returns the text that an uncaught error prints to stderr.
func (r *Runtime) FormatError(err error) string {
	e := py.AsException(err)
	if e == nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	r.formatChain(&b, e, map[*py.Exception]bool{})
	return b.String()
}

func (r *Runtime) formatChain(b *strings.Builder, e *py.Exception, seen map[*py.Exception]bool) {
	seen[e] = true
	if len(seen) < 200 {
		switch {
		case e.Cause != nil && !seen[e.Cause]:
			r.formatChain(b, e.Cause, seen)
			b.WriteString("\nThe above exception was the direct cause of the following exception:\n\n")
		case e.Cause == nil && e.Context != nil && !e.Suppress && !seen[e.Context]:
			r.formatChain(b, e.Context, seen)
			b.WriteString("\nDuring handling of the above exception, another exception occurred:\n\n")
		}
	}
	r.formatOne(b, e, "")
}

func (r *Runtime) formatOne(b *strings.Builder, e *py.Exception, indent string) {
	if e.Traceback != nil {
		b.WriteString("Traceback (most recent call last):\n")
		r.formatFrames(b, e.Traceback)
	}
	r.formatMessage(b, e)
}

// formatFrames prints the entries, folding repetitions of recursion.
func (r *Runtime) formatFrames(b *strings.Builder, t *py.Traceback) {
	type place struct {
		file string
		line int
		name string
	}
	var last place
	count := 0
	flush := func() {
		if count > 3 {
			n := count - 3
			s := "s"
			if n == 1 {
				s = ""
			}
			fmt.Fprintf(b, "  [Previous line repeated %d more time%s]\n", n, s)
		}
	}
	for ; t != nil; t = t.Next {
		info := vm.FrameInfo(t.Frame, t.Lasti)
		p := place{info.File, t.Line, info.Name}
		if p != last {
			flush()
			last, count = p, 0
		}
		if count++; count > 3 {
			continue
		}
		fmt.Fprintf(b, "  File \"%s\", line %d, in %s\n", info.File, t.Line, info.Name)
		r.formatLine(b, info, t.Line)
	}
	flush()
}

func (r *Runtime) sourceLine(file string, line int) (string, bool) {
	if text, ok := r.typed[file]; ok {
		return lineOf(text, line)
	}
	if r.opts.ReadFile == nil || strings.HasPrefix(file, "<") {
		return "", false
	}
	src, err := r.opts.ReadFile(file)
	if err != nil {
		return "", false
	}
	return lineOf(string(src), line)
}

// lineOf returns a line of a text, counted from 1.
func lineOf(text string, line int) (string, bool) {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return "", false
	}
	return strings.TrimRight(lines[line-1], "\r"), true
}

func (r *Runtime) formatLine(b *strings.Builder, info vm.Info, line int) {
	text, ok := r.sourceLine(info.File, line)
	if !ok {
		return
	}
	stripped := strings.TrimLeft(text, " \t\f")
	b.WriteString("    " + strings.TrimRight(stripped, " \t") + "\n")
	p := info.Pos
	if p.Col < 0 || int(p.Line) != line {
		return
	}
	indent := len(text) - len(stripped)
	from, to := int(p.Col)-indent, int(p.EndCol)-indent
	trimmed := strings.TrimRight(stripped, " \t")
	if p.EndLine != p.Line {
		to = len(trimmed)
	}
	if from < 0 || to <= from || to > len(stripped) {
		return
	}
	// The whole line needs no carets.
	if from == 0 && to >= len(trimmed) {
		return
	}
	fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", len([]rune(stripped[:from]))), strings.Repeat("^", len([]rune(stripped[from:to]))))
}

func (r *Runtime) formatMessage(b *strings.Builder, e *py.Exception) {
	th := &r.Thread.Thread
	name := e.Type().QualifiedName(th)
	if e.Type().ModuleName() == "__main__" {
		name = e.Type().GetQualname()
	}
	if e.Type().IsSubtype(py.SyntaxError) {
		r.formatSyntax(b, e, name)
		return
	}
	s, err := py.StrOf(th, e.Value())
	switch {
	case err != nil:
		b.WriteString(name + ": <exception str() failed>\n")
	case s.String() == "":
		b.WriteString(name + "\n")
	default:
		b.WriteString(name + ": " + s.String() + "\n")
	}
	r.formatNotes(b, e)
}

func (r *Runtime) formatNotes(b *strings.Builder, e *py.Exception) {
	th := &r.Thread.Thread
	notes, err := py.LookupAttrGo(th, e.Value(), "__notes__")
	if err != nil || notes.IsAbsent() {
		return
	}
	if l := py.ToList(notes); l != nil {
		for _, n := range l.Items() {
			if s, err := py.StrOf(th, n); err == nil {
				b.WriteString(s.String() + "\n")
			}
		}
	}
}

func (r *Runtime) formatSyntax(b *strings.Builder, e *py.Exception, name string) {
	num := func(i int) int {
		n, _ := py.AsInt(e.Fields[i])
		return int(n)
	}
	if f := py.ToStr(e.Fields[py.FieldFilename]); f != nil {
		p := syntaxParts{file: f.String(), line: num(py.FieldLineno), col: num(py.FieldOffset), endLine: num(py.FieldEndLineno), endCol: num(py.FieldEndOffset)}
		if t := py.ToStr(e.Fields[py.FieldText]); t != nil {
			p.text, p.hasText = t.String(), true
		} else {
			p.text, p.hasText = r.sourceLine(f.String(), p.line)
		}
		formatSyntaxParts(b, p)
	}
	msg := "<no detail available>"
	if s := py.ToStr(e.Fields[py.FieldSynMsg]); s != nil {
		msg = s.String()
	}
	b.WriteString(name + ": " + msg + "\n")
	r.formatNotes(b, e)
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
	indent := len([]rune(text)) - len([]rune(stripped))
	from, to := p.col-1-indent, p.endCol-1-indent
	if p.endLine != p.line || to <= from {
		to = from + 1
	}
	if from >= 0 {
		fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", from), strings.Repeat("^", to-from))
	}
}
