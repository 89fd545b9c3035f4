// This file defines the patterns of a match statement.

package syntax

// MatchValue is MatchValue(expr value).
type MatchValue struct {
	Pos
	Value Expr
}

// MatchSingleton is MatchSingleton(constant value).
type MatchSingleton struct {
	Pos
	Value Const
}

// MatchSequence is MatchSequence(pattern* patterns).
type MatchSequence struct {
	Pos
	Patterns []Pattern
}

// MatchMapping is MatchMapping(expr* keys, pattern* patterns, identifier? rest).
// Rest is "" when there is no **rest.
type MatchMapping struct {
	Pos
	Keys     []Expr
	Patterns []Pattern
	Rest     string
}

// MatchClass is MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns).
type MatchClass struct {
	Pos
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// MatchStar is MatchStar(identifier? name).
// Name is "" for *_.
type MatchStar struct {
	Pos
	Name string
}

// MatchAs is MatchAs(pattern? pattern, identifier? name).
// Name is "" for the wildcard _.
type MatchAs struct {
	Pos
	Pattern Pattern
	Name    string
}

// MatchOr is MatchOr(pattern* patterns).
type MatchOr struct {
	Pos
	Patterns []Pattern
}

func (*MatchValue) patternNode()     {}
func (*MatchSingleton) patternNode() {}
func (*MatchSequence) patternNode()  {}
func (*MatchMapping) patternNode()   {}
func (*MatchClass) patternNode()     {}
func (*MatchStar) patternNode()      {}
func (*MatchAs) patternNode()        {}
func (*MatchOr) patternNode()        {}
