// This file keeps the rule that recursion over a user's data is counted: every cycle in the call graph passes through a
// function that checks a depth (py.Thread.Enter, or a counter of its own that it compares with a limit), or is named here
// with the reason why data cannot make it deep.
//
// The graph has an edge for each call of a known function or method, for each function literal inside a function, for each
// function that is mentioned without being called, for calls through an interface (to the methods of that name of all
// types of this module that implement it) and for calls through a field of a struct (to all functions that are stored in
// that field anywhere). Calls of parameters and local variables are not seen: they lead to what the caller mentions.

package house

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// recursionAllowed names functions whose recursion cannot be driven deep by data, with the reason. A cycle is fine if it
// passes through one of them.
var recursionAllowed = map[string]string{
	// The protocols. Their slots lead anywhere; a slot that leads on to the same protocol of another object counts, or calls
	// Python code, which counts. TestDeepNesting, with values nested a hundred thousand deep, keeps that.
	"py.GetAttr": protocol, "py.LookupAttr": protocol, "py.SetAttr": protocol, "py.GetMethod": protocol, "py.getTypeAttr": protocol, "py.lookupTypeAttr": protocol,
	"py.Iter": protocol, "py.GetItem": protocol, "py.SetItem": protocol, "py.DelItem": protocol, "py.Contains": protocol, "py.Len": protocol,
	"py.Truth": protocol, "py.Hash": protocol, "py.callSpecial": protocol, "py.lookupSpecial": protocol, "py.SpecialMethod": protocol,
	"py.NativeDef.Call": protocol, "py.NativeDef.callWith": protocol, "py.newStaticNew": protocol, "py.Format": protocol,

	// Depth that data cannot drive.
	"internal/runtime.Runtime.handleFromList": "goes through __all__, once",
	"internal/runtime.Runtime.internalModule": "modules that come with the program",
	".fit":                                 "as deep as a Go type",
	"py.IsShareable":                       "asks only for what is no tuple, which leads nowhere",
	"py.initBool·int_methods.go:510:13":    "the same slot of the base class",
	"stdlib/cmath.atanh":                   "mirrors its argument once",
	".VM.closeFamily":                      "only the main interpreter has a family to close",
	".counted.Write":                       "wrappers of the host's own making",
	"stdlib/abc.spread":                    "as deep as the tree of classes: each class holds an MRO as long",
	"py.equalItems":                        "a buffer has at most 64 dimensions",
	"py.formatter.run":                     "a replacement field may stand in another's format, no deeper",
	"py.pyGetAttr":                         "__getattr__ is Python code, which counts, or a native that leads to another object",
	"py.initExceptions":                    "the same slot of the base class",
	"py.initOSError":                       "the same slot of the base class",
	"py.initGroups":                        "the same slot of the base class",
	"py.typeNew":                           "the same slot of the base class",
	"stdlib/io.baseNew":                    "the same slot of the base class",
	"stdlib/collections.defineDefaultDict": "the same slot of the base class",
	"internal/runtime.external":            "imports a module that comes with the program",
	"internal/vm.Thread.pendingCalls":      "signal handlers and finalizers run one at a time",
	"py.Interpreter.Collect":               "does not run inside itself",
	"py.Interpreter.CollectUnwritten":      "does not run inside itself",
	"internal/compile.convert":             "the nesting of constants is bounded by the reader of trees",
	"internal/vm.VM.constant":              "the nesting of constants is bounded by the parser, the decoder and the constructor of code objects",
	"internal/vm.renamed":                  "the nesting of code is bounded by the parser and the decoder",
	"internal/vm.Code.setFilename":         "the nesting of code is bounded by the parser and the decoder",
	"internal/vm.Frame.callAt":             "goes on with the function of a bound method, once",
	"internal/vm.Frame.returnChecked":      "takes the mark away that leads here",
	"internal/vm.budget.timeOver":          "asks again once",
	".innerStop.raise":                     "asks again once, on a goroutine of the runtime",
	"internal/vm.busyTimer.expire":         "called by a timer, on a goroutine of the runtime",
	"stdlib/signal.itimer.arm":             "called by a timer, on a goroutine of the runtime",
	"internal/runtime.makeFolders":         "a path has at most as many folders as the system allows",
	"internal/runtime.Runtime.hostFile":    "wrappers of the host's own making",
	"py.aliasRepr":                         "shows what the alias holds by py.Repr, which counts",
	"py.MemoryView.list":                   "a buffer has at most 64 dimensions",
	"py.Buffer.IsContiguous":               "a buffer has at most 64 dimensions",
	"py.Type.modified":                     "as deep as the tree of classes: each class holds an MRO as long",
	"py.Type.updateSlotsBelow":             "as deep as the tree of classes: each class holds an MRO as long",
	"py.Type.updateAllSlots":               "as deep as the tree of classes: each class holds an MRO as long",
	"py.Type.redoMRO":                      "as deep as the tree of classes: each class holds an MRO as long",
	"py.IsTracked":                         "looks one level down",
	"py.staticType.make":                   "goes to the bases of built-in types",
}

