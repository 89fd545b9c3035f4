package runtime

// This file gets the code of the standard library's modules that are written in
// Python: once for the process, all VMs share it.

import (
	"sync"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/stdlib"
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

// moduleCode finds the code of a module, or compiles it.
func (r *Runtime) moduleCode(name, file string) (*bytecode.Code, error) {
	key := libraryKey{name, min(r.opts.Flags.Optimize, 2)}
	if c, ok := libraryCode.Load(key); ok {
		return c.(*bytecode.Code), nil
	}
	c := decoded(name, file, key.optimize)
	if c == nil {
		text, _ := stdlib.Source(name)
		var err error
		if c, err = compileSource([]byte(text), file, syntax.Exec, false, false, compile.Options{Optimize: key.optimize}); err != nil {
			return nil, err
		}
	}
	first, _ := libraryCode.LoadOrStore(key, c)
	return first.(*bytecode.Code), nil
}

// decoded returns the code that comes with the program, nil if there is none that fits the source.
func decoded(name, file string, optimize int) *bytecode.Code {
	if optimize != 0 {
		return nil
	}
	source, err := stdlib.Open(file)
	if err != nil {
		return nil
	}
	defer source.Close()
	b := code.Of(name, source)
	if b == nil {
		return nil
	}
	c, err := bytecode.DecodeTrusted(b)
	if err != nil {
		return nil
	}
	return c
}
