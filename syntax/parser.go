// This file is the way into the parser, and its machinery: the token cursor, failing and trying.

package syntax

// Mode says what a text is to be parsed as.
type Mode uint8

// The modes: those of Python's compile(), and func_type, which only ast.parse knows.
const (
	Exec Mode = iota
	Eval
	Single
	FuncType
)

// Options changes how a text is parsed. The zero value is right for files.
type Options struct {
	Mode Mode
	// Text says that the source is decoded text, in UTF-8 with lone surrogates as three bytes; a declaration of an
	// encoding in it means nothing.
	Text bool
	// Memory says that the source is bytes from memory: what is not UTF-8 in it is an error in a name or a string only, as
	// when CPython compiles bytes. That of a file is an error wherever it is.
	Memory bool
	// BarryAsFLUFL makes <> the inequality operator, as "from __future__ import barry_as_FLUFL" does.
	BarryAsFLUFL bool
	// TypeComments puts what "# type: ..." says into the tree.
	TypeComments bool
	// MaxIntDigits limits the decimal digits of an integer literal: 0 is Python's default, negative is no limit.
	MaxIntDigits int
	// DontImplyDedent keeps Single mode from closing blocks at the end of a text that does not end in a newline, which
	// tells a REPL that the block may go on.
	DontImplyDedent bool
	// Check is called now and then; its error ends the parse and is returned as it is. It may be nil.
	Check func() error
	// Aside calls f, which takes long and cannot be stopped: if it should not be waited for, it returns an error, which
	// ends the parse. It may be nil.
	Aside func(f func()) error
}

// stopped is what ends a parse whose Check returned an error.
type stopped struct{ err error }

// checkEvery is the number of tokens between two calls of Check, a power of two.
const checkEvery = 1024

// check calls Check.
func (o *Options) check() {
	if o.Check != nil {
		if err := o.Check(); err != nil {
			panic(stopped{err})
		}
	}
}

// aside calls Aside.
func (o *Options) aside(f func()) {
	if o.Aside == nil {
		f()
	} else if err := o.Aside(f); err != nil {
		panic(stopped{err})
	}
}

// Result is a parsed text.
type Result struct {
	Mod      Mod
	Warnings []Warning
	// Source is the text that was parsed, decoded, with "\n" as line ends. Positions refer to it.
	Source string
}

// ParseFile parses a source file or module: see Parse.
func ParseFile(src []byte, filename string, opts *Options) (*Module, error) {
	var o Options
	if opts != nil {
		o = *opts
	}
	o.Mode = Exec
	r, err := Parse(src, filename, &o)
	if err != nil {
		return nil, err
	}
	return r.Mod.(*Module), nil
}

// Parse parses a text. opts may be nil. The error, if any, is an *Error, or that of Check. The names and strings of the tree share the
// memory of one copy of the source: a consumer that keeps a few of them for long should clone them.
func Parse(src []byte, filename string, opts *Options) (res *Result, err error) {
	var o Options
	if opts != nil {
		o = *opts
	}
	if o.Check != nil {
		defer func() {
			if res == nil && err == nil {
				switch r := recover().(type) {
				case stopped:
					err = r.err
				default:
					panic(r)
				}
			}
		}()
	}
	if !o.Text && !o.Memory {
		if e := nullInFile(src, filename); e != nil {
			return nil, e
		}
	}
	text, e := decodeSource(src, filename, o.Text)
	var stray []strayByte
	if e != nil && e.notUTF8 && o.Memory {
		src, stray = replaceStray(src)
		text, e = decodeSource(src, filename, o.Text)
	}
	if e != nil {
		return nil, e
	}
	p := &parser{
		opts:    o,
		source:  text[:len(text)-sentinels],
		barry:   o.BarryAsFLUFL,
		tokzr:   tokenizer{src: text, filename: filename, check: o.check, aside: o.aside, types: o.TypeComments},
		maxInts: o.MaxIntDigits,
	}
	switch {
	case o.MaxIntDigits == 0:
		p.maxInts = DefaultMaxIntDigits
	case o.MaxIntDigits < 0:
		p.maxInts = 0
	}
	noNewline := len(src) > 0 && src[len(src)-1] != '\n' && src[len(src)-1] != '\r'
	p.noNewline = noNewline && o.Mode != Exec
	p.tokzr.noNewline = p.noNewline
	p.tokzr.openEnd = noNewline && o.Mode == Single && o.DontImplyDedent
	p.tokzr.tokenizeAll()
	if len(stray) > 0 {
		p.tokzr.refuseStray(stray)
	}
	p.toks = p.tokzr.toks
	mod, err := p.run()
	if err != nil {
		return nil, err
	}
	return &Result{Mod: mod, Warnings: append(p.tokzr.warnings, p.warnings...), Source: p.source}, nil
}

// sentinels is the number of NULs that decodeSource puts at the end.
const sentinels = 4

