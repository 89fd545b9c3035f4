// Package code holds what the modules of the standard library that are written in
// Python compile to, so that an import need not parse. A file is used only while it
// fits the source it was made of; where it does not, or where there is none, the
// source is compiled. `go generate ./stdlib/code` brings all of them up to date.
package code

import (
	"embed"
	"encoding/binary"
	"hash/crc32"
	"io"
)

//go:generate go run ./gen

// The files are named after the module, as collections.abc.hgc.
//
//go:embed *.hgc
var files embed.FS

// Stamp returns the bytes that a file begins with: they tell its source.
func Stamp(source io.Reader) ([]byte, error) {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	n, err := io.CopyBuffer(sum, source, make([]byte, 4096))
	b := binary.LittleEndian.AppendUint32(nil, uint32(n))
	return binary.LittleEndian.AppendUint32(b, sum.Sum32()), err
}

// Of returns the encoded code of a module with this source, nil if there is none.
func Of(name string, source io.Reader) []byte {
	b, err := files.ReadFile(name + ".hgc")
	if err != nil || len(b) < 8 {
		return nil
	}
	if stamp, err := Stamp(source); err != nil || string(b[:8]) != string(stamp) {
		return nil
	}
	return b[8:]
}
