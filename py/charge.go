package py

// This file charges for containers that grow or are copied.

import "github.com/hognose/hognose/internal/unidata"

// ChargeItems charges for n Values, if they are many.
func (th *Thread) ChargeItems(n int) error {
	if n < 1024 {
		return nil
	}
	return th.Charge(int64(n) * 16)
}

// itemChunk is how many Values are copied between two polls. While Go's collector marks,
// each pointer that is copied costs some 20 ns, and fresh memory costs page faults.
const itemChunk = 1 << 11

// appendItems appends src to dst, charged and in pieces if it is long.
func appendItems(th *Thread, dst, src []Value) ([]Value, error) {
	if len(src) < 1024 {
		return append(dst, src...), nil
	}
	if n := len(dst) + len(src); n > cap(dst) {
		c := max(n, cap(dst)+cap(dst)/4)
		if err := th.ChargeItems(c); err != nil {
			return dst, err
		}
		grown, err := MakeItems(th, c)
		if err != nil {
			return dst, err
		}
		grown = grown[:0]
		for len(dst) > itemChunk {
			grown = append(grown, dst[:itemChunk]...)
			dst = dst[itemChunk:]
			if err := th.Poll(); err != nil {
				return dst, err
			}
		}
		dst = append(grown, dst...)
	}
	for len(src) > itemChunk {
		dst = append(dst, src[:itemChunk]...)
		src = src[itemChunk:]
		if err := th.Poll(); err != nil {
			return dst, err
		}
	}
	return append(dst, src...), nil
}

// joinItems returns the items of both.
func joinItems(th *Thread, x, y []Value) ([]Value, error) {
	n := len(x) + len(y)
	if err := th.ChargeItems(n); err != nil {
		return nil, err
	}
	out, err := MakeItems(th, n)
	if err != nil {
		return nil, err
	}
	if out, err = appendItems(th, out[:0], x); err != nil {
		return nil, err
	}
	return appendItems(th, out, y)
}

// copyItems returns a copy of the items.
func copyItems(th *Thread, src []Value) ([]Value, error) { return appendItems(th, nil, src) }

// room charges for the growth that one more entry may need, and grows a large dict
// in a way that can be stopped.
func (d *Dict) room(th *Thread) error {
	full := len(d.entries) == cap(d.entries)
	if len(d.entries) <= 1<<10 || !full && int(d.filled)*4 < len(d.index)*3 {
		return nil
	}
	n := cap(d.entries)
	if full && d.used >= len(d.entries)/2 {
		n *= 2
	}
	if err := th.Charge(int64(n) * 48); err != nil || n < asideBytes/40 {
		return err
	}
	return d.rebuildLarge(th, n)
}

// pieceSize is how many bytes of text are worked on between two polls.
const pieceSize = 1 << 14

// inPieces returns what the mapping makes of s, made piece by piece if s is long.
func inPieces(th *Thread, s string, f unidata.Mapping) (string, error) {
	if len(s) <= pieceSize {
		return stringOf(f(make([]byte, 0, len(s)+8), s, 0, len(s))), nil
	}
	out, err := MakeBytes(th, len(s))
	if err != nil {
		return "", err
	}
	out = out[:0]
	for at := 0; at < len(s); {
		end := runeEnd(s, min(at+pieceSize, len(s)))
		if out, err = th.Room(out, 4*(end-at)); err != nil {
			return "", err
		}
		out = f(out, s, at, end)
		at = end
		if err := th.Poll(); err != nil {
			return "", err
		}
	}
	return stringOf(out), nil
}

// pollKill returns the kill of a thread that is to end, and does nothing else: where
// other threads must not run.
func (th *Thread) pollKill(i int) error {
	if i&1023 != 0 || th.reasons.Load()&ReasonKill == 0 {
		return nil
	}
	return th.Eval.Safepoint(th)
}
