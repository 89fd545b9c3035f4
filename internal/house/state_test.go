// This file keeps the rule that no package-level variable changes once the process is initialised: many VMs run in one
// process and share only what never changes.
//
// Found are: assignments to a package-level variable or to anything reached through it (fields, elements, what it points
// to), also through a local variable that was just set to it; delete, clear, copy and channel sends on it; and variables
// whose type holds a lock, an atomic or another synchronising type by value, since such a thing exists to change.
// Not found are writes behind a function call (a method that changes its receiver): keep those types out of package level.
//
// A write is fine in a variable's initialiser, in init, and in unexported functions that are used by nothing else.

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
	"slices"
	"strings"
	"testing"
)

// stateAllowed names the package-level variables that may change, with the reason.
var stateAllowed = map[string]string{
	"internal/runtime.libraryCode": "the code of library modules, which is the same for everybody, kept from its first use on",
	"syntax.charNames":             "a table read at its first use; the same for everybody and never written again",
	"internal/regex.digitLeads":    "a table computed at its first use; the same for everybody and never written again",
	"internal/regex.casedRunes":    "a table computed at its first use; the same for everybody and never written again",
	"internal/regex.wordPages":     "a table computed at its first use; the same for everybody and never written again",
	"internal/regex.lowerOf":       "a table computed at its first use; the same for everybody and never written again",
	"py.staticNames":               "written by Define and Prepare, which packages call while they initialise",
}

func TestNoMutablePackageState(t *testing.T) {
	for _, f := range stateFindings(t) {
		if stateAllowed[f.variable] == "" {
			t.Errorf("%s: %s %s", f.pos, f.variable, f.what)
		}
	}
}

type finding struct {
	pos      token.Position
	variable string // package.name, the module path left out
	what     string
}

func stateFindings(t *testing.T) []finding {
	t.Helper()
	own, exports := ownPackages(t, "./...")
	var all []finding
	for _, p := range own {
		s := &stateScan{fset: token.NewFileSet(), info: &types.Info{
			Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
			Types: map[ast.Expr]types.TypeAndValue{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		}}
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(s.fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			s.files = append(s.files, f)
		}
		lookup := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
		conf := types.Config{Importer: importer.ForCompiler(s.fset, "gc", lookup)}
		var err error
		s.pkg, err = conf.Check(p.ImportPath, s.fset, s.files, s.info)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s.scan()...)
	}
	return all
}

// stateScan looks through one package.
type stateScan struct {
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
	found []finding
}

// initOnly returns the functions that run during initialisation only: init, and unexported functions that nothing but
// initialisers and such functions use.
func (s *stateScan) initOnly() map[types.Object]bool {
	users := map[types.Object][]types.Object{} // function -> the functions that use it; nil stands for an initialiser
	later := types.NewVar(token.NoPos, s.pkg, "later", types.Typ[types.Int])
	only := map[types.Object]bool{}
	var walk func(n ast.Node, user types.Object)
	walk = func(n ast.Node, user types.Object) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if lit, ok := ast.Unparen(n.Fun).(*ast.FuncLit); ok {
					walk(lit.Body, user)
					for _, a := range n.Args {
						walk(a, user)
					}
					return false
				}
			case *ast.AssignStmt:
				if lit := localFunction(n); lit != nil {
					walk(lit.Body, user)
					return false
				}
			case *ast.FuncLit:
				walk(n.Body, later)
				return false
			case *ast.Ident:
				if fn, ok := s.info.Uses[n].(*types.Func); ok && fn.Pkg() == s.pkg {
					users[fn] = append(users[fn], user)
				}
			}
			return true
		})
	}
	for _, f := range s.files {
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				walk(decl, nil)
				continue
			}
			obj := s.info.Defs[fn.Name]
			only[obj] = !ast.IsExported(fn.Name.Name)
			if fn.Body != nil {
				walk(fn.Body, obj)
			}
		}
	}
	for again := true; again; {
		again = false
		for fn, yes := range only {
			if !yes || fn.Name() == "init" {
				continue
			}
			keep := len(users[fn]) > 0
			for _, u := range users[fn] {
				keep = keep && (u == nil || only[u])
			}
			if !keep {
				only[fn], again = false, true
			}
		}
	}
	return only
}

