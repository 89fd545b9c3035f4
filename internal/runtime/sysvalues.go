package runtime

// This file makes the values of sys that tell about the interpreter: version,
// flags, limits, names of modules.

import (
	"math"
	goruntime "runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
)

// Version is the version of Python that Hognose is.
const Version = "3.14.0"

const cacheTag = "hognose-314"

// onlyOne returns the type of an object of sys of which a script can make no other.
func onlyOne(name, doc string, visible int, fields ...string) *py.Type {
	return defineSeq(&py.Type{Name: name, Module: "sys", Doc: doc, Flags: py.FlagNoInstantiate}, visible, fields)
}

func seqType(name, doc string, fields ...string) *py.Type {
	return defineSeq(&py.Type{Name: name, Module: "sys", Doc: doc}, len(fields), fields)
}

// defineSeq makes a struct sequence of fields, each a name and perhaps what it is, the first of which are items of the tuple too.
func defineSeq(t *py.Type, visible int, fields []string) *py.Type {
	var fs []py.StructField
	for _, f := range fields {
		n, d, _ := strings.Cut(f, ":")
		fs = append(fs, py.StructField{Name: n, Doc: d})
	}
	return py.DefineStructSeq(t, visible, fs)
}

var (
	versionInfoType = onlyOne("version_info", "sys.version_info\n\nVersion information as a named tuple.", 5,
		"major:Major release number", "minor:Minor release number", "micro:Patch release number", "releaselevel:'alpha', 'beta', 'candidate', or 'final'", "serial:Serial release number")
	floatInfoType = seqType("float_info", "sys.float_info\n\nA named tuple holding information about the float type.",
		"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	intInfoType = seqType("int_info", "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.  The attributes are read only.",
		"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	hashInfoType = seqType("hash_info", "hash_info\n\nA named tuple providing parameters used for computing hashes.\nThe attributes are read only.",
		"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	threadInfoType = seqType("thread_info", "sys.thread_info\n\nA named tuple holding information about the thread implementation.", "name", "lock", "version")
	flagsType      = onlyOne("flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.", shownFlags,
		"debug:-d", "inspect:-i", "interactive:-i", "optimize:-O or -OO", "dont_write_bytecode:-B", "no_user_site:-s", "no_site:-S",
		"ignore_environment:-E", "verbose:-v", "bytes_warning:-b", "quiet:-q", "hash_randomization:-R", "isolated:-I", "dev_mode:-X dev",
		"utf8_mode:-X utf8", "warn_default_encoding:-X warn_default_encoding", "safe_path:-P", "int_max_str_digits:-X int_max_str_digits",
		"gil:-X gil", "thread_inherit_context:-X thread_inherit_context", "context_aware_warnings:-X context_aware_warnings")
)

// shownFlags is how many flags are items of sys.flags; newer ones are attributes only.
const shownFlags = 18

func ints(list ...int) []py.Value {
	out := make([]py.Value, len(list))
	for i, n := range list {
		out[i] = py.Int(int64(n))
	}
	return out
}

func seqOf(t *py.Type, v ...py.Value) py.Value { return py.NewStructSeq(t, len(v), v...) }

func versionInfo() py.Value {
	return seqOf(versionInfoType, py.Int(3), py.Int(14), py.Int(0), py.String("final"), py.Int(0))
}

func num(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (r *Runtime) flags() py.Value {
	f := &r.opts.Flags
	v := ints(f.Debug, num(f.Inspect), num(f.Interactive), f.Optimize, num(f.DontWriteBytecode), num(f.NoUserSite), num(f.NoSite),
		num(f.IgnoreEnvironment), f.Verbose, f.BytesWarning, num(f.Quiet), 1, num(f.Isolated))
	v = append(v, py.Bool(f.DevMode), py.Int(int64(num(f.UTF8Mode))), py.Int(int64(num(f.WarnDefaultEncoding))), py.Bool(f.SafePath), py.Int(int64(r.VM.In.MaxStrDigits)), py.Int(1), py.Int(0), py.Int(0))
	return py.NewStructSeq(flagsType, shownFlags, v...)
}

// xoptions returns sys._xoptions, and acts on the options that are ours.
func (r *Runtime) xoptions(th *py.Thread) py.Value {
	d := py.NewDict()
	for _, o := range r.opts.Flags.XOptions {
		name, value, given := strings.Cut(o, "=")
		v := py.True
		if given {
			v = py.String(value)
		}
		d.SetGo(th, name, v)
		switch name {
		case "int_max_str_digits":
			if n, err := strconv.Atoi(value); err == nil && (n == 0 || n >= 640) {
				r.VM.In.MaxStrDigits = n
			}
		case "pycache_prefix":
			r.VM.In.Sys.SetGo(th, "pycache_prefix", v)
		case "importtime":
			r.times.on = true
		}
	}
	return d.Value()
}

func strList(list []string) py.Value {
	out := make([]py.Value, len(list))
	for i, s := range list {
		out[i] = py.FSDecode(s)
	}
	return py.ListOf(out)
}

func platformName() string {
	switch goruntime.GOOS {
	case "windows":
		return "win32"
	}
	return goruntime.GOOS
}

// initSysValues sets the attributes that are no functions.
func (r *Runtime) initSysValues(th *py.Thread, set func(name string, v py.Value)) error {
	f := &r.opts.Flags
	str := py.String
	set("modules", r.VM.In.Modules.Value())
	set("path", strList(r.opts.Path))
	set("argv", strList(r.opts.Args))
	orig := f.OrigArgs
	if orig == nil {
		orig = r.opts.Args
	}
	set("orig_argv", strList(orig))
	set("meta_path", py.ListOf([]py.Value{builtinImporter.Value(), frozenImporter.Value(), pathFinder.Value()}))
	set("path_hooks", py.ListOf([]py.Value{pathHook("zipimporter", "zipimport", "zipimporter"), pathHook("path_hook_for_FileFinder", externalName, "_file_finder")}))
	set("path_importer_cache", py.NewDict().Value())
	set("pycache_prefix", py.None)
	set("dont_write_bytecode", py.Bool(f.DontWriteBytecode))
	set("warnoptions", strList(f.WarnOptions))
	set("_xoptions", r.xoptions(th))
	set("flags", r.flags())

	set("version", str(Version+" (Hognose) ["+goruntime.Version()+"]"))
	set("version_info", versionInfo())
	set("hexversion", py.Int(0x030e00f0))
	set("api_version", py.Int(1013))
	set("copyright", str("Copyright (c) the authors of Hognose. Licensed under the Apache License, Version 2.0."))
	impl := py.NewDict()
	for _, e := range []struct {
		k string
		v py.Value
	}{{"name", str("hognose")}, {"cache_tag", str(cacheTag)}, {"version", versionInfo()}, {"hexversion", py.Int(0x030e00f0)}, {"supports_isolated_interpreters", py.True}, {"_multiarch", str(goruntime.GOARCH + "-" + goruntime.GOOS)}} {
		impl.SetGo(th, e.k, e.v)
	}
	set("implementation", py.NewNamespace(impl))
	set("_git", py.TupleOf(str("Hognose"), str(""), str("")))
	set("platform", str(platformName()))
	set("byteorder", str("little"))
	set("maxsize", py.Int(math.MaxInt64))
	set("maxunicode", py.Int(0x10ffff))
	set("float_repr_style", str("short"))
	set("abiflags", str(""))
	set("platlibdir", str("lib"))
	set("_framework", str(""))
	set("_home", py.None)
	set("_stdlib_dir", str(LibraryPath))
	exe := str(f.Executable)
	set("executable", exe)
	set("_base_executable", exe)
	prefix := str(f.Prefix)
	for _, n := range []string{"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"} {
		set(n, prefix)
	}
	if f.BasePrefix != "" {
		set("base_prefix", str(f.BasePrefix))
		set("base_exec_prefix", str(f.BasePrefix))
	}

	set("float_info", seqOf(floatInfoType, py.Float(math.MaxFloat64), py.Int(1024), py.Int(308), py.Float(0x1p-1022), py.Int(-1021), py.Int(-307), py.Int(15), py.Int(53), py.Float(0x1p-52), py.Int(2), py.Int(1)))
	set("int_info", seqOf(intInfoType, ints(30, 4, 4300, 640)...))
	set("hash_info", seqOf(hashInfoType, py.Int(64), py.Int(1<<61-1), py.Int(314159), py.Int(0), py.Int(1000003), str("siphash13"), py.Int(64), py.Int(128), py.Int(0)))
	set("thread_info", seqOf(threadInfoType, str("pthread"), str("semaphore"), str("goroutines")))

	if err := moduleNames.fill(r, th); err != nil {
		return err
	}
	set("builtin_module_names", moduleNames.builtin)
	set("stdlib_module_names", moduleNames.library)
	return nil
}

// names are lists of module names, the same in all VMs.
type names struct {
	once             sync.Once
	builtin, library py.Value
}

// moduleNames is filled by the first VM that is made.
var moduleNames = new(names)

func (n *names) fill(r *Runtime, th *py.Thread) (err error) {
	n.once.Do(func() {
		builtin := []string{"builtins", "sys"}
		for n := range natives {
			builtin = append(builtin, n)
		}
		slices.Sort(builtin)
		items := make([]py.Value, len(builtin))
		for i, s := range builtin {
			items[i] = py.SharedString(s)
		}
		n.builtin = py.TupleOf(items...)
		library := strings.Fields(stdlibNames)
		for _, s := range stdlib.Names() {
			if !strings.Contains(s, ".") {
				library = append(library, s)
			}
		}
		n.library, err = py.SharedFrozenSet(th, library)
	})
	return err
}

// stdlibNames are the top-level modules of the standard library of Python 3.14,
// those that exist on other systems only included.
const stdlibNames = `
__future__ _abc _aix_support _android_support _apple_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk
_codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle _compression _contextvars
_csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools
_gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma
_markupbase _md5 _multibytecodec _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem
_posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1
_sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable
_sysconfig _thread _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi
_wmi _zoneinfo _zstd abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2
cProfile calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib
contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum
errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib
grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale
logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode
operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd
py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select
selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat
statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this
threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata
unittest urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib
zoneinfo`
