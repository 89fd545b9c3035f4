package pickle

// This file runs the opcodes of a pickle.

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/py"
)

// load reads a pickle.
func (u *unpickler) load(th *py.Thread) (v py.Value, err error) {
	// A stack of its own: Python code that is called may load with this unpickler too.
	u.stack, u.marks, u.proto = make([]py.Value, 0, 64), u.marks[:0], 0
	if u.persistentLoad, err = overridden(th, u.self, unpicklerType, "persistent_load"); err != nil {
		return py.Value{}, err
	}
	if u.findClass, err = overridden(th, u.self, unpicklerType, "find_class"); err != nil {
		return py.Value{}, err
	}
	if err := th.Enter(" while unpickling an object"); err != nil {
		return py.Value{}, err
	}
	defer th.Leave()
	defer func() { u.stack = nil }()
	for i := 1; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		u.first = true
		c, err := u.read(th, 1)
		if err != nil {
			return py.Value{}, err
		}
		u.first = false
		if c[0] == opStop {
			return u.pop()
		}
		if err := u.run(th, c[0]); err != nil {
			return py.Value{}, err
		}
	}
}

func (u *unpickler) push(v py.Value) { u.stack = append(u.stack, v) }

// bottom is where the stack begins, behind the last mark.
func (u *unpickler) bottom() int {
	if n := len(u.marks); n > 0 {
		return u.marks[n-1]
	}
	return 0
}

func (u *unpickler) underflow() error {
	if len(u.marks) > 0 {
		return unpicklingErrorf("unexpected MARK found")
	}
	return unpicklingErrorf("unpickling stack underflow")
}

// pop takes the top of the stack.
func (u *unpickler) pop() (py.Value, error) {
	v, err := u.top()
	if err == nil {
		u.stack = u.stack[:len(u.stack)-1]
	}
	return v, err
}

func (u *unpickler) top() (py.Value, error) {
	if len(u.stack) <= u.bottom() {
		return py.Value{}, u.underflow()
	}
	return u.stack[len(u.stack)-1], nil
}

// take takes the top n of the stack; what is returned is good until the next push.
func (u *unpickler) take(n int) ([]py.Value, error) {
	at := len(u.stack) - n
	if at < u.bottom() {
		return nil, u.underflow()
	}
	items := u.stack[at:]
	u.stack = u.stack[:at]
	return items, nil
}

// takeMark takes what is behind the last mark, as take does, and the mark.
func (u *unpickler) takeMark() ([]py.Value, error) {
	if len(u.marks) == 0 {
		return nil, unpicklingErrorf("could not find MARK")
	}
	at := u.bottom()
	u.marks = u.marks[:len(u.marks)-1]
	items := u.stack[at:]
	u.stack = u.stack[:at]
	return items, nil
}

// number reads a little-endian number of n bytes.
func (u *unpickler) number(th *py.Thread, n int) (uint64, error) {
	s, err := u.read(th, n)
	if err != nil {
		return 0, err
	}
	x := uint64(0)
	for i := len(s) - 1; i >= 0; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x, nil
}

// counted reads a length of n bytes and so many bytes.
func (u *unpickler) counted(th *py.Thread, n int, what string) (string, error) {
	size, err := u.number(th, n)
	if err != nil {
		return "", err
	}
	if size > math.MaxInt64 {
		return "", py.OverflowErrorf("%s exceeds system's maximum size of %d bytes", what, math.MaxInt64)
	}
	if n == 4 && (what == "LONG" || what == "BINSTRING") && size > math.MaxInt32 {
		return "", unpicklingErrorf("%s pickle has negative byte count", what)
	}
	s, err := u.read(th, int(size))
	if err == nil {
		err = th.Charge(int64(len(s)))
	}
	return s, err
}

