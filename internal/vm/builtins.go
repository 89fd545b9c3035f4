package vm

// This file defines the builtin functions that need the evaluator.

import (
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// BuiltinsDef declares the evaluator's part of the builtins module.
var BuiltinsDef = &py.ModuleDef{Name: "builtins", Funcs: []py.NativeDef{
	{Sig: "__build_class__(func, name, /, *bases, **kwds)", Doc: "Internal helper function used by the class statement.", Fn: buildClass},
	{Sig: "breakpoint(*args, **kws)", Flags: py.Watches, Doc: "Enter the debugger: call sys.breakpointhook() with the same arguments.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		hook, ok := th.Interp.Sys.GetStr(th.Intern("breakpointhook"))
		if !ok {
			return py.Value{}, py.RuntimeErrorf("lost sys.breakpointhook")
		}
		return th.CallTuple(hook, py.ToTuple(a[0]).Items(), py.ToDict(a[1]))
	}},
	{Sig: "anext(async_iterator, default=?, /)", Doc: "Get the next item of an async iterator, by awaiting the result.\n\nAt the end that is the default, if there is one, else StopAsyncIteration.", Fn: builtinANext},
	{Sig: "exec(source, /, globals=None, locals=None, *, closure=None)", Doc: "Run statements, a text or code, in namespaces.", Fn: builtinExec},
	{Sig: "eval(source, /, globals=None, locals=None)", Doc: "Return the value of an expression, a text or code, in namespaces.", Fn: builtinEval},
	{Sig: "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", Doc: "Compile source text, or a tree, into code for exec() or eval().", Fn: builtinCompile},
	{Sig: "__import__(name, globals=None, locals=None, fromlist=(), level=0)", Doc: "Import a module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name := py.ToStr(a[0])
		if name == nil {
			return py.Value{}, py.TypeErrorf("module name must be a string")
		}
		level, err := py.IndexInt(th, a[4])
		if err != nil {
			return py.Value{}, err
		}
		if level < 0 {
			return py.Value{}, py.ValueErrorf("level must be >= 0")
		}
		globals := py.ToDict(a[1])
		if level > 0 && globals == nil && !a[1].IsNone() {
			return py.Value{}, py.TypeErrorf("globals must be a dict")
		}
		return th.Eval.Import(th, name.String(), globals, a[3], level)
	}},
}}

func init() { BuiltinsDef.Prepare() }

// buildClass is __build_class__: it runs the body and calls the metaclass.
func buildClass(pt *py.Thread, a []py.Value) (py.Value, error) {
	th := self(pt)
	fn := asFunction(a[0])
	if fn == nil {
		return py.Value{}, py.TypeErrorf("__build_class__: func must be a function")
	}
	name := py.ToStr(a[1])
	if name == nil {
		return py.Value{}, py.TypeErrorf("__build_class__: name is not a string")
	}
	orig := py.ToTuple(a[2])
	kwds := py.ToDict(a[3])
	bases, err := updateBases(pt, orig)
	if err != nil {
		return py.Value{}, err
	}
	metaName := pt.Intern("metaclass")
	meta, given := kwds.GetStr(metaName)
	if given {
		kwds.DeleteStr(metaName)
	} else if items := bases.Items(); len(items) > 0 {
		meta = items[0].Type().Value()
	} else {
		meta = py.TypeType.Value()
	}
	if mt := py.ToType(meta); mt != nil {
		if mt, err = py.MostDerivedMeta(mt, bases.Items()); err != nil {
			return py.Value{}, err
		}
		meta = mt.Value()
	}
	ns := py.NewDict().Value()
	prepare, err := py.LookupAttrGo(pt, meta, "__prepare__")
	if err != nil {
		return py.Value{}, err
	}
	if !prepare.IsAbsent() {
		if ns, err = pt.CallTuple(prepare, []py.Value{name.Value(), bases.Value()}, kwds); err != nil {
			return py.Value{}, err
		}
		if ns.Type().GetItem == nil {
			what := "<metaclass>"
			if mt := py.ToType(meta); mt != nil {
				what = mt.Name
			}
			return py.Value{}, py.TypeErrorf("%s.__prepare__() must return a mapping, not %s", what, ns.Type().FullName())
		}
	}
	f, err := th.prepare(fn, nil, nil)
	if err != nil {
		return py.Value{}, err
	}
	f.fn, f.extra = nil, ns
	f.by = byGo
	if err := th.enter(f); err != nil {
		return py.Value{}, err
	}
	th.entered(f, false)
	cell, err := th.guarded(f)
	if err != nil {
		return py.Value{}, err
	}
	if bases != orig {
		if err := py.SetItem(pt, ns, py.String("__orig_bases__"), orig.Value()); err != nil {
			return py.Value{}, err
		}
	}
	cls, err := pt.CallTuple(meta, []py.Value{name.Value(), bases.Value(), ns}, kwds)
	if err != nil {
		return py.Value{}, err
	}
	if t := py.ToType(cls); t != nil && cell.Type() == py.CellType {
		c := py.Cast[py.Cell](cell)
		if c.V.IsAbsent() {
			return py.Value{}, py.RuntimeErrorf("__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", name, "<class '"+t.QualifiedName(pt)+"'>")
		}
		if c.V != cls {
			return py.Value{}, py.TypeErrorf("__class__ set to %s defining '%s' as %s", "another class", name, "<class '"+t.QualifiedName(pt)+"'>")
		}
	}
	return cls, nil
}

