package compile

// This file compiles match statements (PEP 634). Names are bound only after the
// whole pattern has matched: captures are kept in temporaries until then.

import (
	"math"
	"math/big"
	"strconv"

	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

type capture struct {
	name string
	reg  int32
}

type matcher struct {
	u        *unit
	fail     *label
	captures []capture
}

// capture keeps r under a name.
func (m *matcher) capture(pos *syntax.Pos, name string, r int32) {
	for _, c := range m.captures {
		if c.name == name {
			m.u.fail(pos, "multiple assignments to name '"+name+"' in pattern")
			return
		}
	}
	t := m.u.temp()
	m.u.emit(bc.OpMove, t, r, 0, 0)
	m.captures = append(m.captures, capture{name, t})
}

func (u *unit) match(s *syntax.Match) {
	subject := u.temp()
	u.expr(s.Subject, subject)
	end := newLabel()
	for i, c := range s.Cases {
		mark := u.top
		next := newLabel()
		if i < len(s.Cases)-1 && c.Guard == nil {
			if p := irrefutable(c.Pattern); p != nil {
				what := "wildcard"
				if p.Name != "" {
					what = "name capture '" + p.Name + "'"
				}
				u.fail(p.Span(), what+" makes remaining patterns unreachable")
			}
		}
		m := &matcher{u: u, fail: next}
		if i == len(s.Cases)-1 && wildcard(c.Pattern) {
			u.at(c.Pattern.Span())
			u.emit(bc.OpNop, 0, 0, 0, 0) // so that tracing sees the line
		}
		m.pattern(c.Pattern, subject)
		for _, x := range m.captures {
			u.at(c.Pattern.Span())
			u.storeName(x.name, x.reg)
		}
		if c.Guard != nil {
			u.cond(c.Guard, next, false)
		}
		u.stmts(c.Body)
		u.jump(end)
		u.place(next)
		u.patch(next)
		u.top = mark
	}
	u.place(end)
	u.patch(end)
}

// irrefutable returns the capture or wildcard that a pattern consists of.
func irrefutable(p syntax.Pattern) *syntax.MatchAs {
	switch p := p.(type) {
	case *syntax.MatchAs:
		if p.Pattern == nil {
			return p
		}
		return irrefutable(p.Pattern)
	case *syntax.MatchOr:
		for _, q := range p.Patterns {
			if r := irrefutable(q); r != nil {
				return r
			}
		}
	}
	return nil
}

func (m *matcher) jumpUnless(r int32) {
	m.u.jumpTo(m.fail, m.u.emit(bc.OpJumpIfFalse, r, 0, 0, 0), 1)
}

func (m *matcher) pattern(p syntax.Pattern, r int32) {
	u := m.u
	if u.c.err != nil {
		return
	}
	if u.c.depth++; u.c.depth > maxDepth {
		u.fail(p.Span(), "too many nested patterns")
	}
	defer func() { u.c.depth-- }()
	u.at(p.Span())
	switch p := p.(type) {
	case *syntax.MatchValue:
		switch p.Value.(type) {
		case *syntax.Constant, *syntax.Attribute, *syntax.UnaryOp, *syntax.BinOp:
		default:
			u.fail(p.Span(), "patterns may only match literals and attribute lookups")
		}
		v, k := u.second(p.Value)
		u.jumpTo(m.fail, u.emit(bc.OpJumpEq, r, v, 0, k<<1), 2)
	case *syntax.MatchSingleton:
		k := u.konst(convert(&p.Value))
		u.jumpTo(m.fail, u.emit(bc.OpJumpIs, r, k, 0, 2), 2)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			m.pattern(p.Pattern, r)
		}
		if p.Name != "" {
			m.capture(p.Span(), p.Name, r)
		}
	case *syntax.MatchStar:
		if p.Name != "" {
			m.capture(p.Span(), p.Name, r)
		}
	case *syntax.MatchSequence:
		m.sequence(p, r)
	case *syntax.MatchMapping:
		m.mapping(p, r)
	case *syntax.MatchClass:
		m.class(p, r)
	case *syntax.MatchOr:
		m.or(p, r)
	}
}

