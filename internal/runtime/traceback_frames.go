package runtime

// This file prints the frames of a traceback: source lines with markers under the
// part that failed, ~~~ for an operation's operands and ^^^ for what it is about.

import (
	"fmt"
	"sort"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
	"github.com/hognose/hognose/syntax"
)

// stdlibPrefix begins the file names of modules that are embedded.
const stdlibPrefix = LibraryPath + "/"

// repeatShown is how many of the frames of a recursion are shown.
const repeatShown = 3

// shown returns the part of a traceback that sys.tracebacklimit lets be shown: as many entries from its end.
func (w *report) shown(t *py.Traceback) *py.Traceback {
	limit, ok := w.r.VM.In.Sys.GetStr(w.th.Intern("tracebacklimit"))
	if !ok || !py.IsIntLike(limit) {
		return t
	}
	n, err := py.IndexInt(w.th, limit)
	if err != nil {
		return t
	}
	if n <= 0 {
		return nil
	}
	entries := 0
	for e := t; e != nil; e = e.Next {
		entries++
	}
	for ; entries > n; entries-- {
		t = t.Next
	}
	return t
}

// frames returns the entries of a traceback, repetitions of recursion folded.
func (w *report) frames(t *py.Traceback) string {
	type place struct {
		file string
		line int
		name string
	}
	var b strings.Builder
	var last place
	count := 0
	flush := func() {
		if n := count - repeatShown; n > 0 {
			s := "s"
			if n == 1 {
				s = ""
			}
			fmt.Fprintf(&b, "  [Previous line repeated %d more time%s]\n", n, s)
		}
	}
	for ; t != nil; t = t.Next {
		info, line := vm.FrameInfo(t.Frame, int(t.Lasti)), int(t.Line)
		p := place{info.File, line, info.Name}
		if p != last || count == 0 {
			flush()
			last, count = p, 0
		}
		if count++; count > repeatShown {
			continue
		}
		file := info.File
		if strings.HasPrefix(file, "<stdin>-") {
			file = "<stdin>"
		}
		fmt.Fprintf(&b, "  File \"%s\", line %d, in %s\n", file, line, info.Name)
		w.source(&b, info, line)
	}
	flush()
	return b.String()
}

// lines returns the lines of the source of an entry, nil if there are none to be had.
func (w *report) lines(info vm.Info) []string {
	if info.Text != nil {
		if info.Text != w.text { // frames of one program come together
			w.text, w.textLines = info.Text, strings.Split(*info.Text, "\n")
		}
		return w.textLines
	}
	file := info.File
	lines, ok := w.files[file]
	if !ok {
		if text, ok := w.r.sourceText(file); ok {
			lines = strings.Split(text, "\n")
		}
		w.files[file] = lines
	}
	return lines
}

// sourceText returns the source text that a code's file name stands for.
func (r *Runtime) sourceText(file string) (string, bool) {
	if name, ok := strings.CutPrefix(file, stdlibPrefix); ok {
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".py"), "/__init__")
		return stdlib.Source(strings.ReplaceAll(name, "/", "."))
	}
	if strings.HasPrefix(file, "<") {
		return "", false
	}
	src, err := r.readFile(file)
	if err != nil {
		return "", false
	}
	if text, err := syntax.Decode(src); err == nil {
		return text, true
	}
	return string(src), true
}

func (r *Runtime) sourceLine(file string, line int) (string, bool) {
	text, ok := r.sourceText(file)
	lines := strings.Split(text, "\n")
	if !ok || line < 1 || line > len(lines) {
		return "", false
	}
	return strings.TrimRight(lines[line-1], "\r"), true
}

