// This file keeps the Go code in the documentation right: each piece is type-checked.

package house

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var goSnippet = regexp.MustCompile("(?ms)^```go\n(.*?)^```")

// snippetImports are the packages that pieces of a program may name without importing them.
var snippetImports = []string{"context", "errors", "fmt", "io", "log", "os", "syscall", "time", "unsafe", module, module + "/posixfs"}

// A piece is a whole file, declarations, or statements; those may use what the head of this function names.
const aroundStatements = "func _(ctx context.Context, cfg hognose.Config, vm *hognose.VM, prog *hognose.Program, src []byte) error {\n{\n%s\n}\nreturn nil\n}"

func TestSnippetsCompile(t *testing.T) {
	_, exports := ownPackages(t, append(snippetImports[:len(snippetImports):len(snippetImports)], ".")...)
	files, _ := filepath.Glob(root + "/docs/*.md")
	found := 0
	for _, name := range append(files, root+"/README.md", root+"/CONTRIBUTING.md") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range goSnippet.FindAllSubmatchIndex(text, -1) {
			found++
			line := strings.Count(string(text[:m[2]]), "\n") + 1
			for _, err := range checkSnippet(string(text[m[2]:m[3]]), exports) {
				t.Errorf("%s, the Go code at line %d: %v", name, line, err)
			}
		}
	}
	if found < 4 {
		t.Errorf("only %d pieces of Go were found", found)
	}
}

// checkSnippet returns what is wrong with a piece of Go. It need not use all that it declares.
func checkSnippet(src string, exports map[string]string) (wrong []error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", src, 0)
	for _, form := range []string{"%s", aroundStatements} {
		if err != nil {
			body := fmt.Sprintf(form, src)
			var imports strings.Builder
			for _, p := range snippetImports {
				if regexp.MustCompile(`\b` + filepath.Base(p) + `\.`).MatchString(body) {
					fmt.Fprintf(&imports, "import %q;", p)
				}
			}
			f, err = parser.ParseFile(fset, "", "package p;"+imports.String()+body, 0)
		}
	}
	if err != nil {
		return []error{err}
	}
	conf := types.Config{
		Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }),
		Error: func(err error) {
			if !strings.Contains(err.Error(), "declared and not used") {
				wrong = append(wrong, err)
			}
		},
	}
	_, _ = conf.Check("p", fset, []*ast.File{f}, nil)
	return wrong
}
