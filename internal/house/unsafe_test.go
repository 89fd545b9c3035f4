// This file keeps the list of files that may import unsafe.

package house

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"
)

// unsafeFiles names each file that may import unsafe, with what it needs it for.
var unsafeFiles = map[string]string{
	"stdlib/socket/getsockopt_linux.go": "a system call that package unix does not have",
	"py/value.go":                       "Value's two words: an object header or a number in place",
	"py/str.go":                         "a string's object header as a Value",
	"py/str_append.go":                  "growing a string nobody else has seen in place",
	"py/dict.go":                        "comparing interned keys by address",
	"py/exception.go":                   "an exception's header as the head of its object",
	"py/walk_plan.go":                   "the values inside Go structs, found by their type",
	"cmd/hognose/signal_linux.go":       "the system's default action for a signal",
	"internal/bigint/room.go":           "words in memory that is not cleared first",
	"py/unsafe.go":                      "the casts between Value and heap kinds",
	"internal/vm/frame.go":              "an object's header as a heap kind of the evaluator",
	"internal/vm/genpool.go":            "a generator and its registers in one allocation",
	"internal/vm/types.go":              "an object's header as a heap kind of the evaluator",
	"internal/vm/code.go":               "an object's header as a heap kind of the evaluator",
}

func TestUnsafeStaysInItsFiles(t *testing.T) {
	used := map[string]bool{}
	eachGoFile(t, func(file string) {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			if spec.Path.Value == `"unsafe"` {
				used[file] = true
				if unsafeFiles[file] == "" {
					t.Errorf("%s imports unsafe and is not in the list of files that may", file)
				}
			}
		}
	})
	for file := range unsafeFiles {
		if !used[file] {
			t.Errorf("%s is in the list of unsafe files and does not import it: take it off", file)
		}
	}
}
