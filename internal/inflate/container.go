package inflate

// This file reads what is around the blocks: the header and trailer of zlib
// (RFC 1950) and gzip (RFC 1952).

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// Format is what is around the blocks.
type Format uint8

// The formats.
const (
	Raw Format = iota
	Zlib
	Gzip
	Auto // zlib or gzip
)

// New returns a decoder for streams of windows of up to 2**windowBits bytes; 0 for
// what the header says. dict may be nil.
func New(format Format, windowBits int, dict []byte) *Decoder {
	if windowBits == 0 {
		windowBits = 15
	}
	d := &Decoder{format: format, window: 1 << max(windowBits, 9), dict: dict, adler: 1}
	if format == Raw {
		d.state = atBlock
		d.preset()
	}
	return d
}

// preset puts the dictionary into the window.
func (d *Decoder) preset() {
	dict := d.dict[max(0, len(d.dict)-windowSize):]
	d.out = append(d.out, dict...)
	d.sent, d.summed = len(d.out), len(d.out)
}

// header reads the header, if all of it is there.
func (d *Decoder) header() (bool, error) {
	p := d.in[d.pos:]
	if len(p) < 2 {
		if d.format == Gzip && len(p) == 1 && p[0] != 0x1f {
			return false, Error("incorrect header check")
		}
		return false, nil
	}
	if d.format != Zlib && p[0] == 0x1f && p[1] == 0x8b {
		return d.gzipHeader(p)
	}
	if d.format == Gzip || (int(p[0])<<8|int(p[1]))%31 != 0 {
		return false, Error("incorrect header check")
	}
	if p[0]&15 != 8 {
		return false, Error("unknown compression method")
	}
	if size := int(p[0]>>4) + 8; size > 15 || 1<<size > d.window {
		return false, Error("invalid window size")
	}
	n := 2
	if p[1]&0x20 != 0 {
		if n = 6; len(p) < n {
			return false, nil
		}
		if d.dict == nil {
			return false, ErrDictionary
		}
		if binary.BigEndian.Uint32(p[2:]) != Adler32(1, d.dict) {
			return false, Error("incorrect dictionary")
		}
		d.preset()
	}
	d.pos += n
	d.state = atBlock
	return true, nil
}

// The flags of a gzip header.
const (
	gzipCRC     = 2
	gzipExtra   = 4
	gzipName    = 8
	gzipComment = 16
)

func (d *Decoder) gzipHeader(p []byte) (bool, error) {
	if len(p) < 10 {
		return false, nil
	}
	flags := p[3]
	if p[2] != 8 {
		return false, Error("unknown compression method")
	}
	if flags&0xe0 != 0 {
		return false, Error("unknown header flags set")
	}
	n := 10
	if flags&gzipExtra != 0 {
		if len(p) < n+2 {
			return false, nil
		}
		if n += 2 + int(binary.LittleEndian.Uint16(p[n:])); len(p) < n {
			return false, nil
		}
	}
	for _, f := range []byte{gzipName, gzipComment} {
		if flags&f != 0 {
			i := bytes.IndexByte(p[n:], 0)
			if i < 0 {
				return false, nil
			}
			n += i + 1
		}
	}
	if flags&gzipCRC != 0 {
		if len(p) < n+2 {
			return false, nil
		}
		if binary.LittleEndian.Uint16(p[n:]) != uint16(crc32.ChecksumIEEE(p[:n])) {
			return false, Error("header crc mismatch")
		}
		n += 2
	}
	d.pos += n
	d.gzip = true
	d.state = atBlock
	return true, nil
}

// sum brings the checksum up to date.
func (d *Decoder) sum() {
	p := d.out[d.summed:]
	d.summed = len(d.out)
	d.total += uint32(len(p))
	switch {
	case d.gzip:
		d.crc = crc32.Update(d.crc, crc32.IEEETable, p)
	case d.format != Raw:
		d.adler = Adler32(d.adler, p)
	}
}

// trailer reads the checksum, if all of it is there.
func (d *Decoder) trailer() (bool, error) {
	d.sum()
	p := d.in[d.pos:]
	n := 4
	switch {
	case d.format == Raw:
		n = 0
	case d.gzip:
		if len(p) >= 4 && binary.LittleEndian.Uint32(p) != d.crc {
			return false, Error("incorrect data check")
		}
		if n = 8; len(p) >= n && binary.LittleEndian.Uint32(p[4:]) != d.total {
			return false, Error("incorrect length check")
		}
	default:
		if len(p) >= 4 && binary.BigEndian.Uint32(p) != d.adler {
			return false, Error("incorrect data check")
		}
	}
	if len(p) < n {
		return false, nil
	}
	d.pos += n
	d.state = atEnd
	return true, nil
}

// Adler32 returns the checksum of RFC 1950 of p, continued from an earlier one; that
// of nothing is 1.
func Adler32(sum uint32, p []byte) uint32 {
	const mod, most = 65521, 5552 // so many bytes do not overflow
	a, b := sum&0xffff, sum>>16
	for len(p) > 0 {
		n := min(most, len(p))
		for _, c := range p[:n] {
			a += uint32(c)
			b += a
		}
		a, b = a%mod, b%mod
		p = p[n:]
	}
	return b<<16 | a
}
