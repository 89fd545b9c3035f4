// Package runtime puts a VM together: builtins, sys, the standard library, the
// import system, and the report of uncaught errors.
package runtime

// This file assembles the VM and compiles source text for it.

import (
	"errors"
	stdio "io"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
	"github.com/hognose/hognose/stdlib/ast"
	"github.com/hognose/hognose/stdlib/io"
	"github.com/hognose/hognose/stdlib/sitebuiltins"
	"github.com/hognose/hognose/syntax"
)

// Options are what a VM is given at construction. The zero value grants nothing:
// no output, no files.
type Options struct {
	Stdin          stdio.Reader
	Stdout, Stderr stdio.Writer
	Args           []string // sys.argv
	Path           []string // folders of sys.path; imports read files from them
	Env            []string // the environment of scripts
	System         py.System
	Network        py.Network
	Files          vfs.FS     // the files that scripts, import and tracebacks may use; nil: none
	Shared         *vfs.Files // of another VM whose open files this one has too; nil: it has its own
	Flags          py.Flags
	Limits         vm.Limits
	Housekeeping   func() int

	EndPolicy EndPolicy     // what the end of a script does with its threads
	EndGrace  time.Duration // for EndStop
	Hooks     vm.Hooks
}

// Runtime is a VM with its modules.
type Runtime struct {
	VM     *vm.VM
	Thread *vm.Thread
	opts   Options
	locks  importLocks
	times  importTimes

	finalizing  bool
	dlopenFlags int

	abandoned atomic.Int64 // operations on streams and files that were given up and still wait
}

// New makes a VM.
func New(opts Options) (*Runtime, error) {
	r := &Runtime{VM: vm.New(), opts: opts}
	r.VM.SetLimits(opts.Limits)
	r.VM.Housekeeping = opts.Housekeeping
	if opts.Shared != nil {
		r.VM.In.Files = opts.Shared.Share()
	} else {
		r.VM.In.Files = vfs.NewFiles(opts.Files)
	}
	r.VM.In.Env = slices.Clone(opts.Env)
	r.VM.In.System = opts.System
	r.VM.In.DevMode, r.VM.In.UTF8Mode, r.VM.In.WarnDefaultEncoding = opts.Flags.DevMode, opts.Flags.UTF8Mode, opts.Flags.WarnDefaultEncoding
	r.VM.In.Network = opts.Network
	r.VM.In.Files.Settle = r.VM.SettleFiles
	if n := opts.Limits.Files; n > 0 {
		r.VM.In.Files.Max = n + 3 // the standard streams do not count
		r.VM.In.Files.MakeRoom = r.VM.CollectInside
	}
	r.VM.Host = r
	r.VM.Compile = r.compile
	r.VM.CompileTree = r.compileTree
	r.VM.IsTree = ast.IsNode
	r.VM.ImportModule = r.importModule
	r.VM.ImportFromMessage = r.importFromMessage
	r.VM.In.ModuleMissing = r.moduleMissing
	r.VM.WarnFunc = r.warn
	r.VM.Hooks = opts.Hooks
	r.VM.In.FormatException = func(_ *py.Thread, e *py.Exception) string { return r.FormatError(e) }
	r.VM.In.Signal = r.signal
	r.VM.In.DefaultSignal = r.VM.DefaultSignal
	r.VM.In.PendingSignals, r.VM.In.TakeSignal = r.VM.PendingSignals, r.VM.TakeSignal
	r.Thread = r.VM.NewThread()
	r.Thread.Info.Main = true
	r.Thread.Info.SetName("MainThread")
	th := &r.Thread.Thread
	if err := r.initBuiltins(th); err != nil {
		return nil, err
	}
	if err := r.initSys(th); err != nil {
		return nil, err
	}
	return r, r.setEncodings(th)
}

// builtins are the names of the module builtins, made once for all VMs.
var builtins = py.Template(nil, py.BuiltinsDef, vm.BuiltinsDef, io.BuiltinsDef, sitebuiltins.BuiltinsDef)

func (r *Runtime) initBuiltins(th *py.Thread) error {
	m := py.NewModuleFrom(th, "builtins", py.BuiltinsDef.Doc, builtins)
	giveSpec(th, m, "builtins")
	if r.opts.Flags.NoSite {
		for _, name := range sitebuiltins.Names {
			m.Dict.DeleteStr(th.Intern(name))
		}
	}
	r.VM.In.Builtins = m.Dict
	r.VM.In.Modules.SetGo(th, "builtins", m.Value())
	return nil
}