const protocol = "a protocol"

// boundedPackages are packages, or beginnings of names in them, whose recursion something else bounds.
var boundedPackages = map[string]string{
	"syntax.":                  "the parser bounds the nesting of what it accepts",
	"internal/compile.":        "walks trees whose depth the parser, or the checks of ast, bound",
	"stdlib/ast.":              "walks trees whose depth the parser, or its checks, bound",
	"internal/regex.":          "the parser of patterns bounds the nesting of groups",
	"internal/bytecode.":       "the parser and the decoder bound the nesting of code and constants",
	"internal/bigint.":         "divides and conquers: as deep as the logarithm of the size",
	"stdlib/math.":             "divides and conquers: as deep as the logarithm of the size",
	"internal/vfs.":            "wrappers of the host's own making",
	"stdlib/contextvars.node.": "a tree over the bits of a hash",
	"internal/datefmt.":        "directives stand for others two deep",
	"internal/textcodec.":      "one byte order or another",
	"internal/unidata.":        "decompositions are a few deep",
	"py.walkPlan":              "plans are made for Go types",
	"py.Walk.":                 "plans are made for Go types",
	"internal/runtime.report.": "the report of an error bounds what it tells",
}

func bounded(n string) bool {
	if outer, _, literal := strings.Cut(n, "·"); literal && recursionAllowed[outer] != "" {
		return true // a literal counts as the function that it is in
	}
	for p := range boundedPackages {
		if strings.HasPrefix(n, p) {
			return true
		}
	}
	return false
}

// callGraph is a graph of functions, named package.Type.Method.
type callGraph struct {
	fset    *token.FileSet
	edges   map[string]map[string]bool
	guards  map[string]bool
	fields  map[types.Object]map[string]bool // functions stored in a field
	byField map[string][]types.Object        // calls through a field, by caller
	byIface []ifaceCall
	methods map[string][]*types.Func
	pos     map[string]token.Pos
}

type ifaceCall struct {
	caller string
	iface  *types.Interface
	name   string
}

func TestRecursionIsCounted(t *testing.T) {
	g := loadGraph(t)
	for _, c := range g.cycles() {
		var where []string
		for _, n := range c {
			where = append(where, n+" ("+filepath.Base(g.fset.Position(g.pos[n]).String())+")")
		}
		t.Errorf("recursion without a depth check:\n\t%s", strings.Join(where, "\n\t"))
	}
	for n := range recursionAllowed {
		if _, ok := g.pos[n]; !ok {
			t.Errorf("recursionAllowed: there is no function %s", n)
		}
	}
}

