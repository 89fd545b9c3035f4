// Command gen compiles the modules of stdlib/src into stdlib/code.
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/stdlib/code"
	"github.com/hognose/hognose/stdlib/src"
	"github.com/hognose/hognose/syntax"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	want := map[string]bool{}
	err := fs.WalkDir(src.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		text, err := src.FS.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(strings.TrimSuffix(path, ".py"), "/__init__")
		out := strings.ReplaceAll(name, "/", ".") + ".hgc"
		want[out] = true
		res, err := syntax.Parse(text, "<stdlib>/"+path, &syntax.Options{Mode: syntax.Exec})
		if err != nil {
			return err
		}
		c, err := compile.Compile(res.Mod, compile.Options{Filename: "<stdlib>/" + path})
		if err != nil {
			return err
		}
		if err := bytecode.Verify(c); err != nil {
			return err
		}
		stamp, err := code.Stamp(bytes.NewReader(text))
		if err != nil {
			return err
		}
		b := append(stamp, bytecode.Encode(c)...)
		if old, err := os.ReadFile(out); err == nil && bytes.Equal(old, b) {
			return nil
		}
		return os.WriteFile(out, b, 0o644)
	})
	if err != nil {
		return err
	}
	old, err := filepath.Glob("*.hgc")
	for _, f := range old {
		if !want[f] {
			_ = os.Remove(f)
		}
	}
	return err
}