func (m *matcher) sequence(p *syntax.MatchSequence, r int32) {
	u := m.u
	star := -1
	for i, q := range p.Patterns {
		if _, ok := q.(*syntax.MatchStar); ok {
			if star >= 0 {
				u.fail(p.Span(), "multiple starred names in sequence pattern")
			}
			star = i
		}
	}
	t := u.temp()
	u.emit(bc.OpMatchSequence, t, r, 0, 0)
	m.jumpUnless(t)
	n := len(p.Patterns)
	if star < 0 || n > 1 {
		u.emit(bc.OpGetLen, t, r, 0, 0)
	}
	if star < 0 {
		u.jumpTo(m.fail, u.emit(bc.OpJumpEq, t, u.konst(number(int64(n))), 0, 2), 2)
	} else if n > 1 {
		u.jumpTo(m.fail, u.emit(bc.OpJumpGe, t, u.konst(number(int64(n-1))), 0, 2), 2)
	}
	if n == 0 {
		return
	}
	if star >= 0 && wildcard(p.Patterns[star]) {
		m.items(p, star, r)
		return
	}
	all := true
	for _, q := range p.Patterns {
		all = all && wildcard(q)
	}
	if all {
		return
	}
	base := u.temps(int32(n))
	if star < 0 {
		u.emit(bc.OpUnpackSequence, base, r, int32(n), 0)
	} else {
		u.emit(bc.OpUnpackEx, base, r, int32(star), int32(n-star-1))
	}
	for i, q := range p.Patterns {
		m.pattern(q, base+int32(i))
	}
}

// wildcard reports whether a pattern of a sequence is _ or *_.
func wildcard(p syntax.Pattern) bool {
	switch p := p.(type) {
	case *syntax.MatchAs:
		return p.Pattern == nil && p.Name == ""
	case *syntax.MatchStar:
		return p.Name == ""
	}
	return false
}

// items matches the sequence in r item by item, without the many that *_ may stand for.
func (m *matcher) items(p *syntax.MatchSequence, star int, r int32) {
	u := m.u
	for i, q := range p.Patterns {
		if wildcard(q) {
			continue
		}
		x := u.temp()
		if i < star {
			u.emit(bc.OpBinarySubscr, x, r, u.konst(number(int64(i))), 1)
		} else { // not all sequences take negative indices
			u.emit(bc.OpGetLen, x, r, 0, 0)
			u.emit(bc.OpSub, x, x, u.konst(number(int64(len(p.Patterns)-i))), 1)
			u.emit(bc.OpBinarySubscr, x, r, x, 0)
		}
		m.pattern(q, x)
	}
}

// checkKeys refuses keys that are no literals, and those that come twice.
func (m *matcher) checkKeys(p *syntax.MatchMapping) {
	seen := map[string]bool{}
	for _, key := range p.Keys {
		switch key.(type) {
		case *syntax.Attribute:
			continue
		case *syntax.Constant, *syntax.UnaryOp, *syntax.BinOp:
		default:
			m.u.fail(p.Span(), "mapping pattern keys may only match literals and attribute lookups")
			return
		}
		k, ok := constant(key)
		if !ok {
			continue
		}
		id := keyIdentity(&k)
		if seen[id] {
			m.u.fail(p.Span(), "mapping pattern checks duplicate key ("+reprConst(&k)+")")
			return
		}
		seen[id] = true
	}
}

// keyIdentity returns a text that equal constants share: numbers of all types are
// compared by value.
func keyIdentity(k *bc.Const) string {
	switch k.Kind {
	case bc.ConstTrue:
		return "n1"
	case bc.ConstFalse:
		return "n0"
	case bc.ConstInt:
		return "n" + strconv.FormatInt(k.I, 10)
	case bc.ConstBigInt:
		return "n" + k.S
	case bc.ConstFloat, bc.ConstComplex:
		if k.Imag == 0 && k.F == math.Trunc(k.F) && !math.IsInf(k.F, 0) {
			b, _ := new(big.Float).SetFloat64(k.F).Int(nil)
			return "n" + b.String()
		}
		return "n" + strconv.FormatFloat(k.F, 'g', -1, 64) + "," + strconv.FormatFloat(k.Imag, 'g', -1, 64)
	}
	return strconv.Itoa(int(k.Kind)) + k.S
}

// reprConst returns repr() of a constant that may be a key.
func reprConst(k *bc.Const) string {
	switch k.Kind {
	case bc.ConstNone:
		return "None"
	case bc.ConstTrue:
		return "True"
	case bc.ConstFalse:
		return "False"
	case bc.ConstInt:
		return strconv.FormatInt(k.I, 10)
	case bc.ConstBigInt:
		return k.S
	case bc.ConstFloat:
		return syntax.ReprFloat(k.F)
	case bc.ConstComplex:
		return syntax.Const{Kind: syntax.ConstComplex, Float: k.F, Imag: k.Imag}.Repr()
	case bc.ConstBytes:
		return syntax.ReprBytes(k.S)
	}
	return syntax.ReprStr(k.S)
}

