package main

// This file parses the command line as python3 does.

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hognose/hognose"
)

// source says where the program comes from.
type source int

const (
	fromStdin source = iota
	fromFile
	fromCommand
	fromModule
)

// options is a parsed command line.
type options struct {
	flags  hognose.Flags
	from   source
	what   string   // the file, code or module
	args   []string // of the program, without its name
	skip   bool     // -x: the first line is not Python
	action string   // what to do instead of running: "help", "version", ...
	limits limitOptions
}

// usageError is a command line that cannot be understood.
type usageError string

// Error returns the text to print.
func (e usageError) Error() string { return string(e) }

func usage() string {
	return "usage: " + os.Args[0] + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
}

func usageErrorf(format string, args ...any) error {
	return usageError(fmt.Sprintf(format, args...) + "\n" + usage() + "Try `hognose -h' for more information.")
}

// valueOptions are the letters that take a value, in the same word or the next.
const valueOptions = "cmWX"

// parseOptions parses the words after the command's name.
func parseOptions(args []string) (*options, error) {
	o := &options{}
	i := 0
	for ; i < len(args); i++ {
		arg := args[i]
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			break
		}
		if strings.HasPrefix(arg, "--") {
			n, err := o.long(args[i:])
			if err != nil {
				return nil, err
			}
			i += n
			if o.action != "" {
				return o, nil
			}
			continue
		}
		for k := 1; k < len(arg); k++ {
			letter := arg[k]
			if !strings.ContainsRune(valueOptions, rune(letter)) {
				if err := o.letter(letter); err != nil {
					return nil, err
				}
				continue
			}
			value := arg[k+1:]
			if value == "" {
				if i++; i >= len(args) {
					return nil, usageErrorf("Argument expected for the -%c option", letter)
				}
				value = args[i]
			}
			switch letter {
			case 'W':
				o.flags.WarnOptions = append(o.flags.WarnOptions, value)
			case 'X':
				o.xoption(value)
			default: // the rest is the program's
				o.from, o.what, o.args = fromCommand, value, args[i+1:]
				if letter == 'm' {
					o.from = fromModule
				}
				o.environment()
				return o, nil
			}
			break
		}
	}
	if i < len(args) {
		if args[i] != "-" {
			o.from, o.what = fromFile, args[i]
		} else {
			o.what = "-"
		}
		o.args = args[i+1:]
	}
	o.environment()
	return o, nil
}

// letter applies an option without a value.
func (o *options) letter(c byte) error {
	f := &o.flags
	switch c {
	case 'b':
		f.BytesWarning++
	case 'B':
		f.DontWriteBytecode = true
	case 'd':
		f.Debug++
	case 'E':
		f.IgnoreEnvironment = true
	case 'h', '?':
		o.action = "help"
	case 'i':
		f.Inspect, f.Interactive = true, true
	case 'I':
		f.Isolated, f.IgnoreEnvironment, f.NoUserSite, f.SafePath = true, true, true, true
	case 'O':
		f.Optimize++
	case 'P':
		f.SafePath = true
	case 'q':
		f.Quiet = true
	case 's':
		f.NoUserSite = true
	case 'S':
		f.NoSite = true
	case 'u':
		f.Unbuffered = true
	case 'v':
		f.Verbose++
	case 'V':
		if o.action == "version" {
			o.action = "long version"
		} else {
			o.action = "version"
		}
	case 'x':
		o.skip = true
	default:
		return usageErrorf("Unknown option: -%c", c)
	}
	return nil
}

// long applies an option of a whole word and returns how many words follow it.
func (o *options) long(args []string) (int, error) {
	name, value, given := strings.Cut(args[0][2:], "=")
	switch name {
	case "help":
		o.action = "help"
		return 0, nil
	case "help-env", "help-xoptions", "help-all":
		o.action = name
		return 0, nil
	case "version":
		o.action = "version"
		return 0, nil
	}
	set := o.limits.option(name)
	if set == nil && name != "check-hash-based-pycs" {
		return 0, usageErrorf("unknown option %s", args[0])
	}
	words := 0
	if !given {
		if len(args) < 2 {
			return 0, usageErrorf("Argument expected for the --%s option", name)
		}
		value, words = args[1], 1
	}
	if set == nil { // there are no hash-based caches
		if value != "always" && value != "default" && value != "never" {
			return 0, usageErrorf("--check-hash-based-pycs must be one of 'default', 'always', or 'never'")
		}
		return words, nil
	}
	if err := set(value); err != nil {
		return 0, usageErrorf("--%s: %v", name, err)
	}
	return words, nil
}

func (o *options) xoption(opt string) {
	o.flags.XOptions = append(o.flags.XOptions, opt)
	switch name, value, _ := strings.Cut(opt, "="); name {
	case "dev":
		o.flags.DevMode = value != "0"
	case "no_debug_ranges":
		o.flags.NoDebugRanges = true
	case "warn_default_encoding":
		o.flags.WarnDefaultEncoding = true
	case "utf8":
		o.flags.UTF8Mode = value != "0"
	}
}

// hasX reports whether an -X option was given, other than with the value 0.
func (o *options) hasX(name string) bool {
	for _, x := range o.flags.XOptions {
		if n, v, _ := strings.Cut(x, "="); n == name && v != "0" {
			return true
		}
	}
	return false
}

// environment applies the environment variables that stand for options.
func (o *options) environment() {
	f := &o.flags
	defer func() {
		if strings.Trim(f.IOEncoding, ":") == "" && o.passesBytes() {
			f.IOEncoding = ":surrogateescape"
		}
	}()
	if f.IgnoreEnvironment {
		return
	}
	on := func(name string, set *bool) {
		if os.Getenv(name) != "" {
			*set = true
		}
	}
	number := func(name string, set *int) {
		n := 0
		if v := os.Getenv(name); v != "" {
			if _, err := fmt.Sscanf(v, "%d", &n); err != nil || n < 1 {
				n = 1
			}
		}
		*set = max(*set, n)
	}
	on("PYTHONDONTWRITEBYTECODE", &f.DontWriteBytecode)
	on("PYTHONINSPECT", &f.Inspect)
	on("PYTHONNOUSERSITE", &f.NoUserSite)
	on("PYTHONSAFEPATH", &f.SafePath)
	on("PYTHONUNBUFFERED", &f.Unbuffered)
	on("PYTHONDEVMODE", &f.DevMode)
	on("PYTHONNODEBUGRANGES", &f.NoDebugRanges)
	number("PYTHONOPTIMIZE", &f.Optimize)
	number("PYTHONVERBOSE", &f.Verbose)
	number("PYTHONDEBUG", &f.Debug)
	f.IOEncoding = os.Getenv("PYTHONIOENCODING")
	if w := os.Getenv("PYTHONWARNINGS"); w != "" {
		f.WarnOptions = append(strings.Split(w, ","), f.WarnOptions...)
	}
}

// passesBytes reports whether bytes that are no UTF-8 pass through the standard streams as they are: as with python3 in
// its UTF-8 mode, and in the locales that know of no language.
func (o *options) passesBytes() bool {
	if o.flags.UTF8Mode {
		return true
	}
	switch cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG")) {
	case "", "C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8":
		return true
	}
	return false
}

// searchPath returns the folders that the environment adds to sys.path.
func (o *options) searchPath() []string {
	if o.flags.IgnoreEnvironment {
		return nil
	}
	for _, n := range []string{"HOGNOSEPATH", "PYTHONPATH"} {
		if v := os.Getenv(n); v != "" {
			return filepath.SplitList(v)
		}
	}
	return nil
}
