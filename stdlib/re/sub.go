package re

// This file replaces matches: sub and subn.

import (
	"strings"

	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

func patternSub(tuple bool) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := sizeArg(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		return py.Cast[pattern](a[0]).sub(th, a[1], a[2], n, tuple)
	}
}

// replText returns the text of a replacement that is a string.
func replText(th *py.Thread, v py.Value) (text string, isBytes bool, err error) {
	if s := py.ToStr(v); s != nil {
		return s.String(), false, nil
	}
	b, ok, err := bytesLike(th, v)
	if err == nil && !ok {
		err = py.TypeErrorf("decoding to str: need a bytes-like object, %s found", v.Type().Name)
	}
	return b, true, err
}

// parseTemplate parses a replacement, or takes the one parsed last.
func (p *pattern) parseTemplate(th *py.Thread, text string, isBytes bool, v py.Value) (*regex.Template, error) {
	if p.template != nil && p.repl == text && isBytes == p.prog.IsBytes() {
		return p.template, nil
	}
	t, err := regex.ParseTemplate(text, isBytes, p.prog)
	if err != nil {
		return nil, raise(th, err, v)
	}
	if isBytes == p.prog.IsBytes() {
		p.repl, p.template = text, t
	}
	return t, nil
}

func (p *pattern) sub(th *py.Thread, repl, str py.Value, count int, tuple bool) (py.Value, error) {
	var template *regex.Template
	var fn py.Value
	var literal string
	replBytes := false
	if repl.Type().Call != nil && py.ToStr(repl) == nil {
		fn = repl
	} else {
		text, isBytes, err := replText(th, repl)
		if err != nil {
			return py.Value{}, err
		}
		replBytes = isBytes
		if strings.IndexByte(text, '\\') < 0 {
			literal = text
		} else if template, err = p.parseTemplate(th, text, isBytes, repl); err != nil {
			return py.Value{}, err
		}
	}
	s := new(subject)
	if err := s.init(th, p, str); err != nil {
		return py.Value{}, err
	}
	isBytes := s.str == nil
	var out strings.Builder // hands over its text without a copy
	var spans []int
	if fn.IsAbsent() {
		spans = p.st.scratch(p.prog.SpanLen())
	} else {
		spans = make([]int, p.prog.SpanLen())
	}
	poll := p.st.pollOf(th)
	last, n, charged, items := 0, 0, 0, 0
	s.bounds(0, maxPos)
	for it := p.prog.Iter(s.s, s.flat, 0, len(s.s)); count == 0 || n < count; n++ {
		ok, err := it.Next(spans, poll)
		if err != nil {
			return py.Value{}, raise(th, err, p.source)
		}
		if !ok {
			break
		}
		if n == 0 {
			out.Grow(len(s.s) + len(s.s)/8 + 16)
		}
		if last < spans[0] {
			items++
		}
		out.WriteString(s.s[last:spans[0]])
		last = spans[1]
		switch {
		case !fn.IsAbsent():
			m := newMatch(p, s, spans)
			v, err := th.Call(fn, m)
			if err != nil {
				return py.Value{}, err
			}
			if v.IsNone() {
				break
			}
			text, err := textOf(th, v, isBytes, items)
			if err != nil {
				return py.Value{}, err
			}
			out.WriteString(text)
			items++
		case replBytes != isBytes:
			if _, err := textOf(th, repl, isBytes, items); err != nil {
				return py.Value{}, err
			}
		case template != nil:
			template.Write(&out, s.s, spans)
			items++
		default:
			out.WriteString(literal)
			items++
		}
		if out.Len() > charged+4096 {
			if err := th.Charge(int64(out.Len()-charged) * 2); err != nil {
				return py.Value{}, err
			}
			charged = out.Len()
		}
	}
	var res py.Value
	if n == 0 {
		res = s.slice(0, len(s.s))
	} else {
		out.WriteString(s.s[last:])
		res = s.made(out.String())
	}
	if tuple {
		return py.TupleOf(res, py.Int(int64(n))), nil
	}
	return res, nil
}

// textOf returns the text that a replacement function returned, with the errors of str.join.
func textOf(th *py.Thread, v py.Value, isBytes bool, items int) (string, error) {
	if !isBytes {
		if s := py.ToStr(v); s != nil {
			return s.String(), nil
		}
		return "", py.TypeErrorf("sequence item %d: expected str instance, %s found", items, v.Type().Name)
	}
	b, ok, err := bytesLike(th, v)
	if err == nil && !ok {
		err = py.TypeErrorf("sequence item %d: expected a bytes-like object, %s found", items, v.Type().Name)
	}
	return b, err
}