func loadGraph(t *testing.T) *callGraph {
	own, exports := ownPackages(t, ".", "./py", "./syntax", "./stdlib/...", "./internal/runtime")
	g := &callGraph{fset: token.NewFileSet(), edges: map[string]map[string]bool{}, guards: map[string]bool{}, fields: map[types.Object]map[string]bool{},
		byField: map[string][]types.Object{}, methods: map[string][]*types.Func{}, pos: map[string]token.Pos{}}
	// Packages are checked from source, in the order of their imports, so that an object is the same everywhere.
	checked := map[string]*types.Package{}
	gc := importer.ForCompiler(g.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	imp := importerFunc(func(path string) (*types.Package, error) {
		if p := checked[path]; p != nil {
			return p, nil
		}
		return gc.Import(path)
	})
	for _, p := range own { // -deps lists dependencies first
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
		var files []*ast.File
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(g.fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		conf := types.Config{Importer: imp}
		pkg, err := conf.Check(p.ImportPath, g.fset, files, info)
		if err != nil {
			t.Fatal(err)
		}
		checked[p.ImportPath] = pkg
		for _, f := range files {
			g.file(f, info, strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/"))
		}
	}
	g.resolve()
	return g
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// nameOf returns the name of a function of this module, "" for others.
func nameOf(f *types.Func) string {
	f = f.Origin()
	if f.Pkg() == nil || !strings.HasPrefix(f.Pkg().Path(), module) {
		return ""
	}
	pkg := strings.TrimPrefix(strings.TrimPrefix(f.Pkg().Path(), module), "/")
	if r := f.Signature().Recv(); r != nil {
		t := r.Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		if n, ok := t.(*types.Named); ok {
			return pkg + "." + n.Obj().Name() + "." + f.Name()
		}
		return ""
	}
	return pkg + "." + f.Name()
}

func (g *callGraph) edge(from, to string) {
	if from == "" || to == "" {
		return
	}
	if g.edges[from] == nil {
		g.edges[from] = map[string]bool{}
	}
	g.edges[from][to] = true
}

func (g *callGraph) file(f *ast.File, info *types.Info, pkg string) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			fn := info.Defs[d.Name].(*types.Func)
			name := nameOf(fn)
			if name == "" || d.Body == nil {
				continue
			}
			if fn.Signature().Recv() != nil {
				g.methods[fn.Name()] = append(g.methods[fn.Name()], fn)
			}
			g.pos[name] = d.Pos()
			g.body(name, d.Body, info)
		case *ast.GenDecl:
			// What initialisers mention is stored, not called.
			g.pos[pkg+".init"] = d.Pos()
			g.body("", d, info)
		}
	}
}

// body adds the edges of what is inside a function, or of a declaration (name "").
func (g *callGraph) body(name string, body ast.Node, info *types.Info) {
	counts, compares, enters := map[string]bool{}, map[string]bool{}, false
	lits := 0
	var called map[ast.Expr]bool = map[ast.Expr]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			lits++
			lit := name + "·" + filepath.Base(g.fset.Position(n.Pos()).String())
			g.pos[lit] = n.Pos()
			g.body(lit, n.Body, info)
			// A literal stored in a field is called through it; others by whom the function gives them to.
			if !called[n] {
				g.edge(name, lit)
			}
			return false
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok {
				if v, ok := info.Uses[k].(*types.Var); ok && v.IsField() {
					g.store(v, n.Value, name, info, called)
				}
			}
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				if s, ok := l.(*ast.SelectorExpr); ok && len(n.Lhs) == len(n.Rhs) {
					if sel := info.Selections[s]; sel != nil && sel.Kind() == types.FieldVal {
						g.store(sel.Obj(), n.Rhs[i], name, info, called)
					}
				}
				if n.Tok == token.ADD_ASSIGN || n.Tok == token.ASSIGN {
					counts[last(l)] = true
				}
			}
		case *ast.IncDecStmt:
			counts[last(n.X)] = true
		case *ast.BinaryExpr:
			switch n.Op {
			case token.GTR, token.GEQ, token.LSS, token.LEQ, token.EQL:
				compares[last(n.X)], compares[last(n.Y)] = true, true
			}
		case *ast.CallExpr:
			called[ast.Unparen(n.Fun)] = true
			g.call(name, n, info)
			switch last(n.Fun) {
			case "Enter", "enter", "enterNest":
				enters = true
			}
		case *ast.SelectorExpr:
			if f, ok := info.Uses[n.Sel].(*types.Func); ok && !called[n] {
				g.edge(name, nameOf(f))
			}
		case *ast.Ident:
			if f, ok := info.Uses[n].(*types.Func); ok && !called[n] && f.Signature().Recv() == nil {
				g.edge(name, nameOf(f))
			}
		}
		return true
	})
	for c := range compares {
		if l := strings.ToLower(c); strings.Contains(l, "depth") || strings.Contains(l, "nest") || counts[c] && strings.Contains(l, "level") {
			enters = true
		}
	}
	if enters && name != "" {
		g.guards[name] = true
	}
}

