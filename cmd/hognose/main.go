// Command hognose runs Python scripts, and prompts for Python on a terminal. It
// takes python3's command line and grants a script what python3 has.
//
//	hognose [option] ... [-c cmd | -m mod | file | -] [arg] ...
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/hognose/hognose"
)

func main() {
	exit(run(os.Args[1:]))
}

func run(args []string) int {
	o, err := parseOptions(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if o.action != "" {
		printInstead(o.action)
		return 0
	}
	defer o.profile()()
	prompt := o.from == fromStdin && o.what == "" && (onTerminal() || o.flags.Inspect)
	p := &program{dir: new("")}
	if !prompt {
		p, err = o.program()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	where := o.findPlace()
	path := o.searchPath()
	if where.isolated {
		path, o.flags.Isolated, o.flags.IgnoreEnvironment, o.flags.NoUserSite, o.flags.SafePath = where.onlyPath, true, true, true, true
		o.flags.NoSite = o.flags.NoSite || !where.site
	}
	if o.flags.SafePath {
		p.dir = nil
	}
	site := !o.flags.NoSite && where.needsSite(path)
	if !where.isolated {
		path = append(path, hognose.LibraryPath) // the script's folder and PYTHONPATH come before it
	}
	if p.dir != nil && !site {
		path = append([]string{*p.dir}, path...)
	}
	if !site && !o.flags.NoSite {
		path = append(path, where.packages(path)...)
	}
	o.flags.OrigArgs = os.Args
	o.flags.Executable, o.flags.Prefix, o.flags.BasePrefix = where.executable, where.prefix, where.basePrefix
	cfg := hognose.Config{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Args: append([]string{p.argv0}, o.args...),
		Path: path, Files: hognose.HostFiles(), Env: os.Environ(), System: hognose.HostSystem(exit), Network: hognose.HostNetwork(), Limits: o.limits.limits(), Grace: o.limits.grace, Flags: o.flags, Report: showError,
	}
	procs := newProcessors()
	cfg.Threads.Start = procs.start
	if c := newCollector(procs); c != nil {
		cfg.Housekeeping = c.look
	}
	vm, err := hognose.New(cfg)
	if err != nil {
		fmt.Fprintln(os.Stderr, "hognose:", err)
		return 1
	}
	defer vm.Close()
	if site {
		if code, err := vm.Compile("<frozen site>", runSite(p.dir)); err == nil {
			if err := o.limits.run(vm, func(ctx context.Context) error { return vm.Run(ctx, code) }); err != nil {
				fmt.Fprintln(os.Stderr, "Fatal Python error: init_import_site: Failed to import the site module")
				return exitCode(err)
			}
		}
	}
	if prompt {
		return repl(vm, o)
	}
	code, err := vm.Compile(p.name, p.src)
	if err == nil {
		err = o.limits.run(vm, func(ctx context.Context) error { return vm.Run(ctx, code) })
	} else {
		showError(err)
	}
	status := exitCode(err)
	if o.flags.Inspect || os.Getenv("PYTHONINSPECT") != "" && !o.flags.IgnoreEnvironment {
		o.flags.Quiet = true
		status = repl(vm, o)
	}
	if !stopped(err) {
		// The status is the program's: an error in a finalizer is only reported.
		_ = o.limits.run(vm, vm.Finalize)
	}
	return status
}

// program is what a command line runs.
type program struct {
	name  string // in tracebacks
	src   []byte
	argv0 string  // sys.argv[0]
	dir   *string // sys.path[0], nil for none
}

// program reads the source that the command line names.
func (o *options) program() (*program, error) {
	here := ""
	switch o.from {
	case fromCommand:
		return &program{name: "<string>", src: []byte(o.what + "\n"), argv0: "-c", dir: &here}, nil
	case fromModule:
		cwd, err := os.Getwd()
		if err != nil {
			cwd = ""
		}
		return &program{name: "<frozen runpy>", src: runModule(o.what, true), argv0: "-m", dir: &cwd}, nil
	case fromStdin:
		src, err := io.ReadAll(os.Stdin)
		if err != nil {
			return nil, fmt.Errorf("%s: can't read standard input: %v", os.Args[0], err)
		}
		return &program{name: "<stdin>", src: o.text(src), argv0: o.what, dir: &here}, nil
	}
	info, err := os.Stat(o.what)
	if err == nil && (info.IsDir() || filepath.Ext(o.what) == ".zip" || filepath.Ext(o.what) == ".pyz") {
		if info.IsDir() {
			if _, err := os.Stat(filepath.Join(o.what, "__main__.py")); err != nil {
				return nil, fmt.Errorf("%s: can't find '__main__' module in '%s'", os.Args[0], absolute(o.what))
			}
		}
		return &program{name: "<frozen runpy>", src: runModule("__main__", false), argv0: o.what, dir: &o.what}, nil
	}
	src, err := os.ReadFile(o.what)
	if err != nil {
		return nil, cannotOpen(o.what, err)
	}
	dir, err := filepath.EvalSymlinks(o.what)
	if err != nil {
		dir = o.what
	}
	dir = filepath.Dir(absolute(dir))
	return &program{name: fullName(o.what), src: o.text(src), argv0: o.what, dir: &dir}, nil
}

// fullName is a script's __file__: absolute, but as it was written otherwise.
func fullName(name string) string {
	if here, err := os.Getwd(); err == nil && !filepath.IsAbs(name) {
		return strings.TrimSuffix(here, "/") + "/" + name
	}
	return name
}

// text is the program without its first line, with -x.
func (o *options) text(src []byte) []byte {
	if !o.skip {
		return src
	}
	i := bytes.IndexByte(src, '\n')
	if i < 0 {
		return nil
	}
	return src[i:] // the newline stays, so that line numbers are right
}

// runModule is a program that runs a module as __main__, as -m does.
func runModule(name string, alterArgv bool) []byte {
	alter := "True"
	if !alterArgv {
		alter = "False"
	}
	return []byte("import runpy; runpy._run_module_as_main(" + strconv.QuoteToASCII(name) + ", " + alter + ")\n")
}

func absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

func cannotOpen(name string, err error) error {
	var n syscall.Errno
	if !errors.As(err, &n) {
		return fmt.Errorf("%s: can't open file '%s': %v", os.Args[0], absolute(name), err)
	}
	text := n.Error()
	return fmt.Errorf("%s: can't open file '%s': [Errno %d] %s", os.Args[0], absolute(name), int(n), strings.ToUpper(text[:1])+text[1:])
}

// stopped reports whether a program did not come to its own end.
func stopped(err error) bool {
	var stop *hognose.StopError
	var limit *hognose.LimitError
	return errors.As(err, &stop) || errors.As(err, &limit)
}

// showError prints an uncaught exception, or the message of sys.exit.
func showError(err error) {
	var exc *hognose.Exception
	var exit *hognose.ExitError
	switch {
	case errors.As(err, &exc):
		report := exc.Traceback
		if coloured(os.Stderr) {
			report = paintTraceback(report)
		}
		fmt.Fprint(os.Stderr, report)
	case errors.As(err, &exit) && exit.Message != "":
		fmt.Fprintln(os.Stderr, exit.Message)
	}
}

// exitCode returns the process's exit code for the error of a run, or the negative
// number of the signal that ends it, and says why if it was stopped.
func exitCode(err error) int {
	var exc *hognose.Exception
	var exit *hognose.ExitError
	var limit *hognose.LimitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &limit):
		return stopCode(err)
	case errors.As(err, &exc) && exc.Type == "KeyboardInterrupt":
		return -int(syscall.SIGINT) // so that a shell stops its script too
	case errors.As(err, &exc):
		return 1
	case errors.As(err, &exit):
		return exit.Code
	}
	return stopCode(err)
}
