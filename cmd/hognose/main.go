// Command hognose runs Python scripts.
//
//	hognose FILE [args]
//	hognose -c CODE [args]
//	hognose - [args]     (or piped standard input)
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/hognose/hognose"
)

func main() {
	code := run(os.Args[1:])
	runtime.KeepAlive(ballast)
	os.Exit(code)
}

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
	vm, err := hognose.New(hognose.Config{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Args: argv,
		Path: append([]string{dir}, searchPath()...), ReadFile: os.ReadFile, MaxAllocation: -1,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "hognose:", err)
		return 1
	}
	prog, err := hognose.Compile(name, src)
	if err == nil {
		err = vm.Run(context.Background(), prog)
	}
	return exitCode(err)
}

// searchPath returns the folders that the environment adds to sys.path.
func searchPath() []string {
	for _, n := range []string{"HOGNOSEPATH", "PYTHONPATH"} {
		if v := os.Getenv(n); v != "" {
			return filepath.SplitList(v)
		}
	}
	return nil
}

// exitCode reports an error and returns the process's exit code.
func exitCode(err error) int {
	var exc *hognose.Exception
	var exit *hognose.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exc):
		fmt.Fprint(os.Stderr, exc.Traceback)
		return 1
	case errors.As(err, &exit):
		if exit.Message != "" {
			fmt.Fprintln(os.Stderr, exit.Message)
		}
		return exit.Code
	}
	fmt.Fprintln(os.Stderr, "hognose:", err)
	return 1
}
