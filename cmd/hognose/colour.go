package main

// This file colours what is typed and what goes wrong, as python3 does.

import (
	"os"
	"regexp"
	"strings"

	"golang.org/x/term"

	"github.com/hognose/hognose/syntax"
)

// The colours are those of CPython 3.14's default theme.
const (
	colourReset   = "\x1b[0m"
	colourPrompt  = "\x1b[1;35m"
	colourKeyword = "\x1b[1;34m"
	colourString  = "\x1b[32m"
	colourNumber  = "\x1b[33m"
	colourComment = "\x1b[31m"
	colourPlace   = "\x1b[35m"
	colourRange   = "\x1b[31m"
	colourError   = "\x1b[1;31m"
	colourType    = "\x1b[1;35m"
)

func paint(text, colour string) string {
	if text == "" {
		return ""
	}
	return colour + text + colourReset
}

// coloured reports whether f is a terminal that gets colours. See no-color.org
// and CPython's documentation of its environment variables.
func coloured(f *os.File) bool {
	switch os.Getenv("PYTHON_COLORS") {
	case "0":
		return false
	case "1":
		return true
	}
	switch {
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return true
	}
	return os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// highlight colours source text.
func highlight(src string) string {
	toks, _ := syntax.Tokenize([]byte(src), "", true, true) // tokens before an error are there too
	if toks == nil {
		return src
	}
	var b strings.Builder
	at := 0
	for _, t := range toks.Tokens {
		from, to := int(t.Start), min(int(t.End), len(src))
		if from < at || from >= to {
			continue
		}
		colour := ""
		switch {
		case t.Kind.IsKeyword():
			colour = colourKeyword
		case t.Kind == syntax.TokNumber:
			colour = colourNumber
		case t.Kind == syntax.TokComment:
			colour = colourComment
		case t.Kind == syntax.TokString || t.Kind >= syntax.TokFStringStart && t.Kind <= syntax.TokTStringEnd:
			colour = colourString
		}
		b.WriteString(src[at:from])
		if colour == "" {
			b.WriteString(src[from:to])
		} else {
			b.WriteString(paint(src[from:to], colour))
		}
		at = to
	}
	b.WriteString(src[at:])
	return b.String()
}

var (
	// placeLine is the line of a traceback that says where: its indentation, the
	// file, the line and the function, if there is one.
	placeLine = regexp.MustCompile(`^([ |]*  )File "(.*)", line (\d+)(?:, in (.*))?$`)
	// caretLine points at a range of the line before it.
	caretLine = regexp.MustCompile(`^([ |]*)([~^]+)$`)
	// errorLine is the last line of a report: the type, and the message.
	errorLine = regexp.MustCompile(`^([ |]*)((?:\w+\.)*\w+)(: .*)?$`)
)

// paintTraceback colours the report of an uncaught error.
func paintTraceback(report string) string {
	lines := strings.SplitAfter(report, "\n")
	var b strings.Builder
	body := 0 // lines of source that may follow a place
	for i, full := range lines {
		line := strings.TrimSuffix(full, "\n")
		end := full[len(line):]
		switch m := placeLine.FindStringSubmatch(line); {
		case m != nil:
			b.WriteString(m[1] + `File ` + paint(`"`+m[2]+`"`, colourPlace) + `, line ` + paint(m[3], colourPlace))
			if m[4] != "" {
				b.WriteString(", in " + paint(m[4], colourPlace))
			}
			b.WriteString(end)
			body = len(m[1]) + 2
			continue
		case body > 0 && len(line) >= body && strings.Trim(line[:body], " |") == "":
			next := ""
			if i+1 < len(lines) {
				next = strings.TrimSuffix(lines[i+1], "\n")
			}
			switch {
			case caretLine.MatchString(line):
				b.WriteString(paintRange(line, line) + end)
			case caretLine.MatchString(next):
				b.WriteString(paintRange(line, next) + end)
			default:
				b.WriteString(full)
			}
			continue
		}
		body = 0
		if m := errorLine.FindStringSubmatch(line); m != nil && strings.Trim(line, " |") != "" {
			b.WriteString(m[1] + paint(m[2], colourType))
			if m[3] != "" {
				b.WriteString(": " + paint(m[3][2:], colourPlace))
			}
			b.WriteString(end)
			continue
		}
		b.WriteString(full)
	}
	return b.String()
}

// paintRange colours the characters of line that carets points at.
func paintRange(line, carets string) string {
	var b strings.Builder
	last := ""
	marks := []rune(carets)
	for i, r := range []rune(line) {
		colour := ""
		if i < len(marks) {
			switch marks[i] {
			case '^':
				colour = colourError
			case '~':
				colour = colourRange
			}
		}
		if colour != last {
			if last != "" {
				b.WriteString(colourReset)
			}
			b.WriteString(colour)
			last = colour
		}
		b.WriteRune(r)
	}
	if last != "" {
		b.WriteString(colourReset)
	}
	return b.String()
}