// updateBases replaces bases that are not classes by what __mro_entries__ gives (PEP 560).
func updateBases(th *py.Thread, orig *py.Tuple) (*py.Tuple, error) {
	var out []py.Value
	changed := false
	for i, b := range orig.Items() {
		if py.ToType(b) == nil {
			m, err := py.LookupAttrGo(th, b, "__mro_entries__")
			if err != nil {
				return nil, err
			}
			if !m.IsAbsent() {
				r, err := th.Call(m, orig.Value())
				if err != nil {
					return nil, err
				}
				t := py.ToTuple(r)
				if t == nil {
					return nil, py.TypeErrorf("__mro_entries__ must return a tuple")
				}
				if !changed {
					out = append(out, orig.Items()[:i]...)
					changed = true
				}
				out = append(out, t.Items()...)
				continue
			}
		}
		if changed {
			out = append(out, b)
		}
	}
	if !changed {
		return orig, nil
	}
	return py.NewTuple(out), nil
}

// namespaces reads the globals and locals arguments of exec and eval.
func namespaces(th *py.Thread, what string, g, l py.Value) (*py.Dict, py.Value, error) {
	globals := py.ToDict(g)
	if what == "eval" && !l.IsNone() && l.Type().GetItem == nil {
		return nil, l, py.TypeErrorf("locals must be a mapping")
	}
	if g.IsNone() {
		if globals = th.Eval.CurrentGlobals(th); globals == nil {
			return nil, l, py.SystemErrorf("globals and locals cannot be NULL")
		}
		if l.IsNone() {
			v, err := th.Eval.CurrentLocals(th)
			if err != nil {
				return nil, l, err
			}
			l = v
		}
	} else if globals == nil {
		if what == "eval" {
			if g.Type().GetItem != nil {
				return nil, l, py.TypeErrorf("globals must be a real dict; try eval(expr, {}, mapping)")
			}
			return nil, l, py.TypeErrorf("globals must be a dict")
		}
		return nil, l, py.TypeErrorf("%s() globals must be a dict, not %s", what, g.Type().FullName())
	}
	if l.IsNone() {
		l = globals.Value()
	}
	if l.Type().GetItem == nil {
		return nil, l, py.TypeErrorf("locals must be a mapping or None, not %s", l.Type().FullName())
	}
	if k := th.Intern("__builtins__"); globals.FindStr(k) < 0 {
		if m, ok := th.Interp.Modules.GetStr(th.Intern("builtins")); ok {
			if b := py.ToModule(m); b != nil {
				m = b.Dict.Value()
			}
			globals.SetStr(k, m)
		}
	}
	return globals, l, nil
}

