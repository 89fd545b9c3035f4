// This file parses string literals: single ones, adjacent ones, f-strings and t-strings.

package syntax

import "strings"

// strings parses adjacent string literals, which are one value.
func (p *parser) strings() Expr {
	if p.diag {
		p.invalidStrings()
	}
	if p.kind == TokString {
		if k := p.toks[p.i+1].Kind; k != TokString && k != TokFStringStart && k != TokTStringStart {
			return p.stringLiteral()
		}
	}
	pos := p.start()
	base := len(p.exprStack)
	template := p.kind == TokTStringStart
	var fs, bytes, text bool
loop:
	for {
		switch p.kind {
		case TokString:
			c := p.stringLiteral()
			if c.Value.Kind == ConstBytes {
				bytes = true
			} else {
				text = true
			}
			p.exprStack = append(p.exprStack, c)
		case TokFStringStart, TokTStringStart:
			fs = true
			p.exprStack = append(p.exprStack, p.fstring())
		default:
			break loop
		}
		if (p.kind == TokTStringStart) != template && (p.kind == TokString || p.kind == TokFStringStart || p.kind == TokTStringStart) {
			p.fail()
		}
	}
	pos = p.end(pos)
	parts := p.exprStack[base:]
	if bytes && (text || fs) {
		e := p.errorHere(SyntaxError, "cannot mix bytes and nonbytes literals")
		p.exprStack = p.exprStack[:base]
		p.raise(e)
	}
	var out Expr
	if !fs {
		var b strings.Builder
		for _, s := range parts {
			b.WriteString(s.(*Constant).Value.Str)
		}
		c := p.constants.new()
		c.Pos = pos
		c.Value = Const{Kind: parts[0].(*Constant).Value.Kind, Str: b.String()}
		c.Kind = parts[0].(*Constant).Kind
		out = c
	} else {
		values := p.joinParts(parts)
		if template {
			out = &TemplateStr{Pos: pos, Values: values}
		} else {
			out = &JoinedStr{Pos: pos, Values: values}
		}
	}
	p.exprStack = p.exprStack[:base]
	return out
}

// joinParts flattens adjacent strings into one list, in which neighbouring constants are one and empty ones are left out.
func (p *parser) joinParts(parts []Expr) []Expr {
	var flat []Expr
	for _, s := range parts {
		switch s := s.(type) {
		case *JoinedStr:
			flat = append(flat, s.Values...)
		case *TemplateStr:
			flat = append(flat, s.Values...)
		default:
			flat = append(flat, s)
		}
	}
	return p.mergeConstants(flat)
}