func (m *matcher) mapping(p *syntax.MatchMapping, r int32) {
	u := m.u
	t := u.temp()
	u.emit(bc.OpMatchMapping, t, r, 0, 0)
	m.jumpUnless(t)
	m.checkKeys(p)
	n := len(p.Keys)
	if n > 0 {
		u.emit(bc.OpGetLen, t, r, 0, 0)
		u.jumpTo(m.fail, u.emit(bc.OpJumpGe, t, u.konst(number(int64(n))), 0, 2), 2)
	}
	keys := u.temp()
	vals := u.temp()
	u.tuple(p.Keys, keys)
	u.emit(bc.OpMatchKeys, vals, r, keys, 0)
	u.jumpTo(m.fail, u.emit(bc.OpJumpIfNone, vals, 0, 0, 0), 1)
	base := u.temps(int32(n))
	u.emit(bc.OpUnpackSequence, base, vals, int32(n), 0)
	for i, q := range p.Patterns {
		m.pattern(q, base+int32(i))
	}
	if p.Rest != "" {
		d := u.temp()
		u.emit(bc.OpBuildMap, d, 0, 0, 0)
		u.emit(bc.OpDictUpdate, d, r, 0, 0)
		ks := u.temps(int32(n))
		u.emit(bc.OpUnpackSequence, ks, keys, int32(n), 0)
		for i := range p.Keys {
			u.emit(bc.OpDeleteSubscr, d, ks+int32(i), 0, 0)
		}
		m.capture(p.Span(), p.Rest, d)
	}
}

func (m *matcher) class(p *syntax.MatchClass, r int32) {
	u := m.u
	base := u.temps(2)
	u.expr(p.Cls, base)
	names := bc.Const{Kind: bc.ConstTuple}
	seen := map[string]bool{}
	for i, n := range p.KwdAttrs {
		if seen[n] {
			u.fail(p.KwdPatterns[i].Span(), "attribute name repeated in class pattern: "+n)
		}
		seen[n] = true
		names.Items = append(names.Items, str(n))
	}
	u.load(base+1, names)
	t := u.temp()
	u.emit(bc.OpMatchClass, t, r, base, int32(len(p.Patterns)))
	u.jumpTo(m.fail, u.emit(bc.OpJumpIfNone, t, 0, 0, 0), 1)
	all := append(append([]syntax.Pattern{}, p.Patterns...), p.KwdPatterns...)
	if len(all) == 0 {
		return
	}
	vals := u.temps(int32(len(all)))
	u.emit(bc.OpUnpackSequence, vals, t, int32(len(all)), 0)
	for i, q := range all {
		m.pattern(q, vals+int32(i))
	}
}

// or tries the alternatives; all bind the same names, in registers of the first.
func (m *matcher) or(p *syntax.MatchOr, r int32) {
	u := m.u
	done := newLabel()
	var regs map[string]int32
	for i, q := range p.Patterns {
		next := newLabel()
		if i < len(p.Patterns)-1 {
			if a := irrefutable(q); a != nil {
				what := "wildcard"
				if a.Name != "" {
					what = "name capture '" + a.Name + "'"
				}
				u.fail(a.Span(), what+" makes remaining patterns unreachable")
			}
		}
		alt := &matcher{u: u, fail: next}
		if i == len(p.Patterns)-1 {
			alt.fail = m.fail
		}
		alt.pattern(q, r)
		if regs == nil {
			regs = map[string]int32{}
			for _, c := range alt.captures {
				regs[c.name] = c.reg
			}
		} else {
			if len(alt.captures) != len(regs) {
				u.fail(p.Span(), "alternative patterns bind different names")
			}
			for _, c := range alt.captures {
				to, ok := regs[c.name]
				if !ok {
					u.fail(p.Span(), "alternative patterns bind different names")
				}
				u.emit(bc.OpMove, to, c.reg, 0, 0)
			}
		}
		if i < len(p.Patterns)-1 {
			u.jump(done)
			u.place(next)
			u.patch(next)
		}
	}
	u.place(done)
	u.patch(done)
	for _, n := range orNames(p.Patterns[0], nil) {
		for _, c := range m.captures {
			if c.name == n {
				u.fail(p.Span(), "multiple assignments to name '"+n+"' in pattern")
			}
		}
		m.captures = append(m.captures, capture{n, regs[n]})
	}
}

// orNames lists the names that a pattern binds, in order.
func orNames(p syntax.Pattern, out []string) []string {
	switch p := p.(type) {
	case *syntax.MatchAs:
		if p.Pattern != nil {
			out = orNames(p.Pattern, out)
		}
		if p.Name != "" {
			out = append(out, p.Name)
		}
	case *syntax.MatchStar:
		if p.Name != "" {
			out = append(out, p.Name)
		}
	case *syntax.MatchSequence:
		for _, q := range p.Patterns {
			out = orNames(q, out)
		}
	case *syntax.MatchMapping:
		for _, q := range p.Patterns {
			out = orNames(q, out)
		}
		if p.Rest != "" {
			out = append(out, p.Rest)
		}
	case *syntax.MatchClass:
		for _, q := range p.Patterns {
			out = orNames(q, out)
		}
		for _, q := range p.KwdPatterns {
			out = orNames(q, out)
		}
	case *syntax.MatchOr:
		out = orNames(p.Patterns[0], out)
	}
	return out
}
