package pickle

// This file writes opcodes, in frames from protocol 4 on.

import (
	"encoding/binary"

	"github.com/hognose/hognose/py"
)

func (p *pickler) op(c byte) { p.out = append(p.out, c) }

// begin makes place for the header of a frame, if there are frames and none has begun.
func (p *pickler) begin() {
	if p.framing && p.frame < 0 {
		p.frame = len(p.out)
		p.out = append(p.out, make([]byte, frameHeader)...)
	}
}

// commit ends the frame that was begun.
func (p *pickler) commit() {
	if p.frame < 0 {
		return
	}
	body := p.out[p.frame+frameHeader:]
	if len(body) < frameMin {
		p.out = append(p.out[:p.frame], body...)
	} else {
		p.out[p.frame] = opFrame
		binary.LittleEndian.PutUint64(p.out[p.frame+1:], uint64(len(body)))
	}
	p.frame = -1
}

// flush writes what there is to the file, if there is one.
func (p *pickler) flush(th *py.Thread) error {
	if p.write.IsAbsent() || len(p.out) == 0 {
		return nil
	}
	out := p.out
	p.out = nil
	_, err := th.Call(p.write, py.BytesOwned(out))
	return err
}

// boundary ends a frame that is large enough.
func (p *pickler) boundary(th *py.Thread) error {
	if p.frame >= 0 && len(p.out)-p.frame-frameHeader >= frameTarget {
		p.commit()
		if err := p.flush(th); err != nil {
			return err
		}
		p.begin()
	}
	return nil
}

// sized writes an opcode with the length of data and data, large ones outside of frames.
func (p *pickler) sized(th *py.Thread, data string, short, normal, long byte) error {
	n := len(data)
	if err := th.Charge(int64(n)); err != nil {
		return err
	}
	var head []byte
	switch {
	case n <= 0xff && short != 0:
		head = []byte{short, byte(n)}
	case n <= 0xffffffff && normal != 0:
		head = binary.LittleEndian.AppendUint32([]byte{normal}, uint32(n))
	case p.proto >= 4:
		head = binary.LittleEndian.AppendUint64([]byte{long}, uint64(n))
	default:
		return py.OverflowErrorf("serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher")
	}
	if n < frameTarget || !p.framing {
		p.out = append(append(p.out, head...), data...)
		return nil
	}
	p.commit()
	p.out = append(p.out, head...)
	if p.write.IsAbsent() {
		p.out = append(p.out, data...)
	} else {
		if err := p.flush(th); err != nil {
			return err
		}
		if _, err := th.Call(p.write, py.NewBytes(data)); err != nil {
			return err
		}
	}
	p.begin()
	return nil
}

// put remembers v as the next in the memo.
func (p *pickler) put(th *py.Thread, v py.Value) error {
	if p.fast != 0 {
		return nil
	}
	i := len(p.memo.entries)
	if err := p.memo.set(th, v, i); err != nil {
		return err
	}
	switch {
	case p.proto >= 4:
		p.op(opMemoize)
	case p.bin && i < 256:
		p.out = append(p.out, opBinPut, byte(i))
	case p.bin:
		p.out = binary.LittleEndian.AppendUint32(append(p.out, opLongBinPut), uint32(i))
	default:
		p.line(opPut, decimal(i))
	}
	return nil
}

// get refers to number i of the memo.
func (p *pickler) get(i int) {
	switch {
	case p.bin && i < 256:
		p.out = append(p.out, opBinGet, byte(i))
	case p.bin:
		p.out = binary.LittleEndian.AppendUint32(append(p.out, opLongBinGet), uint32(i))
	default:
		p.line(opGet, decimal(i))
	}
}

// line writes an opcode with an argument in text.
func (p *pickler) line(c byte, text string) {
	p.out = append(append(append(p.out, c), text...), '\n')
}