func builtinExec(pt *py.Thread, a []py.Value) (py.Value, error) {
	th := self(pt)
	g, l, err := namespaces(pt, "exec", a[1], a[2])
	if err != nil {
		return py.Value{}, err
	}
	c, err := th.codeOf(a[0], "exec", "exec")
	if err != nil {
		return py.Value{}, err
	}
	var closure *py.Tuple
	if a[0].Type() != codeType && !a[3].IsNone() {
		return py.Value{}, py.TypeErrorf("closure can only be used when source is a code object")
	}
	if c.nfree > 0 {
		closure = py.ToTuple(a[3])
		cells := closure != nil && len(closure.Items()) == c.nfree
		if cells {
			for _, x := range closure.Items() {
				cells = cells && x.Type() == py.CellType
			}
		}
		if !cells {
			return py.Value{}, py.TypeErrorf("code object requires a closure of exactly length %d", c.nfree)
		}
	} else if !a[3].IsNone() {
		return py.Value{}, py.TypeErrorf("cannot use a closure with this code object")
	}
	_, err = th.runIn(c, g, l, closure)
	return py.None, err
}

func (th *Thread) runIn(c *Code, g *py.Dict, l py.Value, closure *py.Tuple) (py.Value, error) {
	if err := th.linkLarge(c); err != nil {
		return py.Value{}, err
	}
	var f *Frame
	if c.gen { // with await at its top level, or that of a generator function
		f = newGeneratorFrame(th, c, shared)
		f.gen.own().locals = l
	} else if f = th.push(c); c.src.Flags&bytecode.FlagOptimized == 0 {
		f.extra = l
	}
	f.globals = g
	if closure != nil {
		for i, cell := range closure.Items() {
			*f.reg(uint32(c.nlocals - c.nfree + i)) = cell
		}
	}
	if c.gen {
		return f.gen.Value(), nil
	}
	f.by = byGo
	if err := th.enter(f); err != nil {
		return py.Value{}, err
	}
	th.entered(f, false)
	return th.guarded(f)
}

func builtinEval(pt *py.Thread, a []py.Value) (py.Value, error) {
	th := self(pt)
	g, l, err := namespaces(pt, "eval", a[1], a[2])
	if err != nil {
		return py.Value{}, err
	}
	c, err := th.codeOf(a[0], "eval", "eval")
	if err != nil {
		return py.Value{}, err
	}
	if c.nfree > 0 {
		return py.Value{}, py.TypeErrorf("code object passed to eval() may not contain free variables")
	}
	return th.runIn(c, g, l, nil)
}

// codeOf returns the code of a source argument: a code object, or text.
// Source is source text: characters, or the bytes of a file, which say how they
// are encoded.
type Source struct {
	Text  string
	Bytes bool
}

// sourceOf returns the source that an argument of compile, exec or eval is.
func sourceOf(th *py.Thread, v py.Value) (Source, bool) {
	if s := py.ToStr(v); s != nil {
		return Source{Text: s.String()}, true
	}
	if b := py.ToBytes(v); b != nil {
		return Source{b.String(), true}, true
	}
	if b, err := py.GetBuffer(th, v, 0); err == nil {
		text := string(b.Bytes())
		b.Release(th)
		return Source{text, true}, true
	}
	return Source{}, false
}

// check returns the error of text that cannot be source: it cannot be encoded.
func (src Source) check(th *py.Thread) error {
	if src.Bytes || !wtf8.HasSurrogates(src.Text) {
		return nil
	}
	_, err := th.CallMethodGo(py.String(src.Text), "encode")
	return err
}

