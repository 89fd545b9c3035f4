// Command disasm shows what files of Python source are compiled to.
//
//	go run ./internal/bytecode/disasm FILE...
package main

import (
	"fmt"
	"os"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/syntax"
)

func main() {
	for _, name := range os.Args[1:] {
		if err := show(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func show(name string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	res, err := syntax.Parse(src, name, &syntax.Options{Mode: syntax.Exec})
	if err != nil {
		return err
	}
	c, err := compile.Compile(res.Mod, compile.Options{Filename: name})
	if err != nil {
		return err
	}
	fmt.Print(bytecode.Disassemble(c, true))
	return bytecode.Verify(c)
}