// maxDepth limits the nesting of what the grammar lets nest without brackets. CPython's limit is on the depth of its
// parser's stack.
const maxDepth = 3000

// parser is a recursive descent parser over the tokens of one text.
//
// A function parses what its name says at the cursor, moves the cursor past it, and returns the node. Where the text
// does not go on as the grammar demands it calls fail, which unwinds to the innermost try, or else to run. Correct texts
// fail only where a with statement begins with a bracket that turns out to belong to an expression.
//
// A text that fails is parsed again with diag set. The functions then look, in CPython's order, for the mistakes it
// knows (invalid_*.go); what they find is raised as an *Error, which unwinds to run. When nothing is found the text is
// just "invalid syntax" at the furthest token that the first parse had looked at.
type parser struct {
	toks   []Token
	i      int       // the cursor
	kind   TokenKind // of the token at the cursor
	far    int       // the furthest token looked at
	depth  int
	source string

	lastStmt int32 // the line of the last statement that parsed

	second      bool // this is the second pass
	diag        bool // look for mistakes
	levelOf     []int16
	memo        map[memoKey]memoEntry // in diag: what was parsed where
	patternMemo map[memoKey]patternEntry
	barry       bool

	opts      Options
	maxInts   int
	noNewline bool // the text lacks the end of its last line, which CPython then does not make up
	tokzr     tokenizer
	warnings  []Warning
	warned    map[int]bool

	// Lists are collected on these stacks and then copied, so that each slice has its exact size.
	exprStack []Expr
	stmtStack []Stmt

	names      slab[Name]
	constants  slab[Constant]
	attributes slab[Attribute]
	calls      slab[Call]
	exprStmts  slab[ExprStmt]
	assigns    slab[Assign]
	binOps     slab[BinOp]
	subscripts slab[Subscript]
	args       slab[Arg]
	keywords   slab[Keyword]
}

// slab hands out values from arrays, which is faster than allocating each.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.size = min(max(8, s.size*2), 256)
		s.free = make([]T, s.size)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// failure is what fail panics with.
type failure struct{}

// fail says that the text does not match what is being parsed.
func (p *parser) fail() { panic(failure{}) }

// raise ends the parse with an error.
func (p *parser) raise(e *Error) { panic(e) }

// try runs f. If that fails, the cursor is back where it was and the result is false.
func (p *parser) try(f func()) (ok bool) {
	i, depth, ne, ns := p.i, p.depth, len(p.exprStack), len(p.stmtStack)
	defer func() {
		if ok {
			return
		}
		r := recover()
		if _, soft := r.(failure); !soft {
			panic(r)
		}
		p.depth = depth
		p.exprStack = p.exprStack[:ne]
		p.stmtStack = p.stmtStack[:ns]
		p.seek(i)
	}()
	f()
	return true
}

// seek moves the cursor.
func (p *parser) seek(i int) {
	p.i = i
	p.kind = p.toks[i].Kind
}

// next moves the cursor to the next token.
func (p *parser) next() {
	p.i++
	p.kind = p.toks[p.i].Kind
	if p.i > p.far || p.second {
		p.look(p.i)
	}
}

// look notes that the token was looked at. In the second pass reaching the place where the tokenizer failed ends the
// parse, as in CPython.
func (p *parser) look(i int) {
	if i > p.far {
		p.far = i
	}
	if i&(checkEvery-1) == 0 {
		p.opts.check()
	}
	if p.second && p.toks[i].Kind == TokError {
		p.raise(p.tokenError())
	}
}

// peek returns the kind of the token n places ahead.
func (p *parser) peek(n int) TokenKind {
	if p.i+n >= len(p.toks) {
		return TokError
	}
	p.look(p.i + n)
	return p.toks[p.i+n].Kind
}

// got moves past a token of the kind, if it is next.
func (p *parser) got(k TokenKind) bool {
	if p.kind != k {
		return false
	}
	p.next()
	return true
}

// want moves past a token of the kind, which must be next.
func (p *parser) want(k TokenKind) {
	if p.kind != k {
		p.fail()
	}
	p.next()
}

// start returns the position of the token at the cursor, to be finished by end.
func (p *parser) start() Pos { return p.toks[p.i].Pos }

// end makes pos, the start of a node, end where the token before the cursor ends.
func (p *parser) end(pos Pos) Pos {
	t := &p.toks[p.i-1]
	pos.EndLine, pos.EndCol = t.EndLine, t.EndCol
	return pos
}

// endStmt is end for a statement, which line ends and dedents do not belong to.
func (p *parser) endStmt(pos Pos) Pos {
	i := p.i - 1
	for i > 0 && (p.toks[i].Kind == TokNewline || p.toks[i].Kind == TokDedent || p.toks[i].Kind == TokIndent || p.toks[i].Kind == TokEndMarker) {
		i--
	}
	pos.EndLine, pos.EndCol = p.toks[i].EndLine, p.toks[i].EndCol
	return pos
}