func (th *Thread) codeOf(v py.Value, mode, what string) (*Code, error) {
	if v.Type() == codeType {
		return py.Cast[Code](v), nil
	}
	src, ok := sourceOf(&th.Thread, v)
	if !ok {
		return nil, py.TypeErrorf("%s() arg 1 must be a string, bytes or code object", what)
	}
	if err := src.check(&th.Thread); err != nil {
		return nil, err
	}
	if mode == "eval" {
		src.Text = strings.TrimLeft(src.Text, " \t")
	}
	flags := 0
	if f := th.frame; f != nil {
		flags = int(f.code.src.Flags & bytecode.FlagFutureAnnotations)
	}
	c, err := th.VM.Compile(th, src, "<string>", mode, flags, -1)
	if err != nil {
		return nil, err
	}
	return th.VM.LinkAlone(c), nil
}

func builtinCompile(pt *py.Thread, a []py.Value) (py.Value, error) {
	th := self(pt)
	name := py.ToStr(a[1])
	if name == nil {
		if b := py.ToBytes(a[1]); b != nil {
			name = py.NewStr(b.String())
		} else if f, err := py.LookupSpecial(pt, a[1], "__fspath__"); err != nil {
			return py.Value{}, err
		} else if !f.IsAbsent() {
			v, err := pt.Call(f)
			if err != nil {
				return py.Value{}, err
			}
			name = py.ToStr(v)
		}
		if name == nil {
			return py.Value{}, py.TypeErrorf("expected str, bytes or os.PathLike object, not %s", a[1].Type().FullName())
		}
	}
	mode := py.ToStr(a[2])
	if mode == nil {
		return py.Value{}, py.TypeErrorf("compile() argument 'mode' must be str, not %s", a[2].Type().FullName())
	}
	flags, err := py.IndexInt(pt, a[3])
	if err != nil {
		return py.Value{}, err
	}
	if flags&^compileFlags != 0 {
		return py.Value{}, py.ValueErrorf("compile(): unrecognised flags")
	}
	version, err := py.IndexInt(pt, a[6])
	if err != nil {
		return py.Value{}, err
	}
	optimize, err := py.IndexInt(pt, a[5])
	if err != nil {
		return py.Value{}, err
	}
	if optimize < -1 || optimize > 2 {
		return py.Value{}, py.ValueErrorf("compile(): invalid optimize value")
	}
	if inherit, err := py.Truth(pt, a[4]); err != nil {
		return py.Value{}, err
	} else if !inherit && th.frame != nil {
		flags |= int(th.frame.code.src.Flags & bytecode.FlagFutureAnnotations)
	}
	switch mode.String() {
	case "exec", "eval", "single":
	case "func_type":
		if flags&compileOnlyAST == 0 {
			return py.Value{}, py.ValueErrorf("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
		}
	default:
		if flags&compileOnlyAST != 0 {
			return py.Value{}, py.ValueErrorf("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
		}
		return py.Value{}, py.ValueErrorf("compile() mode must be 'exec', 'eval' or 'single'")
	}
	var node py.Value
	src, ok := sourceOf(pt, a[0])
	if !ok && th.VM.IsTree != nil && th.VM.IsTree(a[0]) {
		node = a[0]
	} else if !ok {
		return py.Value{}, py.TypeErrorf("compile() arg 1 must be a string, bytes or AST object")
	}
	if err := src.check(pt); err != nil {
		return py.Value{}, err
	}
	if !node.IsAbsent() || flags&^int(bytecode.FlagFutureAnnotations|bytecode.FlagFutureBarry) != 0 {
		tree, c, err := th.VM.CompileTree(th, node, src, name.String(), mode.String(), flags, optimize, version)
		if err != nil || c == nil {
			return tree, err
		}
		return th.VM.LinkAlone(c).Value(), nil
	}
	c, err := th.VM.Compile(th, src, name.String(), mode.String(), flags, optimize)
	if err != nil {
		return py.Value{}, err
	}
	return th.VM.LinkAlone(c).Value(), nil
}

// The flags that compile() takes: those of future features and CPython's PyCF_ flags.
const (
	compileOnlyAST = 0x400
	compileFlags   = 0x1fe0000 | 0x10 | 0x200 | compileOnlyAST | 0x1000 | 0x2000 | 0x4000 | 0x8000
)
