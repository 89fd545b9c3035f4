package compile

// This file compiles f-strings and t-strings.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

func (u *unit) joined(values []syntax.Expr, dst int32) {
	if len(values) == 0 {
		u.load(dst, str(""))
		return
	}
	if len(values) == 1 {
		u.expr(values[0], dst)
		return
	}
	if len(values) <= bigDisplay {
		u.emit(bc.OpBuildString, dst, u.row(values), int32(len(values)), 0)
		return
	}
	acc := u.temps(2)
	u.joined(values[:bigDisplay], acc)
	u.joined(values[bigDisplay:], acc+1)
	u.emit(bc.OpBuildString, dst, acc, 2, 0)
}

func conversion(c int) int32 {
	switch c {
	case 's':
		return 1
	case 'r':
		return 2
	case 'a':
		return 3
	}
	return 0
}

func (u *unit) formatted(e *syntax.FormattedValue, dst int32) {
	v := u.operand(e.Value, e.FormatSpec)
	if c := conversion(e.Conversion); c != 0 {
		t := u.temp()
		u.emit(bc.OpConvertValue, t, v, c, 0)
		v = t
	}
	if e.FormatSpec == nil {
		u.emit(bc.OpFormatSimple, dst, v, 0, 0)
		return
	}
	u.emit(bc.OpFormatWithSpec, dst, v, u.operand(e.FormatSpec), 0)
}

func (u *unit) template(e *syntax.TemplateStr, dst int32) {
	var strs, parts []syntax.Expr
	last := true // the previous part was an interpolation, or there is none
	for _, v := range e.Values {
		if i, ok := v.(*syntax.Interpolation); ok {
			if last {
				strs = append(strs, &syntax.Constant{Pos: i.Pos, Value: syntax.Const{Kind: syntax.ConstStr}})
			}
			parts = append(parts, v)
			last = true
			continue
		}
		strs = append(strs, v)
		last = false
	}
	if last {
		strs = append(strs, &syntax.Constant{Pos: e.Pos, Value: syntax.Const{Kind: syntax.ConstStr}})
	}
	s, p := u.temp(), u.temp()
	u.tuple(strs, s)
	base := u.temps(int32(len(parts)))
	for i, v := range parts {
		x := v.(*syntax.Interpolation)
		m := u.top
		r := u.temps(3)
		u.expr(x.Value, r)
		u.load(r+1, convert(&x.Str))
		if x.FormatSpec == nil {
			u.load(r+2, str(""))
		} else {
			u.expr(x.FormatSpec, r+2)
		}
		u.emit(bc.OpBuildInterpolation, base+int32(i), r, conversion(x.Conversion), 0)
		u.top = m
	}
	u.emit(bc.OpBuildTuple, p, base, int32(len(parts)), 0)
	u.emit(bc.OpBuildTemplate, dst, s, p, 0)
}
