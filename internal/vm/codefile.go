package vm

// This file changes the file name of code objects.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// SetFilename changes the file name of a code object and of those nested in it, if
// they have the same: for a cache file that was moved along with its source.
func SetFilename(v py.Value, name string) error {
	if v.Type() != codeType {
		return py.TypeErrorf("_fix_co_filename() argument 1 must be code, not %s", v.Type().FullName())
	}
	c := py.Cast[Code](v)
	if c.src.Filename != name {
		c.setFilename(c.src.Filename, name)
	}
	return nil
}

func (c *Code) setFilename(old, name string) {
	c.src = renamed(c.src, old, name)
	for i := range c.consts { // linked already
		if k := c.consts[i]; k.Type() == codeType && c.src.Consts[i].Kind == bytecode.ConstCode {
			py.Cast[Code](k).setFilename(old, name)
		}
	}
}

// renamed returns a copy with another file name.
func renamed(src *bytecode.Code, old, name string) *bytecode.Code {
	n := src.Copy()
	if n.Filename == old {
		n.Filename = name
	}
	n.Consts = append([]bytecode.Const(nil), n.Consts...)
	for i := range n.Consts {
		if k := &n.Consts[i]; k.Kind == bytecode.ConstCode {
			k.Code = renamed(k.Code, old, name)
		}
	}
	return n
}
