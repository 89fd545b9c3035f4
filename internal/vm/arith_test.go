package vm

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/syntax"
)

// What linkArithmetic takes for temporary is dead after the next instruction.
func TestTemporariesDie(t *testing.T) {
	files, _ := filepath.Glob("../../stdlib/src/*.py")
	more, _ := filepath.Glob("../../testdata/*.py")
	found := 0
	var check func(src *bytecode.Code)
	check = func(src *bytecode.Code) {
		c := &Code{src: src, instrs: make([]Instr, len(src.Instrs))}
		var l *liveness
		for i := range src.Instrs {
			if !isArithmetic(src.Instrs[i].Op) {
				continue
			}
			c.linkArithmetic(i)
			if c.instrs[i].d&temporary == 0 {
				continue
			}
			if l == nil {
				l = newLiveness(src)
			}
			found++
			r := int(src.Instrs[i].A) - l.first
			if l.at(i+1, false)[r>>6]>>(r&63)&1 != 0 && src.Instrs[i+1].A != src.Instrs[i].A {
				t.Errorf("%s, %s: the result of instruction %d is used again", src.Filename, src.Qualname, i)
			}
		}
		for i := range src.Consts {
			if k := &src.Consts[i]; k.Kind == bytecode.ConstCode {
				check(k.Code)
			}
		}
	}
	for _, name := range append(files, more...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		res, err := syntax.Parse(text, name, &syntax.Options{Mode: syntax.Exec})
		if err != nil {
			continue // it tests errors
		}
		code, err := compile.Compile(res.Mod, compile.Options{Filename: name})
		if err != nil {
			continue
		}
		check(code)
	}
	if found < 100 {
		t.Error("too few temporary results:", found)
	}
}
