// This file reads the grammar that programs are made from: grammar/README.md says what it looks like.

package main

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
)

//go:embed grammar/*.txt
var grammarFiles embed.FS

var grammar = readGrammar()

// rule is what a name in the grammar stands for: one of several forms.
type rule struct {
	forms      []*form
	statements bool // the forms are statements
}

// form is one way to write a rule.
type form struct {
	parts    []part // of an expression
	lines    []line // of statements
	numbered bool   // makes names of its own, with $n
}

// part is a piece of a form: a text, a choice, or a name.
type part struct {
	text   string
	choice [][]part // one of these
	quoted []part   // a string literal with this as its text
	name   string   // a rule, or a special name
	scope  *scope   // what variables are known in it
}

// scope changes which variables are known.
type scope struct {
	add  bool // to those that are known already
	vars [][2]string
}

// line is a line of a statement, with what is under it.
type line struct {
	head     []part
	body     []line
	open     bool
	follows  bool // a clause of the statement before it: else, except, ...
	optional bool
	repeated bool
}

func readGrammar() map[string]*rule {
	rules := map[string]*rule{}
	files, err := grammarFiles.ReadDir("grammar")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		text, err := grammarFiles.ReadFile("grammar/" + f.Name())
		if err != nil {
			panic(err)
		}
		readRules(rules, string(text))
	}
	for name, r := range rules {
		for _, f := range r.forms {
			f.numbered = check(rules, name, f)
		}
	}
	return rules
}

// readRules reads one file.
func readRules(rules map[string]*rule, text string) {
	for section := range strings.SplitSeq("\n"+text, "\n== ") {
		name, body, _ := strings.Cut(section, "\n")
		if strings.TrimSpace(name) == "" {
			continue // what is before the first rule is a comment
		}
		name, statements := strings.CutPrefix(name, "statements ")
		r := rules[name]
		if r == nil {
			r = &rule{statements: statements}
			rules[name] = r
		}
		if !statements {
			for text := range strings.Lines(body) {
				if text = strings.TrimSuffix(text, "\n"); text != "" {
					r.forms = append(r.forms, &form{parts: readParts(text)})
				}
			}
			continue
		}
		for text := range strings.SplitSeq(body, "\n\n") {
			if text = strings.Trim(text, "\n"); text != "" {
				lines, rest := readLines(strings.Split(text, "\n"), 0)
				if len(rest) > 0 {
					panic("grammar: " + name + ": " + rest[0])
				}
				r.forms = append(r.forms, &form{lines: lines})
			}
		}
	}
}

var followers = regexp.MustCompile(`^(elif |else:|except[ :*]|finally:)`)

// readLines reads the lines that are indented by so many spaces, and what is under them.
func readLines(texts []string, indent int) (lines []line, rest []string) {
	for len(texts) > 0 {
		text := strings.TrimLeft(texts[0], " ")
		if len(texts[0])-len(text) != indent {
			break
		}
		var l line
		text, l.optional = strings.CutPrefix(text, "$? ")
		text, l.repeated = strings.CutPrefix(text, "$* ")
		l.follows = followers.MatchString(text)
		l.head = readParts(text)
		texts = texts[1:]
		if len(texts) > 0 && strings.HasPrefix(texts[0], strings.Repeat(" ", indent+4)) {
			l.open = true
			l.body, texts = readLines(texts, indent+4)
		}
		lines = append(lines, l)
	}
	return lines, texts
}

var reference = regexp.MustCompile(`^\$([a-z]+)(\{([^}]*)\})?`)

// readParts reads a text with names and choices in it.
func readParts(text string) []part {
	parts, end, rest := readUntil(text)
	if end != "" {
		panic("grammar: " + end + " without a beginning: " + text + rest)
	}
	return parts
}

// readUntil reads up to the end of a choice, or of one of its parts.
func readUntil(text string) (parts []part, end, rest string) {
	for {
		i := strings.IndexByte(text, '$')
		if i < 0 {
			i = len(text)
		}
		if i > 0 {
			parts = append(parts, part{text: text[:i]})
		}
		if text = text[i:]; text == "" {
			return parts, "", ""
		}
		switch two := text[:min(2, len(text))]; two {
		case "$]", "$|":
			return parts, two, text[2:]
		case "$/":
			parts, text = append(parts, part{text: "\n"}), text[2:]
		case "$[", "$\"":
			var p part
			text = text[2:]
			for {
				var one []part
				one, end, text = readUntil(text)
				p.choice = append(p.choice, one)
				if end != "$|" {
					break
				}
			}
			if end == "" {
				panic("grammar: a choice does not end")
			}
			if two == "$\"" {
				p = part{quoted: []part{p}}
			}
			parts = append(parts, p)
		default:
			m := reference.FindStringSubmatch(text)
			if m == nil {
				panic("grammar: " + text)
			}
			text = text[len(m[0]):]
			p := part{name: m[1]}
			if m[2] != "" {
				vars, add := strings.CutPrefix(m[3], "+")
				p.scope = &scope{add: add}
				for v := range strings.SplitSeq(vars, ",") {
					kind, name, ok := strings.Cut(strings.TrimSpace(v), " ")
					if !ok && kind != "" {
						kind, name = "int", kind
					}
					if kind != "" {
						p.scope.vars = append(p.scope.vars, [2]string{kind, name})
					}
				}
			}
			parts = append(parts, p)
		}
	}
}

// special are the names that no rule defines.
var special = map[string]bool{"n": true, "any": true, "same": true, "block": true, "call": true}

// check panics if a form refers to what is not there. It tells whether the form has names of its own.
func check(rules map[string]*rule, name string, f *form) (numbered bool) {
	var parts func([]part)
	parts = func(ps []part) {
		for _, p := range ps {
			if p.name != "" && !special[p.name] && rules[p.name] == nil {
				panic(fmt.Sprintf("grammar: %s refers to %s, which is not there", name, p.name))
			}
			numbered = numbered || p.name == "n"
			for _, c := range p.choice {
				parts(c)
			}
			parts(p.quoted)
		}
	}
	var lines func([]line)
	lines = func(ls []line) {
		for _, l := range ls {
			parts(l.head)
			lines(l.body)
		}
	}
	parts(f.parts)
	lines(f.lines)
	return numbered
}
