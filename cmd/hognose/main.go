// Command hognose runs Python scripts.
//
//	hognose FILE [args]
//	hognose -c CODE [args]
//	hognose - [args]     (or piped standard input)
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	var src []byte
	var err error
	name, dir := "<stdin>", ""
	argv := args
	switch {
	case len(args) == 0 || args[0] == "-":
		src, err = io.ReadAll(os.Stdin)
		if len(args) == 0 {
			argv = []string{""}
		}
	case args[0] == "-c":
		if len(args) < 2 {
			fmt.Fprintln(os.Stderr, "Argument expected for the -c option")
			return 2
		}
		src, name = []byte(args[1]), "<string>"
		argv = append([]string{"-c"}, args[2:]...)
	case args[0] == "-V" || args[0] == "--version":
		fmt.Println("Hognose, Python 3.14")
		return 0
	case args[0] == "-h" || args[0] == "--help":
		fmt.Println("usage: hognose [-c CODE | FILE | -] [args]")
		return 0
	default:
		name = args[0]
		dir = filepath.Dir(name)
		if src, err = os.ReadFile(name); err != nil {
			fmt.Fprintf(os.Stderr, "hognose: can't open file '%s': %v\n", name, err)
			return 2
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "hognose:", err)
		return 2
	}
	r, err := runtime.New(runtime.Options{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Args: argv,
		Path: []string{dir}, ReadFile: os.ReadFile, Natives: stdlib.Natives(),
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "hognose:", err)
		return 1
	}
	code, err := r.Program(src, name)
	if err != nil {
		fmt.Fprint(os.Stderr, r.FormatError(runtime.PythonError(err)))
		return 1
	}
	err = r.RunMain(code, name)
	r.Flush()
	return exitCode(r, err)
}

// exitCode reports an uncaught error and returns the process's exit code.
func exitCode(r *runtime.Runtime, err error) int {
	if err == nil {
		return 0
	}
	e := py.AsException(err)
	if e == nil || !e.Type().IsSubtype(py.SystemExit) {
		fmt.Fprint(os.Stderr, r.FormatError(err))
		return 1
	}
	v := e.Fields[py.FieldValue]
	if v.IsNone() {
		return 0
	}
	if n, ok := py.AsInt(v); ok {
		return int(n) & 0xff
	}
	if s, err := py.StrOf(&r.Thread.Thread, v); err == nil {
		fmt.Fprintln(os.Stderr, s)
	}
	return 1
}