// natives are the modules in Go, by name. Written by init only.
var natives = map[string]*py.ModuleDef{}

func init() {
	for _, d := range append(stdlib.Natives(), vm.HognoseDef, vm.TypesDef, impDef, frozenImportlibDef, marshalDef, opcodeDef, symtableDef) {
		natives[d.Name] = d
	}
}

// Compile compiles a script. The error is a *syntax.Error.
func Compile(src []byte, filename string) (*bytecode.Code, error) {
	return compileScript(src, filename, compile.Options{})
}

// compileScript compiles a file; the error says if a keyword seems to be misspelt.
func compileScript(src []byte, filename string, o compile.Options) (*bytecode.Code, error) {
	code, err := compileSource(src, filename, syntax.Exec, false, false, o)
	var e *syntax.Error
	if errors.As(err, &e) {
		if hint := e.SuggestKeyword(string(src), true); hint != nil {
			err = hint
		} else if filename != "<string>" {
			addText(e, func() (string, bool) { text, err := syntax.Decode(src); return text, err == nil })
		}
	}
	if err == nil {
		if text, err := syntax.Decode(src); err == nil {
			code.SetText(text)
		}
	}
	return code, err
}

// Compile compiles a script with the VM's flags.
func (r *Runtime) Compile(src []byte, filename string) (*bytecode.Code, error) {
	return compileScript(src, filename, r.compileOptions(0))
}

// maxIntDigits is the limit on the digits of literals, as the parser takes it.
func (r *Runtime) maxIntDigits() int {
	if n := r.VM.In.MaxStrDigits; n > 0 {
		return n
	}
	return -1
}

// compileOptions are those of code that is compiled for this VM.
func (r *Runtime) compileOptions(flags int) compile.Options {
	return compile.Options{Flags: bytecode.Flags(flags), Optimize: r.opts.Flags.Optimize, NoColumns: r.opts.Flags.NoDebugRanges, MaxIntDigits: r.maxIntDigits(), Warn: r.sourceWarning}
}

// sourceWarning issues a warning about source text. One that the filters turn into
// an error is a syntax error.
func (r *Runtime) sourceWarning(file string, w syntax.Warning) error {
	th := &r.Thread.Thread
	m, err := r.load(th, "warnings")
	if err != nil {
		return err
	}
	category := py.SyntaxWarning
	if w.Category == "DeprecationWarning" {
		category = py.DeprecationWarning
	}
	_, err = th.CallMethodGo(m, "warn_explicit", py.String(w.Msg), category.Value(), py.String(file), py.Int(int64(w.Line)))
	if py.IsException(err, category) {
		return &syntax.Error{Kind: syntax.SyntaxError, Msg: w.Msg, Filename: file, Line: w.Line, Col: w.Col + 1, EndLine: w.EndLine, EndCol: w.EndCol + 1}
	}
	return err
}

// DescribeSyntaxError returns the exception type, message and printed report of
// an error of Compile.
func DescribeSyntaxError(err error) (kind, msg, report string) {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return "SyntaxError", err.Error(), err.Error() + "\n"
	}
	var b strings.Builder
	formatSyntaxParts(&b, syntaxParts{file: e.Filename, line: e.Line, col: e.Col, endLine: e.EndLine, endCol: e.EndCol, text: e.Text, hasText: e.HasText || e.Text != ""})
	b.WriteString(e.Kind.String() + ": " + e.Msg + "\n")
	return e.Kind.String(), e.Msg, b.String()
}

func compileSource(src []byte, filename string, mode syntax.Mode, text, memory bool, o compile.Options) (*bytecode.Code, error) {
	res, err := syntax.Parse(src, filename, &syntax.Options{Mode: mode, Text: text, Memory: memory, Check: o.Check, Aside: o.Aside, MaxIntDigits: o.MaxIntDigits})
	if err != nil {
		return nil, err
	}
	if o.Warn != nil {
		for _, w := range res.Warnings {
			if err := o.Warn(filename, w); err != nil {
				return nil, err
			}
		}
	}
	o.Filename = filename
	return compile.Compile(res.Mod, o)
}