func (p *parser) mergeConstants(flat []Expr) []Expr {
	out := flat[:0]
	for i := 0; i < len(flat); {
		first, ok := flat[i].(*Constant)
		if !ok {
			out = append(out, flat[i])
			i++
			continue
		}
		j := i + 1
		size := len(first.Value.Str)
		for j < len(flat) {
			c, ok := flat[j].(*Constant)
			if !ok {
				break
			}
			size += len(c.Value.Str)
			j++
		}
		if j > i+1 {
			var b strings.Builder
			b.Grow(size)
			for _, c := range flat[i:j] {
				b.WriteString(c.(*Constant).Value.Str)
			}
			c := p.constants.new()
			c.Pos = to(first.Pos, flat[j-1])
			c.Value = Const{Kind: ConstStr, Str: b.String()}
			c.Kind = first.Kind
			first = c
		}
		if first.Value.Str != "" {
			out = append(out, first)
		}
		i = j
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// stringLiteral parses one string without replacement fields.
func (p *parser) stringLiteral() *Constant {
	i := p.i
	s := p.text(i)
	c := p.constants.new()
	c.Pos = p.toks[i].Pos
	raw, bytes := false, false
	n := 0
	for s[n] != '"' && s[n] != '\'' {
		switch s[n] | 0x20 {
		case 'r':
			raw = true
		case 'b':
			bytes = true
		case 'u':
			if s[n] == 'u' {
				c.Kind = "u"
			}
		}
		n++
	}
	size := 1
	if len(s) >= n+6 && s[n+1] == s[n] && s[n+2] == s[n] {
		size = 3
	}
	body := s[n+size : len(s)-size]
	c.Value.Kind = ConstStr
	if bytes {
		c.Value.Kind = ConstBytes
		for k := 0; k < len(body); k++ {
			if body[k] >= 128 {
				p.raise(p.errorAt(SyntaxError, c.Pos, "bytes can only contain ASCII literal characters"))
			}
		}
	}
	c.Value.Str = p.decode(i, int(p.toks[i].Start)+n+size, body, raw, bytes)
	p.next()
	return c
}

// decode returns the text of a literal, which begins at offset at and belongs to token i.
func (p *parser) decode(i, at int, s string, raw, bytes bool) string {
	if raw {
		return s
	}
	out, esc := decodeEscapes(s, bytes, p.opts.check)
	if esc.err != "" {
		i = p.decodedAt(i)
		p.raise(p.errorAt(SyntaxError, p.toks[i].Pos, "%s", esc.err))
	}
	if esc.at >= 0 {
		p.warnEscape(i, at+esc.at, esc)
	}
	return out
}

// decodedAt returns the token at which CPython decodes the literal of token i: the end of its f-string, for the parts of
// one that are not in a format spec.
func (p *parser) decodedAt(i int) int {
	if k := p.toks[i].Kind; k != TokFStringMiddle && k != TokTStringMiddle {
		return i
	}
	braces, strings := 0, 0
	for j := i; j < len(p.toks); j++ {
		switch p.toks[j].Kind {
		case TokFStringStart, TokTStringStart:
			strings++
		case TokFStringEnd, TokTStringEnd:
			if strings == 0 {
				return j
			}
			strings--
		case TokLBrace:
			braces++
		case TokRBrace:
			if braces--; braces < 0 {
				return i
			}
		}
	}
	return i
}

// warnEscape warns of an escape that means nothing, once for each token.
func (p *parser) warnEscape(i, at int, esc escape) {
	if p.warned[i] || p.diag {
		return
	}
	if p.warned == nil {
		p.warned = map[int]bool{}
	}
	p.warned[i] = true
	t := p.toks[i]
	if middle := t.Kind == TokFStringMiddle || t.Kind == TokTStringMiddle; middle && (esc.text == "{" || esc.text == "}") {
		return // the tokenizer has
	}
	what := "an invalid escape sequence"
	if esc.octal {
		what = "an invalid octal escape sequence"
	}
	// The warning names the line of the escape itself.
	line, col := int(t.Line), int(t.Col)
	if before := p.source[t.Start:at]; strings.Contains(before, "\n") {
		line += strings.Count(before, "\n")
		col = len(before) - strings.LastIndexByte(before, '\n') - 1
	} else {
		col += len(before)
	}
	p.warnings = append(p.warnings, Warning{"SyntaxWarning",
		`"\` + esc.text + `" is ` + what + `. Such sequences will not work in the future. Did you mean "\\` + esc.text + `"? A raw string is also an option.`,
		line, col, line, col + 1 + len(esc.text)})
}

// fstring parses an f-string or a t-string.
func (p *parser) fstring() Expr {
	p.enter()
	pos := p.start()
	template := p.kind == TokTStringStart
	raw := strings.ContainsAny(p.text(p.i), "rR")
	p.next()
	var parts []Expr
	for {
		switch p.kind {
		case TokFStringMiddle, TokTStringMiddle:
			parts = append(parts, p.middle(raw))
		case TokLBrace:
			parts = p.replacementField(parts, raw, template, template)
		case TokFStringEnd, TokTStringEnd:
			p.next()
			p.leave()
			parts = p.mergeConstants(parts)
			if template {
				return &TemplateStr{Pos: p.end(pos), Values: parts}
			}
			return &JoinedStr{Pos: p.end(pos), Values: parts}
		default:
			p.fail()
		}
	}
}

// middle parses a literal part of an f-string.
func (p *parser) middle(raw bool) Expr {
	c := p.constants.new()
	c.Pos = p.toks[p.i].Pos
	c.Value = Const{Kind: ConstStr, Str: p.decode(p.i, int(p.toks[p.i].Start), p.text(p.i), raw, false)}
	p.next()
	return c
}

// replacementField parses "{expression=!r:spec}" and appends it to the parts: one node, or two when "=" asks for the text
// of the expression. interpolation makes it a part of a t-string; template tells that the string around is one.
func (p *parser) replacementField(parts []Expr, raw, template, interpolation bool) []Expr {
	if p.diag {
		p.diagField(template)
	}
	p.enter()
	defer p.leave()
	open := p.i
	pos := p.start()
	p.next()
	e := p.yieldOrStar()
	textEnd := int(p.toks[p.i].Start)
	debug := false
	if p.kind == TokEqual {
		p.next()
		debug = true
	}
	afterExpr := p.i
	conv := -1
	if p.kind == TokExclamation {
		bang := p.toks[p.i]
		p.next()
		if p.kind != TokName {
			p.fail()
		}
		conv = p.conversion(bang, template)
	}
	var spec Expr
	if p.kind == TokColon {
		spec = p.formatSpec(raw, template)
	}
	p.want(TokRBrace)
	pos = p.end(pos)
	if debug {
		c := p.constants.new()
		at := &p.toks[open]
		end := &p.toks[afterExpr]
		c.Pos = Pos{at.Line, at.Col + 1, end.Line, end.Col}
		c.Value = Const{Kind: ConstStr, Str: p.fieldText(int(at.End), int(end.Start))}
		parts = append(parts, c)
		if conv < 0 && spec == nil {
			conv = 'r'
		}
	}
	if interpolation {
		text := strings.TrimRight(p.fieldText(int(p.toks[open].End), textEnd), " \t\n\f\r")
		return append(parts, &Interpolation{Pos: pos, Value: e, Str: Const{Kind: ConstStr, Str: text}, Conversion: conv, FormatSpec: spec})
	}
	return append(parts, &FormattedValue{Pos: pos, Value: e, Conversion: conv, FormatSpec: spec})
}

// conversion parses the letter after "!".
func (p *parser) conversion(bang Token, template bool) int {
	t := p.toks[p.i]
	letter := "f"
	if template {
		letter = "t"
	}
	if bang.Line != t.Line || bang.EndCol != t.Col {
		p.raise(p.errorAt(SyntaxError, Pos{bang.Line, bang.Col, t.EndLine, t.EndCol}, "%s-string: conversion type must come right after the exclamation mark", letter))
	}
	s := p.text(p.i)
	if s != "s" && s != "r" && s != "a" {
		p.raise(p.errorAt(SyntaxError, t.Pos, "%s-string: invalid conversion character '%s': expected 's', 'r', or 'a'", letter, s))
	}
	p.next()
	return int(s[0])
}

// formatSpec parses ":" and what follows it up to the closing brace.
func (p *parser) formatSpec(raw, template bool) Expr {
	pos := p.start()
	p.next()
	var parts []Expr
	for {
		switch p.kind {
		case TokFStringMiddle, TokTStringMiddle:
			parts = append(parts, p.middle(raw))
		case TokLBrace:
			parts = p.replacementField(parts, raw, template, false)
		default:
			return &JoinedStr{Pos: p.end(pos), Values: p.mergeConstants(parts)}
		}
	}
}

// fieldText returns the source between two offsets without comments.
func (p *parser) fieldText(from, to int) string {
	var b strings.Builder
	for _, c := range p.tokzr.comments {
		if int(c[0]) >= from && int(c[1]) <= to {
			b.WriteString(p.source[from:c[0]])
			from = int(c[1])
		}
	}
	if b.Len() == 0 {
		return p.source[from:to]
	}
	b.WriteString(p.source[from:to])
	return b.String()
}