// localFunction returns the literal of `name := func...`, which counts as part of the body it stands in.
func localFunction(n *ast.AssignStmt) *ast.FuncLit {
	if n.Tok == token.DEFINE && len(n.Rhs) == 1 {
		if lit, ok := ast.Unparen(n.Rhs[0]).(*ast.FuncLit); ok {
			return lit
		}
	}
	return nil
}

func (s *stateScan) scan() []finding {
	for _, name := range s.pkg.Scope().Names() {
		if v, ok := s.pkg.Scope().Lookup(name).(*types.Var); ok {
			if held := synchroniser(v.Type(), nil); held != "" {
				s.report(v.Pos(), v, "holds a "+held)
			}
		}
	}
	initOnly := s.initOnly()
	for _, f := range s.files {
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Body != nil {
					s.function(decl.Body, decl.Name.Name == "init" || initOnly[s.info.Defs[decl.Name]], map[types.Object]types.Object{})
				}
			case *ast.GenDecl: // closures in initialisers run later
				ast.Inspect(decl, func(n ast.Node) bool {
					if lit, ok := n.(*ast.FuncLit); ok {
						s.function(lit.Body, false, map[types.Object]types.Object{})
						return false
					}
					return true
				})
				s.onceInitialisers(decl)
			}
		}
	}
	return s.found
}

// onceInitialisers reports `var x = sync.OnceValue(...)` and its kin: state that is filled in later.
func (s *stateScan) onceInitialisers(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		spec, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for i, value := range spec.Values {
			call, ok := value.(*ast.CallExpr)
			if !ok || i >= len(spec.Names) {
				continue
			}
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
				if fn, ok := s.info.Uses[sel.Sel].(*types.Func); ok && fn.Pkg() != nil && fn.Pkg().Path() == "sync" {
					s.report(value.Pos(), s.info.Defs[spec.Names[i]], "is filled in later, by sync."+fn.Name())
				}
			}
		}
	}
}

// function looks through one body. In an init context writes are fine; closures made there may run later, unless they
// are called on the spot. alias maps a local variable to the package-level variable it was set to.
func (s *stateScan) function(body ast.Node, init bool, alias map[types.Object]types.Object) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if lit, ok := ast.Unparen(n.Fun).(*ast.FuncLit); ok && init {
				s.function(lit.Body, true, alias)
				for _, a := range n.Args {
					s.function(a, init, alias)
				}
				return false
			}
			if init {
				return true
			}
			s.call(n, alias)
		case *ast.FuncLit:
			if init {
				s.function(n.Body, false, alias)
				return false
			}
		case *ast.AssignStmt:
			if lit := localFunction(n); lit != nil {
				s.function(lit.Body, init, alias)
				return false
			}
			if n.Tok != token.DEFINE && !init {
				for _, lhs := range n.Lhs {
					s.write(lhs, alias, "is assigned to")
				}
			}
			if len(n.Lhs) == len(n.Rhs) {
				for i := range n.Lhs {
					s.noteAlias(n.Lhs[i], n.Rhs[i], alias)
				}
			}
		case *ast.IncDecStmt:
			if !init {
				s.write(n.X, alias, "is incremented")
			}
		case *ast.RangeStmt:
			if n.Tok == token.ASSIGN && !init {
				s.write(n.Key, alias, "is assigned to by range")
				if n.Value != nil {
					s.write(n.Value, alias, "is assigned to by range")
				}
			}
		case *ast.SendStmt:
			if !init {
				if v := s.base(n.Chan, alias); v != nil {
					s.report(n.Pos(), v, "is sent to")
				}
			}
		}
		return true
	})
}

