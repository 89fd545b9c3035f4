package py

// This file makes large slices. Go clears memory in one go, a millisecond for 1 to 4 MB,
// and charges whoever allocates with a share of the collector's work. So what is large
// is made by a goroutine of its own: a thread that is killed meanwhile does not wait
// for it. Of what was left behind at most one is being cleared in a VM: they would keep
// the processors from the thread that goes on.

import "sync/atomic"

// asideBytes is the size from which a slice is made aside.
const asideBytes = 1 << 18

// Aside lets another goroutine call f, while other threads of the VM do not run. If the
// thread is killed meanwhile the call is left behind and Aside returns the kill: f
// changes nothing but variables that are not looked at then.
func (th *Thread) Aside(f func()) error {
	var unwanted atomic.Bool
	done := make(chan struct{})
	in := th.Interp
	go func() {
		in.aside.Lock()
		if !unwanted.Load() {
			f()
		}
		in.aside.Unlock()
		close(done)
	}()
	err := th.Eval.Hold(th, done)
	if err != nil {
		unwanted.Store(true)
	}
	return err
}

// makeTable returns n zero entries of size bytes each. Their memory has been charged.
// Other threads of the VM do not run until they are there.
func makeTable[T any](th *Thread, n, size int) ([]T, error) {
	if n < asideBytes/size {
		return make([]T, n), nil
	}
	var made []T
	if err := th.Aside(func() { made = make([]T, n) }); err != nil {
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

// moved returns s in new memory for n entries of size bytes each, which has been
// charged; after an error s is as it was.
func moved[T any](th *Thread, s []T, n, size int) ([]T, error) {
	grown, err := makeTable[T](th, n, size)
	if err == nil {
		err = copyTable(th, grown, s)
	}
	if err != nil {
		return s, err
	}
	return grown[:len(s)], nil
}

// MakeItems returns n absent Values. Their memory has been charged.
func MakeItems(th *Thread, n int) ([]Value, error) { return makeTable[Value](th, n, 16) }

// CopyItems is copy in pieces. Only a kill ends it early; other threads do not run.
func CopyItems(th *Thread, dst, src []Value) error { return copyTable(th, dst, src) }

// MakeBytes returns n zero bytes. Their memory has been charged.
func MakeBytes(th *Thread, n int) ([]byte, error) { return makeTable[byte](th, n, 1) }

// Room returns b with room for n bytes more, which are charged already. What is large
// grows aside and is copied in pieces; what is small is left to append.
func (th *Thread) Room(b []byte, n int) ([]byte, error) {
	if n += len(b); n <= cap(b) || n < asideBytes {
		return b, nil
	}
	return moved(th, b, max(n, cap(b)+cap(b)/4), 1)
}

// PollRoom is PollEvery for a loop whose step i may append 32 bytes to b.
func (th *Thread) PollRoom(b []byte, i int) ([]byte, error) {
	if i&1023 != 0 {
		return b, nil
	}
	if err := th.Poll(); err != nil {
		return b, err
	}
	size := cap(b)
	b, err := th.Room(b, 1<<15)
	if err == nil && cap(b) > size {
		err = th.Charge(int64(cap(b) - size))
	}
	return b, err
}

// AppendItem is append for a list whose length is the user's: it grows aside, charged.
func AppendItem(th *Thread, s []Value, v Value) ([]Value, error) {
	if n := len(s); n < cap(s) {
		s = s[:n+1]
		s[n] = v
		return s, nil
	}
	return appendGrown(th, s, v)
}

// Append is AppendItem for entries of size bytes of another type.
func Append[T any](th *Thread, s []T, v T, size int) ([]T, error) {
	if n := len(s); n == cap(s) && n >= asideBytes/size {
		n += n / 4
		if err := th.Charge(int64(n) * int64(size)); err != nil {
			return s, err
		}
		var err error
		if s, err = moved(th, s, n, size); err != nil {
			return s, err
		}
	}
	return append(s, v), nil
}

func appendGrown(th *Thread, s []Value, v Value) ([]Value, error) {
	s, err := growItems(th, s)
	if err != nil {
		return s, err // append would copy it all, and not in pieces
	}
	return append(s, v), nil
}

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
	return moved(th, s, n, 16)
}
