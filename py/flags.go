package py

// This file defines the flags that python3's command line sets.

// Flags are what the options of the python3 command set, for sys.flags,
// sys.warnoptions and sys._xoptions. The zero value is python3 without options.
type Flags struct {
	Debug               int
	Inspect             bool // -i
	Interactive         bool // -i, or a prompt
	Optimize            int  // -O
	DontWriteBytecode   bool // -B
	NoUserSite          bool // -s
	NoSite              bool // -S
	IgnoreEnvironment   bool // -E
	Isolated            bool // -I
	Verbose             int  // -v
	BytesWarning        int  // -b
	Quiet               bool // -q
	SafePath            bool // -P
	DevMode             bool // -X dev
	WarnDefaultEncoding bool // -X warn_default_encoding
	UTF8Mode            bool // -X utf8

	Unbuffered    bool     // -u: what is written to stdout and stderr is not held back
	IOEncoding    string   // PYTHONIOENCODING, as "encoding:errors": of the standard streams
	WarnOptions   []string // -W
	NoDebugRanges bool     // -X no_debug_ranges: code remembers lines, but no columns
	XOptions      []string // -X, as "name" or "name=value"

	Executable string   // sys.executable
	OrigArgs   []string // sys.orig_argv; nil: sys.argv
	Prefix     string   // sys.prefix
	BasePrefix string   // sys.base_prefix, if it is another: in a virtual environment
}