// source writes the source lines of an entry.
func (w *report) source(b *strings.Builder, info vm.Info, line int) {
	file := w.lines(info)
	if line < 1 || line > len(file) {
		return
	}
	p := info.Pos
	end := line
	exact := p.Col >= 0 && p.EndCol >= 0 && int(p.Line) == line && int(p.EndLine) >= line
	if exact {
		end = min(int(p.EndLine), len(file))
	}
	var lines []string
	for _, l := range file[line-1 : end] {
		lines = append(lines, strings.TrimRight(l, " \t\r\f\v"))
	}
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return
	}
	first, last := lines[0], lines[len(lines)-1]
	dedent(lines)
	if !exact || int(p.EndLine) > len(file) || int(p.Col) > len(first) || int(p.EndCol) > len(last) {
		b.WriteString("    " + strings.TrimSpace(lines[0]) + "\n")
		return
	}
	m := &marked{}
	for _, l := range lines {
		m.lines = append(m.lines, []rune(l))
	}
	cut := len(first) - len(lines[0])
	m.start = wtf8.RuneCount(first[min(cut, int(p.Col)):int(p.Col)])
	m.end = wtf8.RuneCount(last[min(cut, int(p.EndCol)):int(p.EndCol)])
	out := strings.Split(strings.TrimSuffix(m.render(), "\n"), "\n")
	dedent(out)
	for _, l := range out {
		b.WriteString("    " + l + "\n")
	}
}

// dedent takes the white space that all lines start with off them.
func dedent(lines []string) {
	shared, found := "", false
	for i, l := range lines {
		body := strings.TrimLeft(l, " \t")
		if body == "" {
			lines[i] = ""
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
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, shared)
	}
}

// marked is a piece of source with the range in it that an instruction stands for:
// from character start of the first line to character end of the last.
type marked struct {
	lines      [][]rune
	start, end int
}

// anchors are the range inside the marked one that the operation is about.
type anchors struct {
	leftLine, left, rightLine, right int
}

// render returns the lines worth showing, with markers.
func (m *marked) render() string {
	last := len(m.lines) - 1
	a := m.anchors()
	carets := m.worthMarking(a != nil)
	show := map[int]bool{0: true, last: true}
	from, to := m.width(0, m.start), m.width(last, m.end)
	left, right := 0, 0
	if a != nil {
		left, right = a.left, a.right
		if a.leftLine == 0 {
			left += m.start
		}
		if a.rightLine == 0 {
			right += m.start
		}
		left, right = m.width(a.leftLine, left), m.width(a.rightLine, right)
		for d := -1; d <= 1; d++ {
			show[a.leftLine+d], show[a.rightLine+d] = true, true
		}
	}
	var b strings.Builder
	line := func(n int) {
		text := m.lines[n]
		b.WriteString(string(text) + "\n")
		if !carets {
			return
		}
		indent := 0
		for indent < len(text) && unidata.IsSpace(text[indent]) {
			indent++
		}
		stop := to
		if n < last {
			stop = m.width(n, len(text))
		}
		for col := range stop {
			switch {
			case col < indent || n == 0 && col < from:
				b.WriteByte(' ')
			case a == nil:
				b.WriteByte('^')
			case (n > a.leftLine || n == a.leftLine && col >= left) && (n < a.rightLine || n == a.rightLine && col < right):
				b.WriteByte('^')
			default:
				b.WriteByte('~')
			}
		}
		b.WriteByte('\n')
	}
	var shown []int
	for n := range show {
		if n >= 0 && n <= last {
			shown = append(shown, n)
		}
	}
	sort.Ints(shown)
	for i, n := range shown {
		if i > 0 {
			switch gap := n - shown[i-1]; {
			case gap == 2:
				line(n - 1)
			case gap > 2:
				fmt.Fprintf(&b, "...<%d lines>...\n", gap-1)
			}
		}
		line(n)
	}
	return b.String()
}

// width returns how many columns the first n characters of a line take.
func (m *marked) width(line, n int) int {
	w := 0
	for _, r := range m.lines[line][:min(n, len(m.lines[line]))] {
		w++
		if r >= 0x1100 {
			if e := unidata.EastAsianWidth(r); e == "W" || e == "F" {
				w++
			}
		}
	}
	return w + max(n-len(m.lines[line]), 0)
}