// run runs an opcode.
func (u *unpickler) run(th *py.Thread, c byte) error {
	switch c {
	case opNone:
		u.push(py.None)
	case opNewTrue:
		u.push(py.True)
	case opNewFalse:
		u.push(py.False)
	case opBinInt:
		n, err := u.number(th, 4)
		u.push(py.Int(int64(int32(n))))
		return err
	case opBinInt1:
		n, err := u.number(th, 1)
		u.push(py.Int(int64(n)))
		return err
	case opBinInt2:
		n, err := u.number(th, 2)
		u.push(py.Int(int64(n)))
		return err
	case opBinFloat:
		s, err := u.read(th, 8)
		if err != nil {
			return err
		}
		u.push(py.Float(math.Float64frombits(binary.BigEndian.Uint64([]byte(s)))))
	case opShortBinUnicode:
		return u.text(th, 1, "SHORT_BINUNICODE")
	case opBinUnicode:
		return u.text(th, 4, "BINUNICODE")
	case opBinUnicode8:
		return u.text(th, 8, "BINUNICODE8")
	case opShortBinBytes:
		return u.bytes(th, 1, "SHORT_BINBYTES")
	case opBinBytes:
		return u.bytes(th, 4, "BINBYTES")
	case opBinBytes8:
		return u.bytes(th, 8, "BINBYTES8")
	case opMemoize, opBinPut, opLongBinPut, opPut:
		return u.doPut(th, c)
	case opBinGet, opLongBinGet, opGet:
		return u.doGet(th, c)
	case opMark:
		u.marks = append(u.marks, len(u.stack))
	case opEmptyTuple:
		u.push(py.TupleOf())
	case opTuple1, opTuple2, opTuple3:
		items, err := u.take(int(c - opTuple1 + 1))
		if err != nil {
			return err
		}
		u.push(py.TupleOf(items...))
	case opTuple, opList, opFrozenSet, opDict:
		return u.collect(th, c)
	case opEmptyList:
		u.push(py.ListOf(nil))
	case opEmptyDict:
		u.push(py.NewDict().Value())
	case opEmptySet:
		u.push(py.NewSet().Value())
	case opAppend, opAppends:
		return u.append(th, c == opAppends)
	case opSetItem, opSetItems:
		return u.setItems(th, c == opSetItems)
	case opAddItems:
		return u.addItems(th)
	case opReduce, opNewObj, opNewObjEx, opBuild:
		return u.object(th, c)
	case opGlobal, opStackGlobal, opInst, opObj, opExt1, opExt2, opExt4:
		return u.global(th, c)
	case opProto:
		n, err := u.number(th, 1)
		if err == nil && n > highestProtocol {
			err = py.ValueErrorf("unsupported pickle protocol: %d", n)
		}
		u.proto = int(n)
		return err
	case opFrame:
		n, err := u.number(th, 8)
		if err != nil {
			return err
		}
		return u.frame(th, n)
	case opPop:
		if len(u.stack) == u.bottom() {
			_, err := u.takeMark()
			if err != nil {
				err = u.underflow()
			}
			return err
		}
		_, err := u.pop()
		return err
	case opPopMark:
		_, err := u.takeMark()
		return err
	case opDup:
		v, err := u.top()
		u.push(v)
		return err
	case opLong1, opLong4:
		return u.long(th, c)
	case opInt, opLong, opFloat, opString, opBinString, opShortBinString, opUnicode:
		return u.old(th, c)
	case opPersID, opBinPersID:
		return u.persistent(th, c)
	case opByteArray8, opNextBuffer, opReadOnlyBuffer:
		return u.buffers5(th, c)
	default:
		text := "\\x" + strconv.FormatUint(uint64(c)|0x100, 16)[1:]
		if c >= 32 && c < 127 {
			text = string(rune(c))
		}
		return unpicklingErrorf("invalid load key, '%s'.", text)
	}
	return nil
}

func (u *unpickler) text(th *py.Thread, n int, what string) error {
	s, err := u.counted(th, n, what)
	if err != nil {
		return err
	}
	v, err := py.Decode(th, s, "utf-8", "surrogatepass")
	u.push(v)
	return err
}

func (u *unpickler) bytes(th *py.Thread, n int, what string) error {
	s, err := u.counted(th, n, what)
	u.push(py.NewBytes(strings.Clone(s)))
	return err
}

func (u *unpickler) doPut(th *py.Thread, c byte) (err error) {
	i := u.count
	switch c {
	case opBinPut, opLongBinPut:
		size := 1
		if c == opLongBinPut {
			size = 4
		}
		n, err := u.number(th, size)
		if err != nil {
			return err
		}
		i = int(n)
	case opPut:
		if i, err = u.index(th); err != nil {
			return err
		}
	}
	v, err := u.top()
	if err != nil {
		return err
	}
	return u.remember(th, i, v)
}

