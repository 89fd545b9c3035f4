// This file defines the kinds of tokens and the table of keywords.

package syntax

// TokenKind is the kind of a token. Keywords and operators have a kind each.
type TokenKind uint8

// The token kinds. TokNL and TokComment come only from Tokenize, never to the parser.
const (
	TokEndMarker TokenKind = iota
	TokError               // the text is wrong here; always the last token
	TokNewline
	TokIndent
	TokDedent
	TokNL      // a line end that ends no statement
	TokComment // from # to before the line end
	TokName
	TokNumber
	TokString
	TokFStringStart
	TokFStringMiddle
	TokFStringEnd
	TokTStringStart
	TokTStringMiddle
	TokTStringEnd
	TokTypeComment // the type in "# type: ...", where type comments are looked for

	TokLPar
	TokRPar
	TokLSqb
	TokRSqb
	TokLBrace
	TokRBrace
	TokColon
	TokComma
	TokSemi
	TokDot
	TokEllipsis
	TokRArrow
	TokColonEqual
	TokEqual
	TokExclamation
	TokTilde
	// The binary operators, in the order of Operator.
	TokPlus
	TokMinus
	TokStar
	TokAt
	TokSlash
	TokPercent
	TokDoubleStar
	TokLeftShift
	TokRightShift
	TokVBar
	TokCircumflex
	TokAmper
	TokDoubleSlash
	// The augmented assignments, in the order of Operator.
	TokPlusEqual
	TokMinEqual
	TokStarEqual
	TokAtEqual
	TokSlashEqual
	TokPercentEqual
	TokDoubleStarEqual
	TokLeftShiftEqual
	TokRightShiftEqual
	TokVBarEqual
	TokCircumflexEqual
	TokAmperEqual
	TokDoubleSlashEqual
	// The comparisons, in the order of CmpOp.
	TokEqEqual
	TokNotEqual
	TokLess
	TokLessEqual
	TokGreater
	TokGreaterEqual
	TokOther // a character that no Python text can have here, such as $ or ?

	// The keywords.
	TokFalse
	TokNone
	TokTrue
	TokAnd
	TokAs
	TokAssert
	TokAsync
	TokAwait
	TokBreak
	TokClass
	TokContinue
	TokDef
	TokDel
	TokElif
	TokElse
	TokExcept
	TokFinally
	TokFor
	TokFrom
	TokGlobal
	TokIf
	TokImport
	TokIn
	TokIs
	TokLambda
	TokNonlocal
	TokNot
	TokOr
	TokPass
	TokRaise
	TokReturn
	TokTry
	TokWhile
	TokWith
	TokYield
	numTokens int = iota
)

var tokenTexts = [numTokens]string{
	TokEndMarker: "ENDMARKER", TokError: "ERRORTOKEN", TokNewline: "NEWLINE", TokIndent: "INDENT", TokDedent: "DEDENT",
	TokNL: "NL", TokComment: "COMMENT", TokName: "NAME", TokNumber: "NUMBER", TokString: "STRING",
	TokFStringStart: "FSTRING_START", TokFStringMiddle: "FSTRING_MIDDLE", TokFStringEnd: "FSTRING_END",
	TokTStringStart: "TSTRING_START", TokTStringMiddle: "TSTRING_MIDDLE", TokTStringEnd: "TSTRING_END",
	TokTypeComment: "TYPE_COMMENT",
	TokLPar:        "(", TokRPar: ")", TokLSqb: "[", TokRSqb: "]", TokLBrace: "{", TokRBrace: "}", TokColon: ":", TokComma: ",",
	TokSemi: ";", TokDot: ".", TokEllipsis: "...", TokRArrow: "->", TokColonEqual: ":=", TokEqual: "=", TokExclamation: "!",
	TokTilde: "~", TokPlus: "+", TokMinus: "-", TokStar: "*", TokAt: "@", TokSlash: "/", TokPercent: "%", TokDoubleStar: "**",
	TokLeftShift: "<<", TokRightShift: ">>", TokVBar: "|", TokCircumflex: "^", TokAmper: "&", TokDoubleSlash: "//",
	TokPlusEqual: "+=", TokMinEqual: "-=", TokStarEqual: "*=", TokAtEqual: "@=", TokSlashEqual: "/=", TokPercentEqual: "%=",
	TokDoubleStarEqual: "**=", TokLeftShiftEqual: "<<=", TokRightShiftEqual: ">>=", TokVBarEqual: "|=",
	TokCircumflexEqual: "^=", TokAmperEqual: "&=", TokDoubleSlashEqual: "//=", TokEqEqual: "==", TokNotEqual: "!=",
	TokLess: "<", TokLessEqual: "<=", TokGreater: ">", TokGreaterEqual: ">=", TokOther: "OP",
	TokFalse: "False", TokNone: "None", TokTrue: "True", TokAnd: "and", TokAs: "as", TokAssert: "assert", TokAsync: "async",
	TokAwait: "await", TokBreak: "break", TokClass: "class", TokContinue: "continue", TokDef: "def", TokDel: "del",
	TokElif: "elif", TokElse: "else", TokExcept: "except", TokFinally: "finally", TokFor: "for", TokFrom: "from",
	TokGlobal: "global", TokIf: "if", TokImport: "import", TokIn: "in", TokIs: "is", TokLambda: "lambda",
	TokNonlocal: "nonlocal", TokNot: "not", TokOr: "or", TokPass: "pass", TokRaise: "raise", TokReturn: "return",
	TokTry: "try", TokWhile: "while", TokWith: "with", TokYield: "yield",
}

// String returns the text of an operator or a keyword, the name of any other kind.
func (k TokenKind) String() string { return tokenTexts[k] }

// IsKeyword reports whether the kind is a (hard) keyword.
func (k TokenKind) IsKeyword() bool { return k >= TokFalse }

// IsOperator reports whether the kind is an operator or a delimiter: what Python's tokenize calls OP.
func (k TokenKind) IsOperator() bool { return k >= TokLPar && k <= TokOther }

// Token is one token. Start and End are byte offsets in the text that was tokenized, which has all line ends turned to
// "\n", and no byte order mark.
type Token struct {
	Kind       TokenKind
	Start, End int32
	Pos
}

// SoftKeywords are the names that are keywords in some places only, sorted.
var softKeywords = [...]string{"_", "case", "match", "type"}

// SoftKeywords returns the names that are keywords in some places only, sorted, in a new slice.
func SoftKeywords() []string { return append([]string(nil), softKeywords[:]...) }

// Keywords returns the keywords, sorted as in Python's keyword.kwlist, in a new slice.
func Keywords() []string { return append([]string(nil), tokenTexts[TokFalse:]...) }

// keywordKind returns the kind of the keyword that is spelt s, or TokName.
func keywordKind(s string) TokenKind {
	if len(s) < 2 || len(s) > 8 {
		return TokName
	}
	for _, k := range keywordsByFirst[s[0]&63] {
		if tokenTexts[k] == s {
			return k
		}
	}
	return TokName
}

// keywordsByFirst holds the keywords by the low bits of their first letter.
var keywordsByFirst = func() (t [64][]TokenKind) {
	for k := TokFalse; int(k) < numTokens; k++ {
		c := tokenTexts[k][0] & 63
		t[c] = append(t[c], k)
	}
	return t
}()
