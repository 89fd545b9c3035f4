package code_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/stdlib/code"
	"github.com/hognose/hognose/stdlib/src"
)

var fresh = flag.Bool("fresh", false, "fail where the code does not fit the source")

// TestFiles decodes all files with every check. With -args -fresh no module may lack
// its code.
func TestFiles(t *testing.T) {
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".hgc") {
			continue
		}
		b, err := os.ReadFile(n.Name())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := bytecode.Decode(b[8:]); err != nil && (*fresh || strings.HasPrefix(string(b[8:]), string(bytecode.Header()))) {
			t.Errorf("%s: %v", n.Name(), err)
		}
	}
	_ = fs.WalkDir(src.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		text, _ := src.FS.ReadFile(path)
		name := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(path, ".py"), "/__init__"), "/", ".")
		if *fresh && code.Of(name, bytes.NewReader(text)) == nil {
			t.Errorf("%s: run go generate ./stdlib/code", path)
		}
		return nil
	})
}