// index reads a number in text.
func (u *unpickler) index(th *py.Thread) (int, error) {
	s, err := u.line(th)
	if err != nil {
		return 0, err
	}
	v, err := th.Call(py.IntType.Value(), py.NewBytes(s))
	if err != nil {
		return 0, err
	}
	return py.IndexOverflow(th, v, py.OverflowError)
}

func (u *unpickler) doGet(th *py.Thread, c byte) (err error) {
	i := 0
	var n uint64
	switch c {
	case opGet:
		i, err = u.index(th)
	case opBinGet:
		n, err = u.number(th, 1)
		i = int(n)
	default:
		n, err = u.number(th, 4)
		i = int(n)
	}
	if err != nil {
		return err
	}
	v, err := u.recall(i)
	u.push(v)
	return err
}

// collect makes a container of what is behind the mark.
func (u *unpickler) collect(th *py.Thread, c byte) error {
	items, err := u.takeMark()
	if err != nil {
		return err
	}
	if err := th.ChargeItems(len(items)); err != nil {
		return err
	}
	items = append([]py.Value(nil), items...)
	switch c {
	case opTuple:
		u.push(py.NewTupleOwned(items).Value())
	case opList:
		u.push(py.ListOf(items))
	case opFrozenSet:
		s, err := py.NewFrozenSet(th, items)
		if err != nil {
			return err
		}
		u.push(s.Value())
	default:
		if len(items)%2 != 0 {
			return unpicklingErrorf("odd number of items for DICT")
		}
		d := py.NewDict()
		for i := 0; i < len(items); i += 2 {
			if err := th.PollEvery(i/2 + 1); err != nil {
				return err
			}
			if err := d.Set(th, items[i], items[i+1]); err != nil {
				return err
			}
		}
		u.push(d.Value())
	}
	return nil
}

// above takes the items of an opcode that adds one, or many behind a mark, n at a
// time, and returns what they are added to.
func (u *unpickler) above(many bool, n int) (items []py.Value, to py.Value, err error) {
	if many {
		items, err = u.takeMark()
	} else {
		items, err = u.take(n)
	}
	if err != nil {
		return nil, to, err
	}
	to, err = u.top()
	return items, to, err
}

func (u *unpickler) append(th *py.Thread, many bool) error {
	items, to, err := u.above(many, 1)
	if err != nil {
		return err
	}
	if l := py.ToList(to); l != nil && to.Type() == py.ListType {
		if err := th.ChargeItems(len(items)); err != nil {
			return err
		}
		l.SetItems(append(l.Items(), items...))
		return nil
	}
	if many {
		extend, err := py.LookupAttrGo(th, to, "extend")
		if err != nil {
			return err
		}
		if !extend.IsAbsent() {
			_, err := th.Call(extend, py.ListOf(slices.Clone(items)))
			return err
		}
	}
	add, err := py.GetAttrGo(th, to, "append")
	if err != nil {
		return err
	}
	return each(th, add, items)
}

