package bytecode_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/syntax"
)

func compiled(tb testing.TB, src []byte, name string) *bytecode.Code {
	res, err := syntax.Parse(src, name, &syntax.Options{Mode: syntax.Exec})
	if err != nil {
		return nil
	}
	c, err := compile.Compile(res.Mod, compile.Options{Filename: name})
	if err != nil {
		return nil
	}
	return c
}

// plain makes nil of empty slices, so that equal codes are deeply equal.
func plain(c *bytecode.Code) *bytecode.Code {
	n := *c
	for _, p := range []any{&n.Instrs, &n.Positions, &n.Handlers, &n.Consts, &n.Names, &n.LocalsPlus, &n.LocalKinds} {
		if v := reflect.ValueOf(p).Elem(); v.Len() == 0 {
			v.SetZero()
		}
	}
	n.Consts = append([]bytecode.Const(nil), n.Consts...)
	for i := range n.Consts {
		plainConst(&n.Consts[i])
	}
	return &n
}

func plainConst(k *bytecode.Const) {
	if k.Code != nil {
		k.Code = plain(k.Code)
	}
	if len(k.Items) == 0 {
		k.Items = nil
	}
	k.Items = append([]bytecode.Const(nil), k.Items...)
	for i := range k.Items {
		plainConst(&k.Items[i])
	}
	if k.F != k.F || k.Imag != k.Imag {
		k.F, k.Imag = 0, 0
	}
}

func check(t *testing.T, name string, c *bytecode.Code) {
	if err := bytecode.Verify(c); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	b := bytecode.Encode(c)
	d, err := bytecode.Decode(b)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if !bytes.Equal(bytecode.Encode(d), b) {
		t.Errorf("%s: encoding what was decoded gives other bytes", name)
	}
	if !reflect.DeepEqual(plain(c), plain(d)) {
		t.Errorf("%s: decoding gives another code", name)
	}
}

// TestCorpus encodes, decodes and verifies what the compiler makes of the scripts
// and modules of this project and, where a CPython is installed, of its library.
func TestCorpus(t *testing.T) {
	dirs := []string{"../../stdlib/src", "../../testdata", "../../bench"}
	if out, err := exec.Command("python3.13", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output(); err == nil && !testing.Short() {
		dirs = append(dirs, strings.TrimSpace(string(out)))
	}
	n := 0
	for _, dir := range dirs {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && d.Name() == "site-packages" {
				return fs.SkipDir
			}
			if d.IsDir() || !strings.HasSuffix(path, ".py") {
				return nil
			}
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if c := compiled(t, src, path); c != nil {
				check(t, path, c)
				n++
			}
			return nil
		})
	}
	t.Log(n, "files")
}
