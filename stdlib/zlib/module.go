// Package zlib is the native module zlib: compression with deflate, in pieces or at
// once, and checksums.
package zlib

// This file declares the module.

import (
	"github.com/hognose/hognose/internal/inflate"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/binascii"
)

var errorType = &py.Type{Name: "error", Module: "zlib", Base: py.ExceptionType, Flags: py.FlagBaseType}

// The status codes of zlib that messages show.
const (
	streamError = -2
	dataError   = -3
	bufferError = -5
	needDict    = 2
)

func errorf(format string, args ...any) error { return py.Errorf(errorType, format, args...) }

// The parameters of windows and memory.
const (
	maxBits     = 15
	defBufSize  = 16384
	defMemLevel = 8
)

// The flush modes.
const (
	noFlush   = 0
	fullFlush = 3
	finish    = 4
	lastMode  = 6
)

var constants = map[string]int64{
	"DEFLATED": 8, "DEF_BUF_SIZE": defBufSize, "DEF_MEM_LEVEL": defMemLevel, "MAX_WBITS": maxBits,
	"Z_NO_COMPRESSION": 0, "Z_BEST_SPEED": 1, "Z_BEST_COMPRESSION": 9, "Z_DEFAULT_COMPRESSION": -1,
	"Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_HUFFMAN_ONLY": 2, "Z_RLE": 3, "Z_FIXED": 4,
	"Z_NO_FLUSH": noFlush, "Z_PARTIAL_FLUSH": 1, "Z_SYNC_FLUSH": 2, "Z_FULL_FLUSH": fullFlush, "Z_FINISH": finish, "Z_BLOCK": 5, "Z_TREES": lastMode,
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "zlib",
	Doc:   "Compression with deflate, in the formats zlib and gzip or plain, and the checksums of these.\n\nwbits says the format: 9 to 15 zlib, -9 to -15 plain, 25 to 31 gzip; for\ndecompression 40 to 47 zlib or gzip.",
	Types: []*py.Type{errorType, oneShotType},
	Funcs: []py.NativeDef{
		{Sig: "adler32(data, value=1, /)", Doc: "Return the Adler-32 checksum of data, continued from value.", Fn: adler32},
		{Sig: "crc32(data, value=0, /)", Doc: "Return the CRC-32 checksum of data, continued from value.", Fn: crc32},
		{Sig: "compress(data, /, level=-1, wbits=15)", Doc: "Compress data. level goes from 0 (not at all) to 9 (best).", Fn: compress},
		{Sig: "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)", Doc: "Return an object that compresses data in pieces.", Fn: compressObj},
		{Sig: "decompress(data, /, wbits=15, bufsize=16384)", Doc: "Decompress data.", Fn: decompress},
		{Sig: "decompressobj(wbits=15, zdict=?)", Doc: "Return an object that decompresses data in pieces.", Fn: decompressObj},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		for name, n := range constants {
			m.Dict.SetGo(th, name, py.Int(n))
		}
		m.Dict.SetGo(th, "ZLIB_VERSION", py.String("1.3.1"))
		m.Dict.SetGo(th, "ZLIB_RUNTIME_VERSION", py.String("1.3.1"))
		m.Dict.SetGo(th, "__version__", py.String("1.0"))
		return nil
	},
}

// checksumArg reads a checksum to go on from: the low 32 bits of any int.
func checksumArg(th *py.Thread, v py.Value) (uint32, error) {
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if i, err = py.Binary(th, py.OpAnd, i, py.Int(1<<32-1)); err != nil {
		return 0, err
	}
	return uint32(i.Int()), nil
}

// piece is how much is worked on between two polls.
const piece = 1 << 15

func adler32(th *py.Thread, a []py.Value) (py.Value, error) {
	sum, err := checksumArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	p, release, err := input(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	defer release()
	for len(p) > 0 {
		n := min(len(p), piece)
		sum = inflate.Adler32(sum, p[:n])
		p = p[n:]
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	return py.Int(int64(sum)), nil
}

func crc32(th *py.Thread, a []py.Value) (py.Value, error) {
	sum, err := checksumArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	sum, err = binascii.CRC32(th, a[0], sum)
	return py.Int(int64(sum)), err
}

// input returns the bytes of an argument, held while the work goes on: a poll lets
// other threads run.
func input(th *py.Thread, v py.Value) (p []byte, release func(), err error) {
	b, err := py.GetBuffer(th, v, py.BufSimple)
	if err != nil {
		return nil, nil, err
	}
	return b.Bytes(), func() { b.Release(th) }, nil
}

// intArg reads an argument that is a C int.
func intArg(th *py.Thread, v py.Value) (int, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		if py.IsException(err, py.OverflowError) {
			err = py.OverflowErrorf("Python int too large to convert to C int")
		}
		return 0, err
	}
	if n != int(int32(n)) {
		return 0, py.OverflowErrorf("Python int too large to convert to C int")
	}
	return n, nil
}

func init() {
	py.Define(errorType)
	defineCompress()
	defineDecompress()
	defineOneShot()
	Module.Prepare()
}
