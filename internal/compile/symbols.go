package compile

// This file shows what was found out about names to others: the module symtable.

import (
	"strings"

	"github.com/hognose/hognose/syntax"
)

// BlockKind is the kind of a block of a program. The numbers are those of CPython's
// module _symtable.
type BlockKind int

// The kinds.
const (
	FunctionBlock BlockKind = iota // lambdas and comprehensions too
	ClassBlock
	ModuleBlock
	AnnotationBlock
	TypeAliasBlock
	TypeParametersBlock
	TypeVariableBlock
)

// Symbol is a name in a block: how it is used, as the bits of _symtable, with the
// place of its variable above PlaceShift.
type Symbol struct {
	Name  string
	Flags int
}

// PlaceShift is where in a symbol's flags the place of its variable is.
const PlaceShift = 12

// Block is a block of a program with its names.
type Block struct {
	Kind     BlockKind
	Name     string
	Line     int
	Nested   bool // in a function
	Symbols  []Symbol
	Params   []string
	Children []*Block
}

// Symbols returns the blocks of a module, an expression or interactive input. The
// error is a *syntax.Error.
func Symbols(mod syntax.Mod, opts Options) (b *Block, err error) {
	defer stoppedBy(&err)
	c := &compiler{opts: opts}
	t, err := c.symbols(mod)
	if err != nil {
		return nil, err
	}
	b = c.block(t.global)
	b.Name, b.Line = "top", 0
	return b, nil
}

// block returns a scope as others see it. Comprehensions that are inlined are part
// of the scope around. The scopes are no deeper than those that were just visited.
func (c *compiler) block(s *scope) *Block {
	c.check()
	kinds := [...]BlockKind{moduleScope: ModuleBlock, classScope: ClassBlock, functionScope: FunctionBlock, comprehensionScope: FunctionBlock,
		annotationScope: AnnotationBlock, typeVarScope: TypeVariableBlock, typeAliasScope: TypeAliasBlock, typeParamsScope: TypeParametersBlock}
	b := &Block{Kind: kinds[s.kind], Name: strings.Trim(s.name, "<>"), Line: int(s.pos.Line), Nested: s.nested, Params: s.params}
	at := map[string]int{}
	add := func(name string, flags int) {
		if _, ok := at[name]; !ok {
			at[name] = len(b.Symbols)
			b.Symbols = append(b.Symbols, Symbol{Name: name, Flags: flags})
		}
	}
	for _, x := range s.syms {
		add(x.name, x.shown())
	}
	for _, sub := range s.subs {
		inner := c.block(sub)
		if sub.kind != comprehensionScope || sub.unit == sub {
			b.Children = append(b.Children, inner)
			continue
		}
		for _, x := range inner.Symbols {
			if x.Name != ".0" {
				add(x.Name, x.Flags)
			}
		}
		b.Children = append(b.Children, inner.Children...)
	}
	return b
}

// shown returns the flags with CPython's numbers, which differ above symUsed.
func (x *symbol) shown() int {
	const low = symFreeClass - 1
	f := x.flags &^ symDeleted
	return int(f&low) | int(f&^low)<<1 | int(x.place)<<PlaceShift
}