// worthMarking reports whether markers would say more than the lines themselves.
func (m *marked) worthMarking(anchored bool) bool {
	all := make([]string, len(m.lines))
	for i, l := range m.lines {
		all[i] = string(l)
	}
	if res, err := syntax.Parse([]byte(strings.Join(all, "\n")), "", &syntax.Options{Text: true}); err == nil {
		mod, _ := res.Mod.(*syntax.Module)
		if mod == nil || len(mod.Body) == 0 {
			return false
		}
		var call *syntax.Call
		switch s := mod.Body[0].(type) {
		case *syntax.Return:
			if c, ok := s.Value.(*syntax.Call); ok {
				if _, ok := c.Func.(*syntax.Name); ok {
					call = c
				}
			}
		case *syntax.Assign:
			if _, ok := s.Targets[0].(*syntax.Name); ok && len(s.Targets) == 1 {
				call, _ = s.Value.(*syntax.Call)
			}
		}
		if call != nil && call.Line == 1 && int(call.EndLine) == len(m.lines) && int(call.Col) == m.start && int(call.EndCol) == m.end {
			return false
		}
	}
	if anchored {
		return true
	}
	before, after := m.lines[0][:min(m.start, len(m.lines[0]))], m.lines[len(m.lines)-1]
	return strings.TrimSpace(string(before)) != "" || strings.TrimSpace(string(after[min(m.end, len(after)):])) != ""
}

// anchors finds the operator, the brackets of a subscript or the parentheses of a
// call in the marked range, if it is one of these.
func (m *marked) anchors() *anchors {
	var seg [][]rune
	for i, l := range m.lines {
		from, to := 0, len(l)
		if i == len(m.lines)-1 {
			to = min(m.end, len(l))
		}
		if i == 0 {
			from = min(m.start, to)
		}
		seg = append(seg, l[from:to])
	}
	var text strings.Builder
	text.WriteString("(\n")
	for _, l := range seg {
		text.WriteString(string(l) + "\n")
	}
	text.WriteString(")")
	res, err := syntax.Parse([]byte(text.String()), "", &syntax.Options{Text: true})
	if err != nil {
		return nil
	}
	mod, _ := res.Mod.(*syntax.Module)
	if mod == nil || len(mod.Body) != 1 {
		return nil
	}
	s, ok := mod.Body[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	c := cursor{lines: seg}
	switch e := s.Value.(type) {
	case *syntax.BinOp:
		if !c.after(e.Left.Span()) || !c.find(func(r rune) bool { return !unidata.IsSpace(r) && r != ')' }) {
			return nil
		}
		a := &anchors{c.line, c.col, c.line, c.col + 1}
		right := e.Right.Span()
		if next := c.col + 1; next < len(seg[c.line]) {
			r := seg[c.line][next]
			if (int(right.Line)-2 > c.line || next < c.chars(int(right.Line)-2, int(right.Col))) && !unidata.IsSpace(r) && r != '\\' && r != '#' {
				a.right++
			}
		}
		return a
	case *syntax.Subscript:
		return c.brackets(e.Value.Span(), e.Span(), '[')
	case *syntax.Call:
		return c.brackets(e.Func.Span(), e.Span(), '(')
	}
	return nil
}

// cursor is a place in lines; it steps over line ends, comments and continuations.
type cursor struct {
	lines     [][]rune
	line, col int
}

// chars converts a byte offset in a line to characters.
func (c *cursor) chars(line, offset int) int {
	n := 0
	for _, r := range c.lines[line] {
		if offset <= 0 {
			break
		}
		offset -= wtf8.RuneLen(r)
		n++
	}
	return n
}

func (c *cursor) valid() bool {
	for c.line < len(c.lines) && c.col >= len(c.lines[c.line]) {
		c.line, c.col = c.line+1, 0
	}
	return c.line < len(c.lines)
}

// after moves behind an expression. The parsed text has a line more at its start.
func (c *cursor) after(p *syntax.Pos) bool {
	c.line = int(p.EndLine) - 2
	if c.line < 0 || c.line >= len(c.lines) {
		return false
	}
	c.col = c.chars(c.line, int(p.EndCol))
	return c.valid()
}

func (c *cursor) find(want func(rune) bool) bool {
	for c.valid() {
		switch r := c.lines[c.line][c.col]; {
		case r == '\\' || r == '#':
			c.line, c.col = c.line+1, 0
		case want(r):
			return true
		default:
			c.col++
		}
	}
	return false
}

func (c *cursor) brackets(head, whole *syntax.Pos, open rune) *anchors {
	if !c.after(head) || !c.find(func(r rune) bool { return r == open }) {
		return nil
	}
	a := &anchors{leftLine: c.line, left: c.col, rightLine: int(whole.EndLine) - 2}
	if a.rightLine < 0 || a.rightLine >= len(c.lines) {
		return nil
	}
	a.right = c.chars(a.rightLine, int(whole.EndCol))
	return a
}
