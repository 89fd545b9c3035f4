// This file gives out the tokens of a text one by one, comments and all, as Python's tokenize module does.

package syntax

import "strings"

// Tokens is a tokenized text.
type Tokens struct {
	// Source is the text the tokens refer to: decoded, with "\n" as line ends, and one added where the last line had none.
	Source string
	Tokens []Token
}

// Text returns the text of token i. The end of a last line without "\n" has none; neither have TokDedent and
// TokEndMarker.
func (t *Tokens) Text(i int) string {
	k := &t.Tokens[i]
	return t.Source[k.Start:k.End]
}

// Tokenize returns the tokens of a text. With extra there are comments (TokComment) and line ends that mean nothing (TokNL),
// as Python's tokenize.generate_tokens has them, and it is more lenient than the parser: brackets need not match, and a name
// may follow a number. isText is Options.Text. After an error, an *Error, the tokens before it are returned too.
func Tokenize(src []byte, filename string, isText, extra bool) (*Tokens, error) {
	text, e := decodeSource(src, filename, isText)
	if e != nil {
		return nil, e
	}
	z := tokenizer{src: text, filename: filename, extra: extra}
	z.tokenizeAll()
	t := &Tokens{Source: text[:len(text)-sentinels], Tokens: z.toks}
	last := &t.Tokens[len(t.Tokens)-1]
	if last.Kind == TokError {
		t.Tokens = t.Tokens[:len(t.Tokens)-1]
		if z.err != nil {
			return t, z.err
		}
		return t, &Error{Msg: "unexpected EOF in multi-line statement", Filename: filename, Line: int(last.Line), AtEOF: true}
	}
	if len(src) > 0 && src[len(src)-1] != '\n' && src[len(src)-1] != '\r' {
		t.missingNewline()
	}
	return t, nil
}

// missingNewline makes the line end that was added have no text.
func (t *Tokens) missingNewline() {
	at := int32(len(t.Source) - 1)
	for i := len(t.Tokens) - 1; i >= 0; i-- {
		k := &t.Tokens[i]
		if k.Start == at && (k.Kind == TokNewline || k.Kind == TokNL) {
			k.End = at
			return
		}
		if k.End <= at && k.Kind != TokDedent && k.Kind != TokEndMarker {
			return
		}
	}
}

// TokenizeType returns the name of the type that Python's tokenize gives a token of the kind: NAME, OP and so on.
func (k TokenKind) TokenizeType() string {
	switch {
	case k.IsKeyword():
		return "NAME"
	case k == TokOther:
		return "OP"
	case k.IsOperator():
		return "OP"
	}
	return strings.ToUpper(k.String())
}
