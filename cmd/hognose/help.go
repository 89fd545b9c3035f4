package main

// This file holds the texts of --help and --version.

import (
	"fmt"
	"runtime"
)

const helpOptions = `Options (and corresponding environment variables):
-b     : warn about str() of bytes and comparing bytes with str (-bb: an error)
-B     : write no caches of compiled code; also PYTHONDONTWRITEBYTECODE=x
-c cmd : run this program text (ends the options)
-E     : ignore PYTHON* environment variables
-h     : print this help and exit (also -? or --help)
-i     : prompt after the program has run, whatever standard input is;
         also PYTHONINSPECT=x
-I     : isolate from the user's environment (implies -E, -s and -P)
-m mod : run a module as a script (ends the options)
-O     : leave out assert and what depends on __debug__; also PYTHONOPTIMIZE=x
-OO    : the same, and leave out docstrings
-P     : do not put the script's folder on sys.path; also PYTHONSAFEPATH=x
-q     : no banner before the prompt
-s     : leave the user's site folder off sys.path; also PYTHONNOUSERSITE=x
-S     : do not import site
-u     : hold back nothing that is written to stdout and stderr;
         also PYTHONUNBUFFERED=x
-v     : tell what is imported; also PYTHONVERBOSE=x
-V     : print the version and exit (also --version); twice: more of it
-W arg : warning control, action:message:category:module:lineno;
         also PYTHONWARNINGS=arg
-x     : skip the first line of the program
-X opt : set an option of the implementation (--help-xoptions)
`

const helpArguments = `
Arguments:
file   : a script, or a folder with a __main__.py
-      : the program is read from standard input (the default; a prompt on a
         terminal)
arg ...: what the program finds in sys.argv[1:]
`

const helpX = `The following implementation-specific options are available:
-X cpuprofile=FILE: write a profile of the interpreter, for go tool pprof
-X dev: development mode: more warnings, shown by default
-X importtime: print how long each import took
-X int_max_str_digits=N: limit the digits of conversions between int and str
         (0: no limit); also PYTHONINTMAXSTRDIGITS
-X utf8: accepted; UTF-8 is always used
`

const helpEnv = `Environment variables that change behavior:
HOGNOSEPATH, PYTHONPATH: folders put in front of sys.path, separated by ':'
PYTHONSTARTUP: a file run before the first prompt
HOGNOSE_HISTORY: the file of the prompt's history
NO_COLOR, FORCE_COLOR: whether errors are printed in colour
PYTHONDONTWRITEBYTECODE (-B), PYTHONINSPECT (-i), PYTHONOPTIMIZE (-O),
PYTHONSAFEPATH (-P), PYTHONNOUSERSITE (-s), PYTHONUNBUFFERED (-u),
PYTHONVERBOSE (-v), PYTHONWARNINGS (-W), PYTHONDEVMODE (-X dev)
`

// printInstead does what an option asks for in place of running a program.
func printInstead(action string) {
	switch action {
	case "help":
		fmt.Print(usage() + helpOptions + limitsHelp + helpArguments)
	case "help-env":
		fmt.Print(helpEnv)
	case "help-xoptions":
		fmt.Print(helpX)
	case "help-all":
		fmt.Print(usage() + helpOptions + limitsHelp + helpArguments + "\n" + helpX + "\n" + helpEnv)
	case "version":
		fmt.Println("Python " + hognoseVersion)
	case "long version":
		fmt.Printf("Python %s (Hognose) [%s %s/%s]\n", hognoseVersion, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	}
}

const hognoseVersion = "3.14.0"
