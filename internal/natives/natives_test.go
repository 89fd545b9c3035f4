package natives

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// polls are the calls by which a native shows that it loops or waits.
var polls = map[string]bool{
	"Poll": true, "PollEvery": true, "pollKill": true, "Block": true, "BlockIn": true, "BlockMasked": true, "BlockForeign": true, "BlockCall": true,
	"ForEach": true, "appendItems": true, "copyItems": true, "ToSlice": true,
}

// A native whose body, or a function of its package that the body calls, polls or
// waits must be in the table, by its name or as one of a family in covered.
func TestTableIsComplete(t *testing.T) {
	have := map[string]bool{}
	for _, n := range Table {
		for _, w := range strings.FieldsFunc(n.Name+" "+n.Setup+" "+n.Busy, func(r rune) bool {
			return !(r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
		}) {
			have[w] = true
		}
	}
	found := findNatives(t)
	missing := map[string][]string{}
	for name, where := range found {
		if !have[name] && covered[name] == "" {
			missing[where] = append(missing[where], name)
		}
	}
	for _, where := range slices.Sorted(maps.Keys(missing)) {
		slices.Sort(missing[where])
		report := t.Errorf
		if os.Getenv("HOGNOSE_LONG") == "" {
			report = t.Logf // the long run insists
		}
		report("%s: not in the table: %s", where, strings.Join(missing[where], " "))
	}
	for name := range covered {
		if found[name] == "" {
			t.Logf("covered names %s, which neither loops nor waits (any more)", name)
		}
	}
}

// findNatives returns the names of natives that loop or wait, with their files.
func findNatives(t *testing.T) map[string]string {
	found := map[string]string{}
	dirs := []string{"../../py", "../vm", "../runtime"}
	more, _ := filepath.Glob("../../stdlib/*")
	for _, dir := range append(dirs, more...) {
		fset := token.NewFileSet()
		pkgs, err := parser.ParseDir(fset, dir, func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
		if err != nil {
			continue // no Go in it
		}
		for _, pkg := range pkgs {
			funcs := map[string]*ast.BlockStmt{}
			for _, file := range pkg.Files {
				for _, d := range file.Decls {
					if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil && f.Recv == nil {
						funcs[f.Name.Name] = f.Body
					}
				}
			}
			for name, file := range pkg.Files {
				ast.Inspect(file, func(n ast.Node) bool {
					if c, ok := n.(*ast.CompositeLit); ok {
						if sig, fn := definition(c); sig != "" && loops(fn, funcs, 2) {
							base, _, _ := strings.Cut(sig, "(")
							found[base] = strings.TrimPrefix(name, "../../")
						}
					}
					return true
				})
			}
		}
	}
	if len(found) < 50 {
		t.Fatal("found only", len(found))
	}
	return found
}

// definition returns the signature and function of a py.NativeDef literal.
func definition(c *ast.CompositeLit) (sig string, fn ast.Expr) {
	for _, e := range c.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return "", nil
		}
		key, _ := kv.Key.(*ast.Ident)
		if key == nil {
			continue
		}
		switch key.Name {
		case "Sig":
			if l, ok := kv.Value.(*ast.BasicLit); ok {
				sig, _ = strconv.Unquote(l.Value)
			}
		case "Fn":
			fn = kv.Value
		}
	}
	return sig, fn
}

// loops reports whether the function polls, itself or in functions of its package
// that it calls, so many levels deep.
func loops(fn ast.Node, funcs map[string]*ast.BlockStmt, depth int) bool {
	if id, ok := fn.(*ast.Ident); ok {
		if b := funcs[id.Name]; b != nil {
			fn = b
		}
	}
	yes := false
	if fn == nil {
		return false
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || yes {
			return !yes
		}
		switch f := c.Fun.(type) {
		case *ast.SelectorExpr:
			yes = yes || polls[f.Sel.Name]
		case *ast.Ident:
			yes = yes || polls[f.Name]
			if b := funcs[f.Name]; b != nil && depth > 0 && !yes {
				yes = loops(b, funcs, depth-1)
			}
		}
		return !yes
	})
	return yes
}

// covered are natives whose loop is that of an entry of the table.
var covered = map[string]string{
	"__dir__":                  "list",
	"__instancecheck__":        "isinstance",
	"_abc_init":                "list",
	"_abc_subclasscheck":       "isinstance",
	"tofile":                   "array.array",
	"_array_reconstructor":     "array.array",
	"list_dialects":            "list",
	"get_referents":            "gc.collect",
	"hmac_digest":              "hmac.digest",
	"call":                     "pickle.dumps: values for another interpreter",
	"set___main___attrs":       "pickle.dumps: values for another interpreter",
	"_spawn":                   "subprocess.run",
	"_wait":                    "subprocess.run",
	"waitpid":                  "subprocess.run",
	"_urandom":                 "bytes",
	"_path_listdir":            "os.listdir reads a folder of the VM's grant",
	"instructions":             "compile",
	"co_positions":             "compile",
	"dir":                      "list",
	"capitalize":               "str.upper",
	"istitle":                  "str.isalpha",
	"subgroup":                 "list",
	"pop":                      "dict",
	"setdefault":               "dict",
	"__typing_prepare_subst__": "tuple",
	"__reduce__":               "list",
	"__replace__":              "dict",
	"insort":                   "list.index",
	"insort_left":              "list.index",
	"insort_right":             "list.index",
	"escape_decode":            "bytes.decode",
	"escape_encode":            "str.encode",
	"_count_elements":          "collections.Counter",
	"get_referrers":            "gc.collect",
	"tee":                      "itertools.islice",
	"encode_basestring":        "json.dumps",
	"encode_basestring_ascii":  "json.dumps",
	"lcm":                      "math.gcd",
	"_compare_digest":          "str.__eq__",
	"countOf":                  "in",
	"indexOf":                  "in",
	"getrandom":                "bytes",
	"urandom":                  "bytes",
	"listdir":                  "os.listdir reads a folder of the VM's grant",
	"escape":                   "re.sub",
	"Scanner":                  "re.findall",
	"all_tasks":                "list",
	"gethostbyaddr":            "waits for a name server through the thread, as socket.recv does for data",
	"getnameinfo":              "waits for a name server through the thread, as socket.recv does for data",
	"getaddrinfo":              "waits for a name server through the thread, as socket.recv does for data",
	"_sigtimedwait":            "signal.sigwait",
	"pthread_sigmask":          "list",
}
