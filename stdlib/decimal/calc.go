package decimal

// This file is the arithmetic on whole numbers of any size, which can be stopped.

import (
	"math"
	"math/big"
	"math/bits"
	"strings"

	"github.com/hognose/hognose/internal/bigint"
	"github.com/hognose/hognose/py"
)

// calc is what one operation calculates with: large numbers are charged before they
// are made, and work on them polls. The first error stays; what is calculated after
// it is 0 and means nothing, so only loops have to look at it.
type calc struct {
	th  *py.Thread
	err error
}

var (
	bigOne = big.NewInt(1)
	bigTen = big.NewInt(10)
)

// bigTens are small powers of ten.
var bigTens = func() []*big.Int {
	t := make([]*big.Int, 128)
	t[0] = bigOne
	for i := 1; i < len(t); i++ {
		t[i] = new(big.Int).Mul(t[i-1], bigTen)
	}
	return t
}()

// large is the number of words from which a number is charged and worked on in pieces.
const large = 256

func size(x *big.Int) int { return len(x.Bits()) }

// room charges for a number of so many words and reports whether to go on.
func (k *calc) room(words int) bool {
	if k.err == nil && words > large {
		k.err = k.th.Charge(int64(words) * (bits.UintSize / 8))
	}
	return k.err == nil
}

func (k *calc) keep(z *big.Int, err error) *big.Int {
	if err != nil {
		k.err = err
		return new(big.Int)
	}
	return z
}

func (k *calc) mulInt(x, y *big.Int) *big.Int {
	n := size(x) + size(y)
	switch {
	case !k.room(n):
		return new(big.Int)
	case n <= large:
		return new(big.Int).Mul(x, y)
	}
	return k.keep(bigint.Mul(x, y, k.th.Poll))
}

func (k *calc) addInt(x, y *big.Int) *big.Int {
	n := max(size(x), size(y))
	switch {
	case !k.room(n):
		return new(big.Int)
	case n <= large:
		return new(big.Int).Add(x, y)
	}
	return k.keep(bigint.Add(x, y, k.th.Poll))
}

func (k *calc) subInt(x, y *big.Int) *big.Int {
	n := max(size(x), size(y))
	switch {
	case !k.room(n):
		return new(big.Int)
	case n <= large:
		return new(big.Int).Sub(x, y)
	}
	return k.keep(bigint.Sub(x, y, k.th.Poll))
}

// quoRem rounds the quotient down, for y > 0.
func (k *calc) quoRem(x, y *big.Int) (q, r *big.Int) {
	n := size(x)
	switch {
	case !k.room(n):
		return new(big.Int), new(big.Int)
	case n <= large:
		return new(big.Int).DivMod(x, y, new(big.Int))
	}
	q, r, err := bigint.DivMod(x, y, k.th.Poll)
	if err != nil {
		k.err = err
		return new(big.Int), new(big.Int)
	}
	return q, r
}

func (k *calc) quoInt(x, y *big.Int) *big.Int { q, _ := k.quoRem(x, y); return q }
func (k *calc) remInt(x, y *big.Int) *big.Int { _, r := k.quoRem(x, y); return r }

func (k *calc) lshInt(x *big.Int, n int) *big.Int {
	words := size(x) + n/bits.UintSize
	switch {
	case !k.room(words):
		return new(big.Int)
	case words <= large:
		return new(big.Int).Lsh(x, uint(n))
	}
	return k.keep(bigint.Lsh(x, uint(n), k.th.Poll))
}

func (k *calc) rshInt(x *big.Int, n int) *big.Int {
	words := size(x)
	switch {
	case !k.room(words - n/bits.UintSize):
		return new(big.Int)
	case words <= large:
		return new(big.Int).Rsh(x, uint(n))
	}
	return k.keep(bigint.Rsh(x, uint(n), k.th.Poll))
}

func (k *calc) sqrtInt(x *big.Int) *big.Int {
	n := size(x)
	switch {
	case !k.room(n):
		return new(big.Int)
	case n <= large:
		return new(big.Int).Sqrt(x)
	}
	return k.keep(bigint.Sqrt(x, k.th.Poll))
}

func (k *calc) gcdInt(x, y *big.Int) *big.Int {
	if k.err != nil {
		return new(big.Int)
	}
	return k.keep(bigint.GCD(x, y, k.th.Poll))
}

// powInt is x**n for x, n >= 0.
func (k *calc) powInt(x *big.Int, n int) *big.Int {
	if !k.room(int(min(float64(x.BitLen())*float64(n)/bits.UintSize, 1<<56))) {
		return new(big.Int)
	}
	return k.keep(bigint.Pow(x, uint64(n), k.th.Poll))
}

