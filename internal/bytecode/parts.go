package bytecode

// This file takes Code apart into strings of bytes and puts it together again: what
// Python sees as co_code, co_linetable and co_exceptiontable.

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// CodeBytes returns the instructions and the kinds of the variables.
func (c *Code) CodeBytes() []byte {
	c.Load()
	b := binary.AppendUvarint(nil, uint64(len(c.LocalKinds)))
	for _, k := range c.LocalKinds {
		b = append(b, byte(k))
	}
	b = binary.AppendUvarint(b, uint64(len(c.Instrs)))
	for i := range c.Instrs {
		b = appendInstr(b, &c.Instrs[i])
	}
	return b
}

// PositionBytes returns the positions and marks.
func (c *Code) PositionBytes() []byte {
	c.Load()
	return appendMarks(appendPositions(nil, c.Positions), c.Marks)
}

// HandlerBytes returns the exception table.
func (c *Code) HandlerBytes() []byte {
	c.Load()
	var b []byte
	for _, h := range c.Handlers {
		for _, n := range []int32{h.Start, h.End - h.Start, h.Target - h.End, h.Reg} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	return b
}

func (d *decoder) finish() error {
	if d.err == nil && d.at != len(d.b) {
		d.fail("bytes are left over")
	}
	return d.err
}

// SetCodeBytes is the reverse of CodeBytes.
func (c *Code) SetCodeBytes(b []byte) error {
	d := &decoder{b: b}
	c.LocalKinds = make([]LocalKind, d.count(1))
	for i := range c.LocalKinds {
		c.LocalKinds[i] = LocalKind(d.byte())
	}
	c.Instrs = make([]Instr, d.count(1))
	for i := range c.Instrs {
		if d.instr(&c.Instrs[i]); d.err != nil {
			break
		}
	}
	return d.finish()
}

// SetPositionBytes is the reverse of PositionBytes; the instructions are there already.
func (c *Code) SetPositionBytes(b []byte) error {
	d := &decoder{b: b}
	c.Marks = nil
	if d.positions(c); d.err == nil {
		return d.finish()
	}
	return d.err
}

// SetHandlerBytes is the reverse of HandlerBytes.
func (c *Code) SetHandlerBytes(b []byte) error {
	d := &decoder{b: b}
	c.Handlers = nil
	for d.at < len(b) && d.err == nil {
		h := Handler{Start: d.sint32()}
		h.End = h.Start + d.sint32()
		h.Target = h.End + d.sint32()
		h.Reg = d.sint32()
		c.Handlers = append(c.Handlers, h)
	}
	return d.err
}

// SetVariables gives the variables their names, by kind.
func (c *Code) SetVariables(vars, cells, free []string) error {
	c.LocalsPlus = make([]string, len(c.LocalKinds))
	take := func(list *[]string) (string, error) {
		if len(*list) == 0 {
			return "", fmt.Errorf("%w: too few names of variables", ErrInvalid)
		}
		s := (*list)[0]
		*list = (*list)[1:]
		return s, nil
	}
	var onlyCells []string
	for _, n := range cells {
		if !slices.Contains(vars, n) {
			onlyCells = append(onlyCells, n)
		}
	}
	for i, k := range c.LocalKinds {
		var err error
		switch {
		case k&KindLocal != 0:
			c.LocalsPlus[i], err = take(&vars)
		case k&KindFree != 0:
			c.LocalsPlus[i], err = take(&free)
		default:
			c.LocalsPlus[i], err = take(&onlyCells)
		}
		if err != nil {
			return err
		}
	}
	if len(vars) > 0 || len(onlyCells) > 0 || len(free) > 0 {
		return fmt.Errorf("%w: too many names of variables", ErrInvalid)
	}
	return nil
}

// Same reports whether two codes do the same, as Python compares code objects: the
// file and the qualified name do not count.
func Same(a, b *Code) bool {
	if a == b {
		return true
	}
	a.Load()
	b.Load()
	return a.Name == b.Name && a.ArgCount == b.ArgCount && a.PosOnlyCount == b.PosOnlyCount && a.KwOnlyCount == b.KwOnlyCount &&
		a.Flags == b.Flags && a.FirstLine == b.FirstLine && slices.Equal(a.Instrs, b.Instrs) && slices.Equal(a.Names, b.Names) &&
		slices.Equal(a.LocalsPlus, b.LocalsPlus) && slices.Equal(a.LocalKinds, b.LocalKinds) && slices.Equal(a.Positions, b.Positions) && slices.Equal(a.Marks, b.Marks) &&
		slices.Equal(a.Handlers, b.Handlers) && slices.EqualFunc(a.Consts, b.Consts, sameConst)
}

func sameConst(a, b Const) bool {
	if a.Kind != b.Kind || a.I != b.I || math.Float64bits(a.F) != math.Float64bits(b.F) || math.Float64bits(a.Imag) != math.Float64bits(b.Imag) || a.S != b.S {
		return false
	}
	if a.Kind == ConstCode {
		return Same(a.Code, b.Code)
	}
	return slices.EqualFunc(a.Items, b.Items, sameConst)
}