// store notes that a function is stored in a field: it is called through it.
func (g *callGraph) store(field types.Object, value ast.Expr, name string, info *types.Info, called map[ast.Expr]bool) {
	value = ast.Unparen(value)
	to := ""
	switch v := value.(type) {
	case *ast.FuncLit:
		to = name + "·" + filepath.Base(g.fset.Position(v.Pos()).String())
		called[v] = true
	case *ast.Ident:
		if f, ok := info.Uses[v].(*types.Func); ok {
			to = nameOf(f)
			called[v] = true
		}
	case *ast.SelectorExpr:
		if f, ok := info.Uses[v.Sel].(*types.Func); ok {
			to = nameOf(f)
			called[v] = true
		}
	}
	if to == "" {
		return
	}
	if g.fields[field] == nil {
		g.fields[field] = map[string]bool{}
	}
	g.fields[field][to] = true
}

func last(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func (g *callGraph) call(name string, n *ast.CallExpr, info *types.Info) {
	fun := ast.Unparen(n.Fun)
	if ix, ok := fun.(*ast.IndexExpr); ok {
		fun = ix.X
	}
	switch f := fun.(type) {
	case *ast.Ident:
		if fn, ok := info.Uses[f].(*types.Func); ok {
			g.edge(name, nameOf(fn))
		}
	case *ast.SelectorExpr:
		sel := info.Selections[f]
		switch {
		case sel == nil:
			if fn, ok := info.Uses[f.Sel].(*types.Func); ok {
				g.edge(name, nameOf(fn))
			}
		case sel.Kind() == types.FieldVal:
			g.byField[name] = append(g.byField[name], sel.Obj())
		default:
			fn := sel.Obj().(*types.Func)
			if i, ok := sel.Recv().Underlying().(*types.Interface); ok {
				g.byIface = append(g.byIface, ifaceCall{name, i, fn.Name()})
			} else {
				g.edge(name, nameOf(fn))
			}
		}
	}
}

// resolve adds the edges of calls through fields and interfaces.
func (g *callGraph) resolve() {
	for from, fields := range g.byField {
		for _, f := range fields {
			for to := range g.fields[f] {
				g.edge(from, to)
			}
		}
	}
	for _, c := range g.byIface {
		for _, m := range g.methods[c.name] {
			if types.Implements(m.Signature().Recv().Type(), c.iface) {
				g.edge(c.caller, nameOf(m))
			}
		}
	}
}

// cycles returns the strongly connected components that are left without guards (Tarjan's algorithm).
func (g *callGraph) cycles() [][]string {
	skip := func(n string) bool { return g.guards[n] || recursionAllowed[n] != "" || bounded(n) }
	index, low, onStack := map[string]int{}, map[string]int{}, map[string]bool{}
	var stack []string
	var out [][]string
	var nodes []string
	for n := range g.edges {
		nodes = append(nodes, n)
	}
	sort.Strings(nodes)
	var visit func(n string)
	visit = func(n string) {
		index[n] = len(index) + 1
		low[n] = index[n]
		stack = append(stack, n)
		onStack[n] = true
		var next []string
		for m := range g.edges[n] {
			next = append(next, m)
		}
		sort.Strings(next)
		for _, m := range next {
			if skip(m) {
				continue
			}
			if index[m] == 0 {
				visit(m)
				low[n] = min(low[n], low[m])
			} else if onStack[m] {
				low[n] = min(low[n], index[m])
			}
		}
		if low[n] != index[n] {
			return
		}
		var c []string
		for {
			m := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			onStack[m] = false
			c = append(c, m)
			if m == n {
				break
			}
		}
		if len(c) > 1 || g.edges[n][n] {
			slices.Reverse(c)
			out = append(out, c)
		}
	}
	for _, n := range nodes {
		if index[n] == 0 && !skip(n) {
			visit(n)
		}
	}
	return out
}
