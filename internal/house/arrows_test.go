// This file keeps the import arrows of the design: the graph below is the rule, the test only reads it.

package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/hognose/hognose"

// arrows says what each package may import of this module. "A: B, C" means A may import B and C, and nothing else.
// A name in capitals is a group. The most specific line for a package counts; a package under internal/ with no line
// is a HELPER: it knows nothing of Python objects and may import only other helpers.
const arrows = `
	HELPER:               HELPER posixfs

	# The ground.
	syntax:               HELPER
	internal/bytecode:    HELPER
	py:                   HELPER
	posixfs:

	# Source to code, and code to action. py never imports vm.
	internal/compile:     HELPER syntax internal/bytecode
	internal/vm:          HELPER py internal/bytecode
	internal/runtime:     HELPER py syntax internal/bytecode internal/compile internal/vm stdlib stdlib/ast stdlib/code stdlib/io stdlib/sitebuiltins

	# Modules stand on the object model, and on each other's public side.
	# Those that show the parser or the code to scripts may reach it.
	stdlib/*:             HELPER py stdlib/*
	stdlib/src:           HELPER
	stdlib/code:          HELPER
	stdlib/code/gen:      HELPER syntax internal/bytecode internal/compile stdlib/src stdlib/code
	stdlib/ast:           HELPER py stdlib/* syntax
	stdlib/tokenize:      HELPER py stdlib/* syntax
	stdlib/symtable:      HELPER py stdlib/* syntax internal/compile
	stdlib/builtins:      HELPER py stdlib/* syntax internal/compile internal/bytecode
	stdlib/codeop:        HELPER py stdlib/* syntax internal/compile internal/bytecode
	stdlib/dis:           HELPER py stdlib/* internal/bytecode
	stdlib/marshal:       HELPER py stdlib/* internal/bytecode
	stdlib/imp:           HELPER py stdlib/* syntax internal/compile internal/bytecode
	stdlib/importlib:     HELPER py stdlib/* syntax internal/compile internal/bytecode

	# The embedding API on all of them, the command and the examples on the API.
	.:                    HELPER posixfs syntax internal/bytecode internal/compile py internal/vm internal/runtime stdlib stdlib/*
	stdlib:               HELPER py stdlib/*
	cmd/*:                HELPER . syntax py
	examples/*:           . py posixfs

	# Tools and tests about the project, which nothing imports.
	internal/house:
	internal/astcheck:    HELPER syntax
	internal/difftest:    HELPER
	internal/bytecode/disasm: HELPER syntax internal/bytecode internal/compile
	internal/difffuzz:    HELPER syntax
	internal/cpytest:     HELPER
	internal/stdlibdoc:   HELPER
	internal/scripttest:  HELPER .
	internal/latency:     HELPER .
	internal/pollcost:    HELPER
	bench:                HELPER
	bench/threads:        HELPER .
`

// foreign says which packages outside the standard library and this module each package may import:
// a module path, and who may use it. Core packages stay with Go's own text tables.
const foreign = `
	golang.org/x/text:      *
	golang.org/x/crypto:    stdlib/* internal/*
	golang.org/x/sys:       stdlib/* internal/* cmd/*
	golang.org/x/term:      stdlib/* cmd/*
	github.com/:            stdlib/* cmd/* internal/cpytest
	modernc.org/:           stdlib/*
`

func TestImportArrows(t *testing.T) {
	lines := map[string][]string{}
	for line := range strings.Lines(arrows) {
		line, _, _ = strings.Cut(line, "#")
		if from, to, ok := strings.Cut(strings.TrimSpace(line), ":"); ok {
			lines[from] = strings.Fields(to)
		}
	}
	for pkg, imports := range packageImports(t) {
		line, allowed := ruleFor(lines, pkg)
		if line == "" {
			t.Errorf("%s: no line in the graph of arrows; say there what it may import", pkg)
			continue
		}
		for imp, file := range imports {
			rel, own := relative(imp)
			switch {
			case own && !permits(lines, allowed, rel):
				t.Errorf("%s: %s may not import %s (its line reads %q)", file, pkg, rel, line+": "+strings.Join(allowed, " "))
			case !own && strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") && !permitsForeign(pkg, imp):
				t.Errorf("%s: %s may not import %s (see the table of foreign modules)", file, pkg, imp)
			}
		}
	}
}

// ruleFor finds the line of the graph for pkg: its own, the one of its folder, or HELPER.
func ruleFor(lines map[string][]string, pkg string) (string, []string) {
	if to, ok := lines[pkg]; ok {
		return pkg, to
	}
	for dir := path.Dir(pkg); dir != "."; dir = path.Dir(dir) {
		if to, ok := lines[dir+"/*"]; ok {
			return dir + "/*", to
		}
	}
	if strings.HasPrefix(pkg, "internal/") {
		return "HELPER", lines["HELPER"]
	}
	return "", nil
}

func permits(lines map[string][]string, allowed []string, pkg string) bool {
	line, _ := ruleFor(lines, pkg)
	for _, a := range allowed {
		if a == pkg || a == line && (a == "HELPER" || strings.HasSuffix(a, "/*")) || strings.HasSuffix(a, "/*") && strings.HasPrefix(pkg, a[:len(a)-1]) {
			return true
		}
	}
	return false
}

func permitsForeign(pkg, imp string) bool {
	for line := range strings.Lines(foreign) {
		mod, users, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || !strings.HasPrefix(imp, mod) {
			continue
		}
		for _, u := range strings.Fields(users) {
			if u == "*" || u == pkg || strings.HasSuffix(u, "/*") && strings.HasPrefix(pkg, u[:len(u)-1]) {
				return true
			}
		}
	}
	return false
}

func relative(imp string) (string, bool) {
	if imp == module {
		return ".", true
	}
	return strings.CutPrefix(imp, module+"/")
}

// packageImports reads the imports of every package of the module, whatever its build tags, tests left out.
func packageImports(t *testing.T) map[string]map[string]string {
	t.Helper()
	pkgs := map[string]map[string]string{}
	eachGoFile(t, func(file string) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		pkg := path.Dir(file)
		if pkgs[pkg] == nil {
			pkgs[pkg] = map[string]string{}
		}
		for _, spec := range f.Imports {
			imp, _ := strconv.Unquote(spec.Path.Value)
			pkgs[pkg][imp] = file
		}
	})
	return pkgs
}

// root is the module's folder, seen from this package.
const root = "../.."

// eachGoFile calls do with the slash-separated path, relative to root, of every Go file of the module.
func eachGoFile(t *testing.T, do func(file string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || nested(name)) {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ".go") {
			rel, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			do(filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// nested tells whether dir is a module of its own.
func nested(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}
