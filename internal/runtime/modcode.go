package runtime

// This file gets the code of the standard library's modules that are written in
// Python: once for the process, all VMs share it.

import (
	"strings"
	"sync"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/stdlib/code"
	"github.com/hognose/hognose/syntax"
)

// libraryCode holds the immutable code of library modules. What is stored for a key is
// the same whoever stores it.
var libraryCode sync.Map

// libraryKey tells the code of a module without asserts, and that without docstrings,
// from the full one.
type libraryKey struct {
	name     string
	optimize int
}

// moduleCode compiles a module, or finds its code.
func (r *Runtime) moduleCode(name string, src []byte, file string) (*bytecode.Code, error) {
	if !strings.HasPrefix(file, stdlibPrefix) {
		return compileSource(src, file, syntax.Exec, false, true, r.compileOptions(0))
	}
	key := libraryKey{name, min(r.opts.Flags.Optimize, 2)}
	if c, ok := libraryCode.Load(key); ok {
		return c.(*bytecode.Code), nil
	}
	c, err := (*bytecode.Code)(nil), error(nil)
	if b := code.Of(name, src); b != nil && key.optimize == 0 {
		c, err = bytecode.DecodeTrusted(b)
	}
	if c == nil {
		if c, err = compileSource(src, file, syntax.Exec, false, false, compile.Options{Optimize: key.optimize}); err != nil {
			return nil, err
		}
	}
	first, _ := libraryCode.LoadOrStore(key, c)
	return first.(*bytecode.Code), nil
}