// call reports built-ins that change their argument.
func (s *stateScan) call(n *ast.CallExpr, alias map[types.Object]types.Object) {
	id, ok := ast.Unparen(n.Fun).(*ast.Ident)
	if !ok || len(n.Args) == 0 {
		return
	}
	if fn, ok := s.info.Uses[id].(*types.Builtin); ok && slices.Contains([]string{"delete", "clear", "copy", "close"}, fn.Name()) {
		if v := s.base(n.Args[0], alias); v != nil {
			s.report(n.Pos(), v, "is changed by "+fn.Name())
		}
	}
}

// noteAlias remembers that local now leads to a package-level variable by reference.
func (s *stateScan) noteAlias(lhs, rhs ast.Expr, alias map[types.Object]types.Object) {
	id, ok := lhs.(*ast.Ident)
	if !ok {
		return
	}
	local := s.info.Defs[id]
	if local == nil {
		local = s.info.Uses[id]
	}
	if local == nil || packageLevel(local) {
		return
	}
	delete(alias, local)
	rhs = ast.Unparen(rhs)
	if u, ok := rhs.(*ast.UnaryExpr); ok && u.Op == token.AND {
		rhs = u.X
	} else if t, ok := s.info.Types[rhs]; ok {
		switch t.Type.Underlying().(type) {
		case *types.Map, *types.Slice, *types.Pointer:
		default:
			return // a copy
		}
	}
	if v := s.base(rhs, alias); v != nil {
		alias[local] = v
	}
}

func (s *stateScan) write(lhs ast.Expr, alias map[types.Object]types.Object, what string) {
	lhs = ast.Unparen(lhs)
	if id, ok := lhs.(*ast.Ident); ok { // setting a local is no write through it
		if v := s.info.Uses[id]; v == nil || !packageLevel(v) {
			return
		}
	}
	if v := s.base(lhs, alias); v != nil {
		s.report(lhs.Pos(), v, what)
	}
}

// base returns the package-level variable that e leads into, or nil. Going through a call leads nowhere.
func (s *stateScan) base(e ast.Expr, alias map[types.Object]types.Object) types.Object {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			obj := s.info.Uses[x]
			if obj == nil {
				return nil
			}
			if v := alias[obj]; v != nil {
				return v
			}
			if packageLevel(obj) {
				return obj
			}
			return nil
		case *ast.SelectorExpr:
			if obj := s.info.Uses[x.Sel]; obj != nil && packageLevel(obj) {
				return obj // of another package
			}
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}

func packageLevel(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && !v.IsField() && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

func (s *stateScan) report(pos token.Pos, v types.Object, what string) {
	path := strings.TrimPrefix(strings.TrimPrefix(v.Pkg().Path(), module), "/")
	if path == "" {
		path = "hognose"
	}
	p := s.fset.Position(pos)
	if rel, err := filepath.Rel(mustAbs(root), p.Filename); err == nil {
		p.Filename = rel
	}
	s.found = append(s.found, finding{p, fmt.Sprintf("%s.%s", path, v.Name()), what})
}

func mustAbs(p string) string {
	abs, err := filepath.Abs(p)
	if err != nil {
		panic(err)
	}
	return abs
}

// synchroniser returns the name of a type from sync or sync/atomic that t holds by value, or "".
func synchroniser(t types.Type, seen []types.Type) string {
	if slices.Contains(seen, t) {
		return ""
	}
	seen = append(seen, t)
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		if path := n.Obj().Pkg().Path(); path == "sync" || path == "sync/atomic" {
			return path + "." + n.Obj().Name()
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i := range u.NumFields() {
			if name := synchroniser(u.Field(i).Type(), seen); name != "" {
				return name
			}
		}
	case *types.Array:
		return synchroniser(u.Elem(), seen)
	case *types.Pointer:
		if n, ok := types.Unalias(u.Elem()).(*types.Named); ok && n.Obj().Pkg() != nil && strings.HasPrefix(n.Obj().Pkg().Path(), "sync") {
			return n.Obj().Name()
		}
	case *types.Chan:
		return "channel"
	}
	return ""
}
