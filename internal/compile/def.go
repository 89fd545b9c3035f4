package compile

// This file compiles modules, and makes functions of nested code.

import (
	"errors"
	"strings"

	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// Compile compiles a module, an expression or interactive input. The error is a
// *syntax.Error, or what Options.Warn returned.
func Compile(mod syntax.Mod, opts Options) (code *bc.Code, err error) {
	if opts.Check != nil {
		defer stoppedBy(&err)
	}
	c := &compiler{opts: opts}
	t, err := c.symbols(mod)
	if err != nil {
		return nil, err
	}
	s := t.global
	u := c.newUnit(nil, s, "<module>", "", 1)
	u.pos = syntax.Pos{Line: 0, EndLine: 1, Col: 0, EndCol: 0}
	if s.isCoro && opts.Await {
		u.code.Flags |= bc.FlagCoroutine
	}
	switch m := mod.(type) {
	case *syntax.Expression:
		r := u.temp()
		u.expr(m.Body, r)
		u.at(m.Body.Span())
		u.emit(bc.OpReturn, r, 0, 0, 0)
		u.dead = true
	case *syntax.Interactive:
		u.startAnnotations()
		u.moduleAnnotate()
		u.shows = true
		u.stmts(m.Body)
	case *syntax.Module:
		u.startAnnotations()
		u.moduleAnnotate()
		u.stmts(u.docstring(m.Body))
	}
	code = u.finish()
	if c.err != nil {
		return nil, c.err
	}
	return code, nil
}

// stoppedBy, deferred, makes the error of a Check the result.
func stoppedBy(err *error) {
	switch r := recover().(type) {
	case nil:
	case stopped:
		*err = r.err
	default:
		panic(r)
	}
}

// symbols builds the symbol table of a module.
func (c *compiler) symbols(mod syntax.Mod) (*symtable, error) {
	var body []syntax.Stmt
	switch m := mod.(type) {
	case *syntax.Module:
		body = m.Body
	case *syntax.Interactive:
		body = m.Body
	case *syntax.Expression:
	default:
		return nil, errors.New("compile: this kind of tree cannot be compiled")
	}
	f, err := readFuture(body, c.opts.Filename, c.opts.Flags)
	if err != nil {
		return nil, err
	}
	c.future = f
	t := &symtable{filename: c.opts.Filename, future: f, scopes: map[scopeKey]*scope{}, await: c.opts.Await, check: c.check}
	t.global = t.enter(moduleScope, "<module>", scopeKey{}, nil)
	if m, ok := mod.(*syntax.Expression); ok {
		t.expr(m.Body)
	} else {
		t.global.docstring = hasDoc(body)
		t.stmts(body)
	}
	if t.err == nil {
		t.resolve(t.global, nil)
	}
	if t.err != nil {
		return nil, t.err
	}
	c.scopes = t.scopes
	return t, nil
}

// docOf returns the docstring of a body.
func docOf(body []syntax.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	e, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return "", false
	}
	k, ok := e.Value.(*syntax.Constant)
	if !ok || k.Value.Kind != syntax.ConstStr {
		return "", false
	}
	return k.Value.Str, true
}

// cleanDoc expands tabs and takes the common indentation off a docstring, as
// CPython has done since 3.13.
func cleanDoc(s string) string {
	s = expandTabs(s)
	lines := strings.Split(s, "\n")
	margin := -1
	for _, l := range lines[1:] {
		if t := strings.TrimLeft(l, " "); t != "" {
			if n := len(l) - len(t); margin < 0 || n < margin {
				margin = n
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, l := range lines[1:] {
		n := 0
		for n < len(l) && n < margin && l[n] == ' ' {
			n++
		}
		lines[i+1] = l[n:]
	}
	return strings.Join(lines, "\n")
}

func expandTabs(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 8 - col%8
			b.WriteString(strings.Repeat(" ", n))
			col += n
			continue
		case '\n', '\r':
			col = -1
		}
		b.WriteRune(r)
		col++
	}
	return b.String()
}

// docstring stores __doc__ of a module or class and returns the rest of the body.
func (u *unit) docstring(body []syntax.Stmt) []syntax.Stmt {
	d, ok := docOf(body)
	if !ok {
		return body
	}
	if u.c.opts.Optimize < 2 {
		u.at(body[0].(*syntax.ExprStmt).Value.Span())
		r := u.temp()
		u.load(r, str(cleanDoc(d)))
		u.emit(bc.OpStoreName, u.name("__doc__"), r, 0, 0)
		u.top--
	}
	return body[1:]
}

// nested compiles the code of a scope inside the current one. The qualified name
// may be "" for the usual one.
func (u *unit) nested(s *scope, name, qualname string, line int32, body func(v *unit)) *bc.Code {
	v := u.c.newUnit(u, s, name, qualname, line)
	if s.isGen && s.isCoro {
		v.code.Flags |= bc.FlagAsyncGenerator
	} else if s.isGen {
		v.code.Flags |= bc.FlagGenerator
	} else if s.isCoro {
		v.code.Flags |= bc.FlagCoroutine
	}
	body(v)
	return v.finish()
}

// The parts of a function besides its code, with the bits of OpMakeFunction.
const (
	partDefaults   = 1
	partKwDefaults = 2
	partAnnotate   = 4
	partClosure    = 8
)

// funcPart is a part of a function that is about to be made, in a register.
type funcPart struct {
	bit, reg int32
}

// makeFunction emits the making of a function from code and its parts, in the
// order of their bits; the closure is added.
func (u *unit) makeFunction(dst int32, code *bc.Code, s *scope, parts []funcPart) {
	mark := u.top
	if names := s.freeNames(); len(names) > 0 {
		t := u.temp()
		cells := u.temps(int32(len(names)))
		for i, name := range names {
			u.emit(bc.OpMove, cells+int32(i), u.cellOf(name), 0, 0)
		}
		u.emit(bc.OpBuildTuple, t, cells, int32(len(names)), 0)
		parts = append(parts, funcPart{partClosure, t})
	}
	flags, base := int32(0), int32(0)
	if len(parts) == 1 { // a generator expression's closure, mostly: see Code.GenexprCells
		flags, base = parts[0].bit, parts[0].reg
	} else {
		base = u.temps(int32(len(parts)))
		for i, p := range parts {
			flags |= p.bit
			u.emit(bc.OpMove, base+int32(i), p.reg, 0, 0)
		}
	}
	u.code.Consts = append(u.code.Consts, bc.Const{Kind: bc.ConstCode, Code: code})
	u.emit(bc.OpMakeFunction, dst, int32(len(u.code.Consts)-1), flags, base)
	u.top = mark
}

// cellOf returns the register with the cell of a variable.
func (u *unit) cellOf(name string) int32 {
	for s := u.cur; s != u.s; s = s.parent {
		if s.placeOf(name) == cell {
			return u.hidden[s][name]
		}
	}
	r, ok := u.regs[name]
	if !ok {
		u.fail(&u.pos, "internal error: no cell for "+name)
	}
	return r
}