func each(th *py.Thread, f py.Value, items []py.Value) error {
	for _, x := range items {
		if _, err := th.Call(f, x); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) setItems(th *py.Thread, many bool) error {
	items, to, err := u.above(many, 2)
	if err != nil {
		return err
	}
	if len(items)%2 != 0 {
		return unpicklingErrorf("odd number of items for SETITEMS")
	}
	d := py.ToDict(to)
	if to.Type() != py.DictType {
		d = nil
	} else {
		d.Expect(len(items) / 2)
	}
	for i := 0; i < len(items); i += 2 {
		if err := th.PollEvery(i/2 + 1); err != nil {
			return err
		}
		if d != nil {
			err = d.Set(th, items[i], items[i+1])
		} else {
			err = py.SetItem(th, to, items[i], items[i+1])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) addItems(th *py.Thread) error {
	items, to, err := u.above(true, 0)
	if err != nil {
		return err
	}
	if s := py.ToSet(to); s != nil && to.Type() == py.SetType {
		for i, x := range items {
			if err := th.PollEvery(i + 1); err != nil {
				return err
			}
			if err := s.Add(th, x); err != nil {
				return err
			}
		}
		return nil
	}
	add, err := py.GetAttrGo(th, to, "add")
	if err != nil {
		return err
	}
	return each(th, add, items)
}

func (u *unpickler) long(th *py.Thread, c byte) error {
	n := 1
	if c == opLong4 {
		n = 4
	}
	s, err := u.counted(th, n, "LONG")
	if err != nil {
		return err
	}
	if len(s) <= 8 {
		x := int64(0)
		for i := len(s) - 1; i >= 0; i-- {
			x = x<<8 | int64(s[i])
		}
		if len(s) > 0 {
			x = x << (64 - 8*len(s)) >> (64 - 8*len(s))
		}
		u.push(py.Int(x))
		return nil
	}
	v, err := call(th, "decode_long", py.NewBytes(s))
	u.push(v)
	return err
}

// old runs the opcodes of protocol 0, and those of strings of Python 2.
func (u *unpickler) old(th *py.Thread, c byte) error {
	var s string
	var err error
	switch c {
	case opBinString:
		s, err = u.counted(th, 4, "BINSTRING")
	case opShortBinString:
		s, err = u.counted(th, 1, "SHORT_BINSTRING")
	default:
		s, err = u.line(th)
	}
	if err != nil {
		return err
	}
	var v py.Value
	switch c {
	case opInt, opLong:
		switch {
		case c == opInt && s == "00":
			v = py.False
		case c == opInt && s == "01":
			v = py.True
		default:
			v, err = th.Call(py.IntType.Value(), py.NewBytes(strings.TrimSuffix(s, "L")), py.Int(0))
		}
	case opFloat:
		v, err = th.Call(py.FloatType.Value(), py.NewBytes(s))
	case opUnicode:
		v, _, err = py.DecodeWith(th, textcodec.Find("raw_unicode_escape"), s, "strict", true)
	default:
		if c == opString {
			if len(s) < 2 || s[0] != s[len(s)-1] || s[0] != '"' && s[0] != '\'' {
				return unpicklingErrorf("the STRING opcode argument must be quoted")
			}
			if v, err = call(th, "_unescape", py.NewBytes(s[1:len(s)-1])); err != nil {
				return err
			}
			s = py.ToBytes(v).String()
		}
		if u.encoding == "bytes" {
			v = py.NewBytes(strings.Clone(s))
		} else {
			v, err = py.Decode(th, s, u.encoding, u.errors)
		}
	}
	u.push(v)
	return err
}

func (u *unpickler) persistent(th *py.Thread, c byte) error {
	var id py.Value
	if c == opPersID {
		s, err := u.line(th)
		if err != nil {
			return err
		}
		if id, err = py.Decode(th, s, "ascii", "strict"); err != nil {
			return unpicklingErrorf("persistent IDs in protocol 0 must be ASCII strings")
		}
	} else {
		v, err := u.pop()
		if err != nil {
			return err
		}
		id = v
	}
	if u.persistentLoad.IsAbsent() {
		return unpicklingErrorf("A load persistent id instruction was encountered, but no persistent_load function was specified.")
	}
	v, err := th.Call(u.persistentLoad, id)
	u.push(v)
	return err
}

// buffers5 runs the opcodes of protocol 5.
func (u *unpickler) buffers5(th *py.Thread, c byte) error {
	switch c {
	case opByteArray8:
		n, err := u.number(th, 8)
		if err != nil {
			return err
		}
		if n > math.MaxInt64 {
			return py.OverflowErrorf("BYTEARRAY8 exceeds system's maximum size of %d bytes", math.MaxInt64)
		}
		v, err := u.buffer(th, int(n))
		u.push(v)
		return err
	case opNextBuffer:
		if u.buffers.IsAbsent() {
			return unpicklingErrorf("pickle stream refers to out-of-band data but no *buffers* argument was given")
		}
		v, err := py.Next(th, u.buffers)
		if err == nil && v.IsAbsent() {
			err = unpicklingErrorf("not enough out-of-band buffers")
		}
		u.push(v)
		return err
	}
	v, err := u.top()
	if err != nil {
		return err
	}
	m, err := th.Call(py.MemoryViewType.Value(), v)
	if err != nil {
		return err
	}
	ro, err := py.GetAttrGo(th, m, "readonly")
	if err != nil || ro == py.True {
		return err
	}
	v, err = th.CallMethodGo(m, "toreadonly")
	u.stack[len(u.stack)-1] = v
	return err
}
