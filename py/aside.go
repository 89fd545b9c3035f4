package py

// This file makes large slices. Go clears memory in one go, a millisecond for 1 to 4 MB,
// and charges whoever allocates with a share of the collector's work. So what is large
// is made by a goroutine of its own: a thread that is killed meanwhile does not wait
// for it. Of what was left behind at most one is being cleared in a VM: they would keep
// the processors from the thread that goes on.

import "sync/atomic"

// asideBytes is the size from which a slice is made aside.
const asideBytes = 1 << 18

// makeTable returns n zero entries of size bytes each. Their memory has been charged.
// Other threads of the VM do not run until they are there.
func makeTable[T any](th *Thread, n, size int) ([]T, error) {
	if n < asideBytes/size {
		return make([]T, n), nil
	}
	var made []T
	var unwanted atomic.Bool
	done := make(chan struct{})
	in := th.Interp
	go func() {
		in.aside.Lock()
		if !unwanted.Load() {
			made = make([]T, n)
		}
		in.aside.Unlock()
		close(done)
	}()
	if err := th.Eval.Hold(th, done); err != nil {
		unwanted.Store(true)
		return nil, err
	}
	return made, nil
}

// copyTable is copy in pieces. Only a kill ends it early; other threads do not run.
func copyTable[T any](th *Thread, dst, src []T) error {
	for len(src) > itemChunk {
		copy(dst, src[:itemChunk])
		dst, src = dst[itemChunk:], src[itemChunk:]
		if err := th.pollKill(0); err != nil {
			return err
		}
	}
	copy(dst, src)
	return nil
}

// MakeItems returns n absent Values. Their memory has been charged.
func MakeItems(th *Thread, n int) ([]Value, error) { return makeTable[Value](th, n, 16) }

// CopyItems is copy in pieces. Only a kill ends it early; other threads do not run.
func CopyItems(th *Thread, dst, src []Value) error { return copyTable(th, dst, src) }

// MakeBytes returns n zero bytes. Their memory has been charged.
func MakeBytes(th *Thread, n int) ([]byte, error) { return makeTable[byte](th, n, 1) }

// growItems returns s with room for at least one item more, charged. The room grows
// as that of append does. Other threads do not run meanwhile.
func growItems(th *Thread, s []Value) ([]Value, error) {
	n := cap(s) + cap(s)/4 + 192
	if cap(s) < 256 {
		n = 2*cap(s) + 4
	}
	if n < 1024 {
		return append(make([]Value, 0, n), s...), nil
	}
	if err := th.ChargeItems(n); err != nil {
		return s, err
	}
	grown, err := MakeItems(th, n)
	if err != nil {
		return s, err
	}
	return grown[:len(s)], copyTable(th, grown, s)
}