// addText gives an error that the compiler found, after the parser, its line of the file.
func addText(e *syntax.Error, source func() (string, bool)) {
	if e.HasText || e.Text != "" || e.NoPos || e.Line < 1 {
		return
	}
	text, ok := source()
	for n := 1; ok; n++ {
		line, rest, more := strings.Cut(text, "\n")
		if n == e.Line && (more || line != "") {
			e.Text, e.HasText = line, true
			if more {
				e.Text += "\n"
			}
		}
		text, ok = rest, more && n < e.Line
	}
}

// addFileText is addText for what a script compiles: the line is that of the file of this name, whatever was
// compiled, as in CPython.
func (r *Runtime) addFileText(err error, filename string) {
	var e *syntax.Error
	if errors.As(err, &e) {
		addText(e, func() (string, bool) { return r.sourceText(filename) })
	}
}

// compileCharge is about how many bytes a byte of source needs while it is compiled.
const compileCharge = 50

// compile is the VM's compiler for exec, eval and compile().
func (r *Runtime) compile(th *vm.Thread, src vm.Source, filename, mode string, flags, optimize int) (*bytecode.Code, error) {
	if strings.IndexByte(src.Text, 0) >= 0 {
		return nil, py.Errorf(py.SyntaxError, "source code string cannot contain null bytes")
	}
	m := syntax.Exec
	switch mode {
	case "eval":
		m = syntax.Eval
	case "single":
		m = syntax.Single
	}
	if err := th.Charge(int64(len(src.Text)) * compileCharge); err != nil {
		return nil, err
	}
	o := r.compileOptions(flags)
	if optimize >= 0 {
		o.Optimize = optimize
	}
	o.Check, o.Aside = th.Poll, th.Aside
	c, err := compileSource([]byte(src.Text), filename, m, !src.Bytes, src.Bytes, o)
	r.addFileText(err, filename)
	err = PythonError(err)
	if x := py.AsException(err); x != nil && x.Type().IsSubtype(py.SyntaxError) {
		x.Fields[py.FieldMetadata] = py.TupleOf(x.Fields[py.FieldLineno], x.Fields[py.FieldOffset], py.String(strings.ToValidUTF8(src.Text, "\ufffd")))
	}
	return c, err
}

// PythonError turns a *syntax.Error into the Python exception.
func PythonError(err error) error { return ast.SyntaxError(err) }

// RunMain runs a program as the module __main__.
func (r *Runtime) RunMain(code *bytecode.Code, file string) error {
	if err := r.begin(); err != nil {
		return err
	}
	if len(r.opts.Flags.WarnOptions) > 0 { // they are read, and complained about, before the script
		if _, err := r.load(&r.Thread.Thread, "warnings"); err != nil {
			return err
		}
	}
	m := r.newMain(file)
	_, err := r.Thread.Run(r.VM.Link(code), m.Dict, m.Dict.Value())
	return err
}

// newMain makes the module __main__.
func (r *Runtime) newMain(file string) *py.Module {
	th := &r.Thread.Thread
	m := py.NewModule(th, "__main__", "")
	if file != "" && file[0] != '<' {
		m.Dict.SetGo(th, "__file__", py.String(file))
	}
	b, _ := r.VM.In.Modules.GetStr(th.Intern("builtins"))
	m.Dict.SetGo(th, "__builtins__", b)
	names := r.givenNames()
	for i := 0; ; {
		k, v, ok := names.Next(&i)
		if !ok {
			break
		}
		m.Dict.SetStr(py.ToStr(k), v)
	}
	r.VM.In.Modules.SetGo(th, "__main__", m.Value())
	return m
}

// Finalize runs the finalizers of all objects that are left: at the end of a
// program that leaves nothing behind. The error is that of a stop.
func (r *Runtime) Finalize() error {
	r.finalizing = true
	r.VM.NoMoreThreads()
	return r.VM.In.Finalize(&r.Thread.Thread)
}

// warn issues a warning through the module warnings, whose filters decide.
func (r *Runtime) warn(t *vm.Thread, category *py.Type, message string, stackLevel int) error {
	th := &t.Thread
	m, err := r.load(th, "warnings")
	if err != nil {
		return err
	}
	_, err = th.CallMethodGo(m, "warn", py.String(message), category.Value(), py.Int(int64(stackLevel)))
	return err
}