// to makes pos end where e ends.
func to(pos Pos, e Node) Pos {
	q := e.Span()
	pos.EndLine, pos.EndCol = q.EndLine, q.EndCol
	return pos
}

// text returns the text of token i.
func (p *parser) text(i int) string {
	t := &p.toks[i]
	return p.source[t.Start:t.End]
}

// isName reports whether the token at the cursor is the name s.
func (p *parser) isName(s string) bool { return p.kind == TokName && p.text(p.i) == s }

// ident moves past a name, which must be next, and returns it.
func (p *parser) ident() string {
	if p.kind != TokName {
		p.fail()
	}
	s := normalizeIdent(p.text(p.i))
	p.next()
	return s
}

// enter counts a level of nesting; leave takes it back.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		p.raise(&Error{Kind: MemoryError, Msg: "Parser stack overflowed - Python source too complex to parse", Filename: p.tokzr.filename, NoPos: true})
	}
}

func (p *parser) leave() { p.depth-- }

// takeExprs returns the expressions collected since base and drops them from the stack.
func (p *parser) takeExprs(base int) []Expr {
	n := len(p.exprStack) - base
	if n == 0 {
		return nil
	}
	out := make([]Expr, n)
	copy(out, p.exprStack[base:])
	p.exprStack = p.exprStack[:base]
	return out
}

func (p *parser) takeStmts(base int) []Stmt {
	out := make([]Stmt, len(p.stmtStack)-base)
	copy(out, p.stmtStack[base:])
	p.stmtStack = p.stmtStack[:base]
	return out
}

// parseMode parses the whole text.
func (p *parser) parseMode() (mod Mod) {
	p.seek(0)
	p.look(0)
	switch p.opts.Mode {
	case Eval:
		e := p.expressions()
		for p.got(TokNewline) {
		}
		if p.kind != TokEndMarker {
			p.fail()
		}
		return &Expression{Body: e}
	case Single:
		return p.interactive()
	case FuncType:
		return p.functionType()
	}
	for p.kind != TokEndMarker {
		p.statement()
	}
	return &Module{Body: p.takeStmts(0), TypeIgnores: p.tokzr.ignores}
}

// interactive parses one statement as typed to a REPL.
func (p *parser) interactive() Mod {
	pos := p.start()
	switch {
	case p.kind == TokNewline:
		p.next()
		return &Interactive{Body: []Stmt{&Pass{Pos: p.end(pos)}}}
	case p.kind == TokEndMarker:
		p.fail()
	}
	compound := p.statement()
	if compound && (p.kind != TokEndMarker || p.noNewline && p.toks[p.i-1].Kind == TokNewline) {
		p.fail() // a clause on one line may go on, with else say, until another line ends it
	}
	if p.kind != TokEndMarker {
		p.far = p.i - 1 // CPython has read no further
		e := p.errorAt(SyntaxError, p.toks[p.i-1].Pos, "multiple statements found while compiling a single statement")
		e.final = true
		p.raise(e)
	}
	return &Interactive{Body: p.takeStmts(0)}
}

// functionType parses a signature type comment, "(int, *str) -> bool".
func (p *parser) functionType() Mod {
	f := &FunctionType{}
	p.want(TokLPar)
	for last := TokComma; p.kind != TokRPar; {
		// At most one type has a star, then at most one has two of them, and nothing follows.
		if stars := p.kind; stars == TokDoubleStar || stars == TokStar && last == TokComma {
			last = stars
			p.next()
		} else if last != TokComma {
			p.fail()
		}
		f.ArgTypes = append(f.ArgTypes, p.expression())
		if last == TokDoubleStar || !p.got(TokComma) {
			break
		}
		if p.kind == TokRPar {
			p.fail()
		}
	}
	p.want(TokRPar)
	p.want(TokRArrow)
	f.Returns = p.expression()
	for p.got(TokNewline) {
	}
	if p.kind != TokEndMarker {
		p.fail()
	}
	return f
}

// run parses the text, twice if it is wrong.
func (p *parser) run() (Mod, error) {
	mod, e := p.once()
	if mod != nil {
		return mod, nil
	}
	if e != nil && (e.Kind != SyntaxError || e.final) {
		return nil, e
	}
	return nil, p.diagnose(e)
}

// once parses the text. Neither result is set when it failed without knowing why.
func (p *parser) once() (mod Mod, e *Error) {
	p.exprStack = p.exprStack[:0]
	p.stmtStack = p.stmtStack[:0]
	p.depth = 0
	defer func() {
		if mod != nil {
			return
		}
		switch r := recover().(type) {
		case failure:
		case *Error:
			e = r
		default:
			panic(r)
		}
	}()
	return p.parseMode(), nil
}
