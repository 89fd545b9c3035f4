// This file makes a program smaller while it still shows a difference.

package main

import "github.com/hognose/hognose/syntax"

// reduce takes away statements and parts of expressions as long as differs holds, and returns the smallest program found.
// It changes p. budget bounds the calls of differs.
func reduce(p *program, differs func(*program) bool, budget int) {
	try := func() bool {
		if budget <= 0 {
			return false
		}
		if _, err := syntax.Parse([]byte(p.text()), "program", &syntax.Options{Text: true}); err != nil {
			return false // a smaller program, but another one
		}
		budget--
		return differs(p)
	}
	for changed := true; changed && budget > 0; {
		changed = reduceBlock(&p.body, try)
		for _, s := range p.body {
			changed = reduceExprs(s, try) || changed
		}
	}
}

// reduceBlock drops statements, halves first, and puts blocks in place of the statements that hold them.
func reduceBlock(body *[]*stmt, try func() bool) (changed bool) {
	for size := max(len(*body)/2, 1); size >= 1; size /= 2 {
		for at := 0; at < len(*body); {
			old := *body
			end := min(at+size, len(old))
			*body = append(append([]*stmt(nil), old[:at]...), old[end:]...)
			if try() {
				changed = true
				continue
			}
			*body = old
			at += size
		}
	}
	for at := 0; at < len(*body); at++ {
		s := (*body)[at]
		for _, c := range s.clauses {
			if !c.open || len(c.body) == 0 {
				continue
			}
			old := *body
			*body = append(append(append([]*stmt(nil), old[:at]...), c.body...), old[at+1:]...)
			if try() {
				return true
			}
			*body = old
		}
		for i := len(s.clauses) - 1; i > 0; i-- {
			old := s.clauses
			s.clauses = append(append([]clause(nil), old[:i]...), old[i+1:]...)
			if try() {
				changed = true
				continue
			}
			s.clauses = old
		}
		for i := range s.clauses {
			changed = reduceBlock(&s.clauses[i].body, try) || changed
		}
	}
	return changed
}

func reduceExprs(s *stmt, try func() bool) (changed bool) {
	for i := range s.clauses {
		changed = reduceExpr(s.clauses[i].head, try) || changed
		for _, in := range s.clauses[i].body {
			changed = reduceExprs(in, try) || changed
		}
	}
	return changed
}

// reduceExpr puts the plainest value, or one of its own parts, in place of each expression under x.
func reduceExpr(x *expr, try func() bool) (changed bool) {
	for _, part := range x.parts {
		sub, ok := part.(*expr)
		if !ok {
			continue
		}
		old := *sub
		if sub.kind != "" && !sub.plain() {
			*sub = expr{kind: sub.kind, parts: []any{smallest[sub.kind]}}
			if try() {
				changed = true
				continue
			}
			*sub = old
		}
		for _, p := range old.parts {
			if inner, ok := p.(*expr); ok {
				*sub = *inner
				if try() {
					changed = true
					break
				}
				*sub = old
			}
		}
		changed = reduceExpr(sub, try) || changed
	}
	return changed
}

func (e *expr) plain() bool {
	if len(e.parts) != 1 {
		return false
	}
	s, ok := e.parts[0].(string)
	return ok && s == smallest[e.kind]
}
