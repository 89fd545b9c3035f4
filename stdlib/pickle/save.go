package pickle

// This file writes objects of the built-in types.

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

func decimal(i int) string { return strconv.Itoa(i) }

// save writes an object.
func (p *pickler) save(th *py.Thread, v py.Value, pers bool) error {
	if p.steps++; p.steps&1023 == 0 {
		if err := th.Poll(); err != nil {
			return err
		}
	}
	if err := p.boundary(th); err != nil {
		return err
	}
	if pers && !p.persistentID.IsAbsent() {
		id, err := th.Call(p.persistentID, v)
		if err != nil {
			return err
		}
		if !id.IsNone() {
			return p.savePersistent(th, id)
		}
	}
	t := v.Type()
	switch {
	case v.IsNone():
		p.op(opNone)
		return nil
	case v.IsBool():
		p.saveBool(v == py.True)
		return nil
	case t == py.IntType:
		return p.saveInt(th, v)
	case t == py.FloatType:
		p.saveFloat(v.Float())
		return nil
	}
	if i, ok := p.memo.find(v); ok {
		p.get(i)
		return nil
	}
	switch t {
	case py.StrType:
		return p.saveStr(th, py.ToStr(v))
	case py.BytesType:
		return p.saveBytes(th, v)
	}
	if err := th.Enter(" while pickling an object"); err != nil {
		return err
	}
	defer th.Leave()
	return p.saveObject(th, v, t)
}

func (p *pickler) saveObject(th *py.Thread, v py.Value, t *py.Type) error {
	switch t {
	case py.TupleType:
		return p.saveTuple(th, v)
	case py.ListType:
		return p.saveList(th, v)
	case py.DictType:
		return p.saveDict(th, v)
	case py.SetType:
		return p.saveSet(th, v)
	case py.FrozenSetType:
		return p.saveFrozenSet(th, v)
	case py.ByteArrayType:
		return p.saveByteArray(th, v)
	}
	return p.saveOther(th, v, t)
}

func (p *pickler) savePersistent(th *py.Thread, id py.Value) error {
	if p.bin {
		if err := p.save(th, id, false); err != nil {
			return err
		}
		p.op(opBinPersID)
		return nil
	}
	s, err := py.StrOf(th, id)
	if err != nil {
		return err
	}
	if !s.IsASCII() {
		return picklingErrorf("persistent IDs in protocol 0 must be ASCII strings")
	}
	p.line(opPersID, s.String())
	return nil
}

func (p *pickler) saveBool(b bool) {
	switch {
	case p.proto >= 2 && b:
		p.op(opNewTrue)
	case p.proto >= 2:
		p.op(opNewFalse)
	case b:
		p.line(opInt, "01")
	default:
		p.line(opInt, "00")
	}
}

func (p *pickler) saveInt(th *py.Thread, v py.Value) error {
	if v.IsInt() {
		n := v.Int()
		small := n >= math.MinInt32 && n <= math.MaxInt32
		switch {
		case p.bin && n >= 0 && n <= 0xff:
			p.out = append(p.out, opBinInt1, byte(n))
			return nil
		case p.bin && n >= 0 && n <= 0xffff:
			p.out = append(p.out, opBinInt2, byte(n), byte(n>>8))
			return nil
		case p.bin && small:
			p.out = binary.LittleEndian.AppendUint32(append(p.out, opBinInt), uint32(n))
			return nil
		case p.proto >= 2:
			b := binary.LittleEndian.AppendUint64(nil, uint64(n))
			for len(b) > 1 && (b[len(b)-1] == 0 && b[len(b)-2] < 0x80 || b[len(b)-1] == 0xff && b[len(b)-2] >= 0x80) {
				b = b[:len(b)-1]
			}
			p.out = append(append(p.out, opLong1, byte(len(b))), b...)
			return nil
		case small:
			p.line(opInt, strconv.FormatInt(n, 10))
			return nil
		}
		p.line(opLong, strconv.FormatInt(n, 10)+"L")
		return nil
	}
	if p.proto < 2 {
		r, err := py.ReprGo(th, v)
		p.line(opLong, r+"L")
		return err
	}
	b, err := call(th, "encode_long", v)
	if err != nil {
		return err
	}
	s := py.ToBytes(b).String()
	if len(s) < 256 {
		p.out = append(p.out, opLong1, byte(len(s)))
	} else {
		if len(s) > math.MaxInt32 {
			return py.OverflowErrorf("int too large to pickle")
		}
		p.out = binary.LittleEndian.AppendUint32(append(p.out, opLong4), uint32(len(s)))
	}
	p.out = append(p.out, s...)
	return nil
}

func (p *pickler) saveFloat(f float64) {
	if p.bin {
		p.out = binary.BigEndian.AppendUint64(append(p.out, opBinFloat), math.Float64bits(f))
		return
	}
	p.line(opFloat, py.FloatRepr(f))
}

