// Package compile turns a syntax tree into Code: it finds out the scope of every
// name, then emits register instructions.
package compile

// This file defines scopes: the blocks of a program, the names in each, and what
// was found out about them (language reference 4.2).

import (
	"strings"

	"github.com/hognose/hognose/syntax"
)

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	comprehensionScope // of a generator expression or another comprehension, inlined or not
	annotationScope    // __annotate__ of a function, class or module
	typeVarScope       // bound, constraints or default of a type parameter
	typeAliasScope     // value of a type statement
	typeParamsScope    // between a generic function, class or alias and the block around it
)

// symFlags tell how a name is used in a scope.
type symFlags uint16

const (
	symGlobal symFlags = 1 << iota
	symLocal
	symParam
	symNonlocal
	symUsed
	symFreeClass // a method of the class uses a variable of that name from around the class
	symImport
	symAnnotated
	symCompIter
	symTypeParam
	symDeleted
)

const symBound = symLocal | symParam | symImport | symTypeParam

// place says where a name of a scope is bound.
type place uint8

const (
	unresolved place = iota
	local
	globalExplicit
	globalImplicit
	free
	cell
)

// symbol is a name in a scope.
type symbol struct {
	name  string
	flags symFlags
	place place
}

// directive is a place where a name was declared global or nonlocal.
type directive struct {
	name string
	pos  *syntax.Pos
}

// scope is a block of code with its own names.
type scope struct {
	kind     scopeKind
	name     string
	pos      syntax.Pos
	parent   *scope
	unit     *scope // the scope whose Code this one's instructions are part of
	index    map[string]*symbol
	syms     []*symbol // in order of appearance
	params   []string
	subs     []*scope
	note     *scope // the annotation scope of a class or module
	declared []directive
	comp     compKind // of a comprehension

	class   string          // for name mangling
	mangled map[string]bool // if not nil, only these names are mangled
	what    string          // of a typeVarScope, for messages

	isGen, isCoro, isLambda   bool
	isAsyncDef                bool
	hasWalrus                 bool
	seesClass                 bool // names of the class around are visible, by way of __classdict__
	inConditional             bool // a conditional statement is being visited
	unevaluated               bool // an annotation that is never evaluated is being visited
	iterTarget                bool // the target of a comprehension is being visited
	iterExpr                  int  // depth of iterables of comprehensions
	needsClassCell            bool // __class__
	needsClassDict            bool // __classdict__
	conditional               bool // __conditional_annotations__
	annotationsUsed, nested   bool
	method                    bool // a function directly in a class
	annotations               []*annotation
	varargs, varkw, docstring bool
}

// annotation is an annotated variable of a class or module.
type annotation struct {
	stmt  *syntax.AnnAssign
	index int // in __conditional_annotations__, or -1
}

type compKind uint8

const (
	noComp compKind = iota
	listComp
	setComp
	dictComp
	genExp
)

// scopeKey finds the scope that belongs to a node, or to a part of it.
type scopeKey struct {
	node any
	part scopePart
}

type scopePart uint8

const (
	ownScope scopePart = iota
	annotatePart
	typeParamsPart
	boundPart
	defaultPart
)

func (s *scope) functionLike() bool { return s.kind >= functionScope }

// flags returns what is known of a name, 0 if nothing is.
func (s *scope) flags(name string) symFlags {
	if x := s.index[name]; x != nil {
		return x.flags
	}
	return 0
}

// placeOf returns where a name is bound.
func (s *scope) placeOf(name string) place {
	if x := s.index[name]; x != nil {
		return x.place
	}
	return unresolved
}

func (s *scope) add(name string, f symFlags) *symbol {
	x := s.index[name]
	if x == nil {
		x = &symbol{name: name}
		s.index[name] = x
		s.syms = append(s.syms, x)
	}
	x.flags |= f
	return x
}

// mangle applies the private-name rule of classes.
func mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.ContainsRune(name, '.') {
		return name
	}
	c := strings.TrimLeft(class, "_")
	if c == "" {
		return name
	}
	return "_" + c + name
}

// mangle applies the private-name rule in the scope: in the type parameters of a
// class only to the parameters themselves.
func (s *scope) mangle(name string) string {
	if s.mangled != nil && !s.mangled[name] {
		return name
	}
	return mangle(s.class, name)
}

func newError(filename string, p *syntax.Pos, msg string) *syntax.Error {
	return &syntax.Error{Kind: syntax.SyntaxError, Msg: msg, Filename: filename, Line: int(p.Line), Col: int(p.Col) + 1, EndLine: int(p.EndLine), EndCol: int(p.EndCol) + 1}
}
