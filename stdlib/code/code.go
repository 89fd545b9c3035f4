// Package code holds what the modules of the standard library that are written in
// Python compile to, so that an import need not parse. A file is used only while it
// fits the source it was made of; where it does not, or where there is none, the
// source is compiled. `go generate ./stdlib/code` brings all of them up to date.
package code

import (
	"embed"
	"encoding/binary"
	"hash/crc32"
)

//go:generate go run ./gen

// The files are named after the module, as collections.abc.hgc.
//
//go:embed *.hgc
var files embed.FS

// Stamp returns the bytes that a file begins with: they tell its source.
func Stamp(source []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(source)))
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(source, crc32.MakeTable(crc32.Castagnoli)))
}

// Of returns the encoded code of a module with this source, nil if there is none.
func Of(name string, source []byte) []byte {
	b, err := files.ReadFile(name + ".hgc")
	if err != nil || len(b) < 8 || string(b[:8]) != string(Stamp(source)) {
		return nil
	}
	return b[8:]
}
