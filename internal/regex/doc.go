// Package regex is a regular expression engine with the syntax and semantics of
// Python's re module: parser, error messages, flags, matching, templates. It
// knows nothing of Python objects; stdlib/re wraps it.
//
//	tokenizer.go, parse*.go   pattern text -> tree (tree.go), CPython's errors and warnings
//	charset.go, unichar.go    sets of characters, case folding, categories
//	compile.go, first.go      tree -> program (prog.go), what may come first
//	match.go                  the backtracking matcher, with its stack on the heap
//	debug.go                  what re.DEBUG shows
//	memo.go                   remembers failed states once a search grows too long: linear time
//	search.go, iter.go        finding the start of a match; Python's rule for empty matches
//	template.go, escape.go    replacement templates, re.escape
//
// Subjects are Go strings: WTF-8 (UTF-8 with lone surrogates as three bytes) for
// str, raw bytes for bytes. All positions inside are byte offsets; Offsets turns
// them into code points.
package regex