func (p *pickler) saveStr(th *py.Thread, s *py.Str) error {
	if p.bin {
		short := byte(0)
		if p.proto >= 4 {
			short = opShortBinUnicode
		}
		if err := p.sized(th, s.String(), short, opBinUnicode, opBinUnicode8); err != nil {
			return err
		}
		return p.put(th, s.Value())
	}
	if err := th.Charge(int64(len(s.String()))); err != nil {
		return err
	}
	p.line(opUnicode, rawUnicodeEscape(s.String()))
	return p.put(th, s.Value())
}

// rawUnicodeEscape encodes text for a line of protocol 0: latin-1, and escapes for what
// that has not and for what would end the line or read as an escape.
func rawUnicodeEscape(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for s != "" {
		r, n := wtf8.DecodeRune(s)
		s = s[n:]
		digits := 0
		switch {
		case r > 0xffff:
			b.WriteString(`\U`)
			digits = 8
		case r > 0xff, r == '\\', r == 0, r == '\n', r == '\r', r == 0x1a:
			b.WriteString(`\u`)
			digits = 4
		default:
			b.WriteByte(byte(r))
		}
		for i := digits - 1; i >= 0; i-- {
			b.WriteByte(hex[r>>(4*i)&15])
		}
	}
	return b.String()
}

func (p *pickler) saveBytes(th *py.Thread, v py.Value) error {
	data := py.ToBytes(v).String()
	if p.proto >= 3 {
		if err := p.sized(th, data, opShortBinBytes, opBinBytes, opBinBytes8); err != nil {
			return err
		}
		return p.put(th, v)
	}
	if data == "" {
		return p.saveReduce(th, reduced{fn: py.BytesType.Value(), args: py.TupleOf()}, v)
	}
	// Older protocols have no bytes: as text, one character for each byte.
	codecs, err := th.Eval.Import(th, "_codecs", nil, py.None, 0)
	if err != nil {
		return err
	}
	encode, err := py.GetAttrGo(th, codecs, "encode")
	if err != nil {
		return err
	}
	text, err := py.Decode(th, data, "latin-1", "strict")
	if err != nil {
		return err
	}
	return p.saveReduce(th, reduced{fn: encode, args: py.TupleOf(text, latin1.Value())}, v)
}

func (p *pickler) saveByteArray(th *py.Thread, v py.Value) error {
	data := string(py.ToByteArray(v).Bytes())
	if p.proto >= 5 {
		if err := p.sized(th, data, 0, 0, opByteArray8); err != nil {
			return err
		}
		return p.put(th, v)
	}
	args := py.TupleOf()
	if data != "" {
		args = py.TupleOf(py.NewBytes(data))
	}
	return p.saveReduce(th, reduced{fn: py.ByteArrayType.Value(), args: args}, v)
}

// item writes an item of a container; an error is told where it was.
func (p *pickler) item(th *py.Thread, x, container py.Value, i int) error {
	err := p.save(th, x, true)
	if err != nil {
		note(th, err, "when serializing "+typeName(th, container)+" item "+decimal(i))
	}
	return err
}

func note(th *py.Thread, err error, text string) {
	if e := py.AsException(err); e != nil {
		py.AddNote(th, e, text)
	}
}

// typeName is the name of an object's type in messages.
func typeName(th *py.Thread, v py.Value) string {
	t := v.Type()
	if m := t.ModuleName(); m == "builtins" || m == "__main__" {
		return t.GetQualname()
	}
	return t.QualifiedName(th)
}

func (p *pickler) saveTuple(th *py.Thread, v py.Value) error {
	items := py.ToTuple(v).Items()
	n := len(items)
	if n == 0 {
		if p.bin {
			p.op(opEmptyTuple)
		} else {
			p.out = append(p.out, opMark, opTuple)
		}
		return nil
	}
	short := n <= 3 && p.proto >= 2
	if !short {
		p.op(opMark)
	}
	for i, x := range items {
		if err := p.item(th, x, v, i); err != nil {
			return err
		}
	}
	if i, ok := p.memo.find(v); ok { // it is in itself, and was written meanwhile
		switch {
		case short:
			for range n {
				p.op(opPop)
			}
		case p.bin:
			p.op(opPopMark)
		default:
			for range n + 1 {
				p.op(opPop)
			}
		}
		p.get(i)
		return nil
	}
	if short {
		p.op([]byte{0, opTuple1, opTuple2, opTuple3}[n])
	} else {
		p.op(opTuple)
	}
	return p.put(th, v)
}

func (p *pickler) saveList(th *py.Thread, v py.Value) error {
	if p.bin {
		p.op(opEmptyList)
	} else {
		p.out = append(p.out, opMark, opList)
	}
	if err := p.put(th, v); err != nil {
		return err
	}
	list := py.ToList(v)
	return p.appends(th, v, func(i int) (py.Value, error) {
		if items := list.Items(); i < len(items) {
			return items[i], nil
		}
		return py.Value{}, nil
	})
}