// powModInt is x**n % m.
func (k *calc) powModInt(x, n, m *big.Int) *big.Int {
	if k.err != nil {
		return new(big.Int)
	}
	return k.keep(bigint.PowMod(x, n, m, k.th.Poll))
}

// pow10 returns 10**n, which must not be changed.
func (k *calc) pow10(n int) *big.Int {
	if n < len(bigTens) {
		return bigTens[n]
	}
	if !k.room(int(float64(n) * math.Log2(10) / bits.UintSize)) {
		return new(big.Int)
	}
	return k.keep(bigint.Pow(bigTen, uint64(n), k.th.Poll))
}

// nines returns 10**n - 1.
func (k *calc) nines(n int) coefficient { return k.subCoef(k.ten(n), one) }

// decimalsInt returns the digits of a number as text.
func (k *calc) decimalsInt(x *big.Int) string {
	if size(x) <= large {
		return x.String()
	}
	if !k.room(size(x)*5/2 + 1) {
		return ""
	}
	s, err := bigint.Text(x, 10, "", k.th.Poll)
	k.err = err
	return s
}

// parseInt reads decimal digits.
func (k *calc) parseInt(s string) *big.Int {
	if len(s) <= large {
		x, _ := new(big.Int).SetString(s, 10)
		return x
	}
	if !k.room(len(s) / 19) {
		return new(big.Int)
	}
	x, _, err := bigint.Parse(s, 10, k.th.Poll)
	return k.keep(x, err)
}

// textPiece is how many bytes of text are made between two polls.
const textPiece = 1 << 14

// repeat returns n times a short text.
func (k *calc) repeat(s string, n int) string {
	if !k.room(len(s) * n / (bits.UintSize / 8)) {
		return ""
	}
	if n <= textPiece {
		return strings.Repeat(s, n)
	}
	some := strings.Repeat(s, textPiece)
	var b strings.Builder
	b.Grow(len(s) * n)
	for ; n > 0 && k.goOn(); n -= textPiece {
		b.WriteString(some[:len(s)*min(n, textPiece)])
	}
	return b.String()
}

// join is strings.Join without a separator.
func (k *calc) join(parts ...string) string {
	n := 0
	for _, s := range parts {
		n += len(s)
	}
	if n <= textPiece {
		return strings.Join(parts, "")
	}
	if !k.room(n / (bits.UintSize / 8)) {
		return ""
	}
	var b strings.Builder
	b.Grow(n)
	for _, s := range parts {
		for len(s) > textPiece && k.goOn() {
			b.WriteString(s[:textPiece])
			s = s[textPiece:]
		}
		if k.err != nil {
			return ""
		}
		b.WriteString(s)
	}
	return b.String()
}

// zeros returns n zeros as text.
func (k *calc) zeros(n int) string { return k.repeat("0", n) }

// digitsInt returns the number of decimal digits of b, which is not 0.
func (k *calc) digitsInt(b *big.Int) int {
	// The logarithm tells it, unless the number is very close to a power of ten.
	words := b.Bits()
	low := max(0, len(words)-128/bits.UintSize)
	top := new(big.Int).SetBits(words[low:])
	skip := max(0, top.BitLen()-64)
	log := math.Log10(float64(new(big.Int).Rsh(top, uint(skip)).Uint64())) + float64(low*bits.UintSize+skip)*math.Log10(2)
	d := math.Round(log)
	if diff := log - d; math.Abs(diff) > 1e-13+log*1e-15 {
		return int(math.Floor(log)) + 1
	}
	if b.CmpAbs(k.pow10(int(d))) >= 0 {
		return int(d) + 1
	}
	return int(d)
}

// adjusted is the exponent of the first digit.
func (k *calc) adjusted(d number) int {
	if d.kind != finite {
		return 0
	}
	return d.exp + k.digits(d.coef) - 1
}

// without divides x, which is not 0, by f as often as it goes, up to limit times,
// and tells how often.
func (k *calc) without(x, f *big.Int, limit int) (*big.Int, int) {
	n, step := 0, 1
	grow := true
	for step > 0 && k.err == nil {
		fits := n+step <= limit
		if fits {
			q, r := k.quoRem(x, k.powInt(f, step))
			if fits = r.Sign() == 0 && k.err == nil; fits {
				x, n = q, n+step
			}
		}
		if grow = grow && fits; grow {
			step *= 2
		} else {
			step /= 2
		}
	}
	return x, n
}

// at polls at every 1024th step of a loop and reports whether to go on.
func (k *calc) at(i int) bool { return i&1023 != 1023 || k.goOn() }

// goOn polls and reports whether to go on.
func (k *calc) goOn() bool {
	if k.err == nil {
		k.err = k.th.Poll()
	}
	return k.err == nil
}

// span returns how many bytes at the begin of s are digits.
func (k *calc) span(s string) int {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && k.at(i) {
		i++
	}
	return i
}
