// This file defines the tree of a generated program, so that it can be printed and made smaller.

package main

import (
	"strconv"
	"strings"
)

// smallest is the plainest expression of each kind of value.
var smallest = map[string]string{
	"int": "0", "float": "0.0", "complex": "0j", "bool": "False", "str": "''", "bytes": "b''",
	"list": "[]", "tuple": "()", "dict": "{}", "set": "set()",
}

// kinds are the types that an expression may be meant to have.
var kinds = [...]string{"int", "float", "complex", "bool", "str", "bytes", "list", "tuple", "dict", "set"}

// expr is an expression: texts and expressions in turn. The kind of those that are no value of their own is "".
type expr struct {
	kind  string
	quote bool  // the text is that of a string literal
	parts []any // string or *expr
}

func (e *expr) write(b *strings.Builder) {
	if e.quote {
		var in strings.Builder
		(&expr{parts: e.parts}).write(&in)
		b.WriteString(strconv.QuoteToASCII(in.String()))
		return
	}
	for _, p := range e.parts {
		switch p := p.(type) {
		case string:
			b.WriteString(p)
		case *expr:
			p.write(b)
		}
	}
}

// stmt is a statement: one clause, or several as in if/else.
type stmt struct {
	clauses []clause
}

// clause is a line and the block under it, if there is one.
type clause struct {
	head *expr
	body []*stmt // with block: at least one
	open bool    // has a block
}

func (s *stmt) write(b *strings.Builder, indent int) {
	for _, c := range s.clauses {
		b.WriteString(strings.Repeat("    ", indent))
		c.head.write(b)
		b.WriteByte('\n')
		if c.open {
			writeBlock(b, c.body, indent+1)
		}
	}
}

func writeBlock(b *strings.Builder, body []*stmt, indent int) {
	if len(body) == 0 {
		b.WriteString(strings.Repeat("    ", indent) + "pass\n")
	}
	for _, s := range body {
		s.write(b, indent)
	}
}

// program is a generated program.
type program struct{ body []*stmt }

func (p *program) text() string {
	var b strings.Builder
	writeBlock(&b, p.body, 0)
	return b.String()
}

// simple is a statement of one line.
func simple(parts ...any) *stmt {
	return &stmt{[]clause{{head: &expr{parts: parts}}}}
}

// block is a statement with a block.
func block(body []*stmt, parts ...any) *stmt {
	return &stmt{[]clause{{head: &expr{parts: parts}, body: body, open: true}}}
}

// then adds a clause.
func (s *stmt) then(body []*stmt, parts ...any) *stmt {
	s.clauses = append(s.clauses, clause{head: &expr{parts: parts}, body: body, open: true})
	return s
}