// appends writes items of a list; next returns item i, absent behind the last.
func (p *pickler) appends(th *py.Thread, obj py.Value, next func(i int) (py.Value, error)) error {
	x, err := next(0)
	for i := 0; err == nil && !x.IsAbsent(); {
		if !p.bin {
			if err := p.item(th, x, obj, i); err != nil {
				return err
			}
			p.op(opAppend)
			i++
			x, err = next(i)
			continue
		}
		// One item is appended alone, more behind a mark.
		var second py.Value
		if second, err = next(i + 1); err != nil {
			return err
		}
		if second.IsAbsent() {
			if err := p.item(th, x, obj, i); err != nil {
				return err
			}
			p.op(opAppend)
			return nil
		}
		p.op(opMark)
		n := 0
		for ; n < batchSize && !x.IsAbsent(); n++ {
			if err := p.item(th, x, obj, i+n); err != nil {
				return err
			}
			if n == 0 {
				x = second
			} else if x, err = next(i + n + 1); err != nil {
				return err
			}
		}
		p.op(opAppends)
		i += n
	}
	return err
}

func (p *pickler) saveDict(th *py.Thread, v py.Value) error {
	if p.bin {
		p.op(opEmptyDict)
	} else {
		p.out = append(p.out, opMark, opDict)
	}
	if err := p.put(th, v); err != nil {
		return err
	}
	d := py.ToDict(v)
	at, size := 0, d.Len()
	return p.setItems(th, v, func() (k, x py.Value, err error) {
		if d.Len() != size {
			return k, x, py.RuntimeErrorf("dictionary changed size during iteration")
		}
		k, x, _ = d.Next(&at)
		return k, x, nil
	})
}

// setItems writes pairs of a dict; next returns the next one, absent behind the last.
func (p *pickler) setItems(th *py.Thread, obj py.Value, next func() (k, x py.Value, err error)) error {
	k, x, err := next()
	for err == nil && !k.IsAbsent() {
		if !p.bin {
			if err := p.pair(th, k, x, obj); err != nil {
				return err
			}
			p.op(opSetItem)
			k, x, err = next()
			continue
		}
		k2, x2, err2 := next()
		if err2 != nil {
			return err2
		}
		if k2.IsAbsent() {
			if err := p.pair(th, k, x, obj); err != nil {
				return err
			}
			p.op(opSetItem)
			return nil
		}
		p.op(opMark)
		for n := 0; n < batchSize && !k.IsAbsent(); n++ {
			if err := p.pair(th, k, x, obj); err != nil {
				return err
			}
			if n == 0 {
				k, x = k2, x2
			} else if k, x, err = next(); err != nil {
				return err
			}
		}
		p.op(opSetItems)
	}
	return err
}

func (p *pickler) pair(th *py.Thread, k, x, obj py.Value) error {
	if err := p.save(th, k, true); err != nil {
		return err
	}
	err := p.save(th, x, true)
	if err != nil && py.AsException(err) != nil {
		if r, rerr := py.ReprGo(th, k); rerr == nil {
			note(th, err, "when serializing "+typeName(th, obj)+" item "+r)
		}
	}
	return err
}

func (p *pickler) saveSet(th *py.Thread, v py.Value) error {
	if p.proto < 4 {
		items, err := py.ToSlice(th, v)
		if err != nil {
			return err
		}
		return p.saveReduce(th, reduced{fn: py.SetType.Value(), args: py.TupleOf(py.ListOf(items))}, v)
	}
	p.op(opEmptySet)
	if err := p.put(th, v); err != nil {
		return err
	}
	s := py.ToSet(v)
	size := s.Len()
	at := 0
	for left := size; left > 0; left -= batchSize {
		p.op(opMark)
		for range min(left, batchSize) {
			if s.Len() != size {
				return py.RuntimeErrorf("set changed size during iteration")
			}
			x, _, _ := s.Next(&at)
			if err := p.element(th, x, v); err != nil {
				return err
			}
		}
		p.op(opAddItems)
	}
	return nil
}

func (p *pickler) element(th *py.Thread, x, set py.Value) error {
	err := p.save(th, x, true)
	if err != nil {
		note(th, err, "when serializing "+typeName(th, set)+" element")
	}
	return err
}

func (p *pickler) saveFrozenSet(th *py.Thread, v py.Value) error {
	if p.proto < 4 {
		items, err := py.ToSlice(th, v)
		if err != nil {
			return err
		}
		return p.saveReduce(th, reduced{fn: py.FrozenSetType.Value(), args: py.TupleOf(py.ListOf(items))}, v)
	}
	p.op(opMark)
	s := py.ToSet(v)
	for at := 0; ; {
		x, _, ok := s.Next(&at)
		if !ok {
			break
		}
		if err := p.element(th, x, v); err != nil {
			return err
		}
	}
	if i, ok := p.memo.find(v); ok { // it is in itself, and was written meanwhile
		p.op(opPopMark)
		p.get(i)
		return nil
	}
	p.op(opFrozenSet)
	return p.put(th, v)
}

// One string for all bytes, so that the memo has it once.
var latin1 = py.InternStatic("latin1")
