package datefmt

// This file writes a broken-down time by a format: strftime of the C library of
// Linux in the locale C, with its flags and widths.

import (
	"strconv"
	"strings"
)

// The names of the locale C.
var (
	Weekdays      = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	WeekdaysShort = [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	Months        = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	MonthsShort   = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// writer holds the state of one call.
type writer struct {
	strings.Builder
	t    *TM
	poll func() error
	n    int
	err  error
}

// Strftime writes t by the format. The poll is called now and then; its error ends the work.
func Strftime(t *TM, format string, poll func() error) (string, error) {
	w := &writer{t: t, poll: poll}
	w.format(format)
	return w.String(), w.err
}

// maxWidth bounds the width of a field.
const maxWidth = 1 << 20

func (w *writer) format(f string) {
	for f != "" && w.err == nil {
		i := strings.IndexByte(f, '%')
		if i < 0 {
			w.WriteString(f)
			return
		}
		w.WriteString(f[:i])
		f = f[i:]
		if w.n++; w.n&255 == 0 && w.poll != nil {
			w.err = w.poll()
		}
		n := w.directive(f)
		f = f[n:]
	}
}

// spec is a directive: %[flags][width][E|O]conversion.
type spec struct {
	pad   byte // 0: the conversion's own; '-', '_', '0', '+'
	upper bool
	swap  bool
	width int // -1: none
}

// directive writes the one at the start of f and returns its length.
func (w *writer) directive(f string) int {
	s := spec{width: -1}
	i := 1
flags:
	for ; i < len(f); i++ {
		switch f[i] {
		case '-', '_', '0', '+':
			s.pad = f[i]
		case '^':
			s.upper = true
		case '#':
			s.swap = true
		default:
			break flags
		}
	}
	for ; i < len(f) && f[i] >= '0' && f[i] <= '9'; i++ {
		s.width = min(max(s.width, 0)*10+int(f[i]-'0'), maxWidth)
	}
	modifier := byte(0)
	if i < len(f) && (f[i] == 'E' || f[i] == 'O') {
		modifier = f[i]
		i++
	}
	if i >= len(f) {
		w.WriteString(f)
		return len(f)
	}
	c := f[i]
	if modifier == 'E' && strings.IndexByte("cCxXyY", c) < 0 || modifier == 'O' && strings.IndexByte("BbdeHImMSuUVwWyh", c) < 0 || !w.convert(c, s) {
		// Not known: as it stands. The character may have more than one byte.
		end := i + 1
		for end < len(f) && f[end]&0xC0 == 0x80 {
			end++
		}
		w.WriteString(f[:end])
		return end
	}
	return i + 1
}

// text writes a name or a nested result.
func (w *writer) text(s string, sp spec) bool {
	if sp.upper {
		s = strings.ToUpper(s)
	}
	w.padTo(sp.width, len(s), sp.pad, ' ')
	w.WriteString(s)
	return true
}

func (w *writer) padTo(width, have int, flag, def byte) {
	if flag == '-' {
		return
	}
	c := def
	if flag == '0' || flag == '+' {
		c = '0'
	} else if flag == '_' {
		c = ' '
	}
	for ; have < width; have++ {
		w.WriteByte(c)
	}
}

// number writes v with at least digits digits.
func (w *writer) number(v int64, digits int, pad byte, sp spec) bool {
	neg := v < 0
	s := strconv.FormatInt(v, 10)
	if neg {
		s = s[1:]
	}
	if sp.pad != 0 && sp.pad != '+' {
		pad = sp.pad
	}
	if pad == '-' {
		if neg {
			w.WriteByte('-')
		}
		w.WriteString(s)
		return true
	}
	n := max(digits, sp.width)
	have := len(s)
	if neg {
		have++
	}
	if pad == '_' {
		for ; have < n; have++ {
			w.WriteByte(' ')
		}
		if neg {
			w.WriteByte('-')
		}
	} else {
		if neg {
			w.WriteByte('-')
		}
		for ; have < n; have++ {
			w.WriteByte('0')
		}
	}
	w.WriteString(s)
	return true
}

func (w *writer) nested(format string, sp spec) bool {
	sub := &writer{t: w.t, poll: w.poll}
	sub.format(format)
	return w.text(sub.String(), sp)
}

// year writes a year by %Y, %G or %C.
func (w *writer) year(y int64, digits int, sp spec) bool {
	if sp.pad == '+' && (y > 9999 || sp.width > 4) && y >= 0 {
		w.WriteByte('+')
		sp.width--
	}
	return w.number(y, digits, '0', sp)
}

// isoWeek returns the ISO year and week by the fields of t alone.
func (t *TM) isoWeek() (int64, int) {
	yday, wday := t.YDay-1, t.WDay // Monday is 0
	// The week's Thursday decides: its day of the year gives year and week.
	thursday := yday - wday + 3
	y := t.Year
	if thursday < 0 {
		y--
		n := 365
		if IsLeap(y) {
			n++
		}
		thursday += n
	} else {
		n := 365
		if IsLeap(y) {
			n++
		}
		if thursday >= n {
			y++
			thursday -= n
		}
	}
	return y, thursday/7 + 1
}

func (w *writer) convert(c byte, sp spec) bool {
	t := w.t
	hour12 := t.Hour % 12
	if hour12 == 0 {
		hour12 = 12
	}
	yday, sunday0 := t.YDay-1, (t.WDay+1)%7
	yearDigits := 1
	if t.PadYear {
		yearDigits = 4
	}
	switch c {
	case '%':
		return w.text("%", sp)
	case 'n':
		return w.text("\n", sp)
	case 't':
		return w.text("\t", sp)
	case 'a', 'A', 'b', 'h', 'B':
		if sp.swap {
			sp.upper = true
		}
		name := "?"
		switch {
		case c == 'a' && t.WDay >= 0:
			name = WeekdaysShort[t.WDay]
		case c == 'A' && t.WDay >= 0:
			name = Weekdays[t.WDay]
		case c == 'B':
			name = Months[t.Mon]
		case c == 'b' || c == 'h':
			name = MonthsShort[t.Mon]
		}
		return w.text(name, sp)
	case 'c':
		return w.nested("%a %b %e %H:%M:%S %Y", sp)
	case 'x', 'D':
		return w.nested("%m/%d/%y", sp)
	case 'X', 'T':
		return w.nested("%H:%M:%S", sp)
	case 'r':
		return w.nested("%I:%M:%S %p", sp)
	case 'R':
		return w.nested("%H:%M", sp)
	case 'F':
		if sp.pad == 0 && sp.width < 0 {
			return w.nested("%Y-%m-%d", sp)
		}
		year := sp
		year.width = max(sp.width-6, 0)
		w.year(t.Year, yearDigits, year)
		w.format("-%m-%d")
		return true
	case 'p', 'P':
		s := "AM"
		if t.Hour > 11 {
			s = "PM"
		}
		if c == 'P' || sp.swap {
			s = strings.ToLower(s)
			sp.upper = sp.upper && c == 'p' && !sp.swap
		}
		return w.text(s, sp)
	case 'Z':
		s := t.Zone
		if sp.swap {
			s, sp.upper = strings.ToLower(s), false
		}
		return w.text(s, sp)
	case 'z':
		off := t.Offset
		sign := byte('+')
		if off < 0 {
			sign, off = '-', -off
		}
		digits := strconv.Itoa(off/3600*100 + off/60%60)
		w.offset(sign, digits, sp)
		return true
	case 'd':
		return w.number(int64(t.Day), 2, '0', sp)
	case 'e':
		return w.number(int64(t.Day), 2, '_', sp)
	case 'm':
		return w.number(int64(t.Mon), 2, '0', sp)
	case 'H':
		return w.number(int64(t.Hour), 2, '0', sp)
	case 'k':
		return w.number(int64(t.Hour), 2, '_', sp)
	case 'I':
		return w.number(int64(hour12), 2, '0', sp)
	case 'l':
		return w.number(int64(hour12), 2, '_', sp)
	case 'M':
		return w.number(int64(t.Min), 2, '0', sp)
	case 'S':
		return w.number(int64(t.Sec), 2, '0', sp)
	case 'j':
		return w.number(int64(t.YDay), 3, '0', sp)
	case 'u':
		return w.number(int64((sunday0-1+7)%7+1), 1, '0', sp)
	case 'w':
		return w.number(int64(sunday0), 1, '0', sp)
	case 'U':
		return w.number(int64((yday-sunday0+7)/7), 2, '0', sp)
	case 'W':
		return w.number(int64((yday-(sunday0-1+7)%7+7)/7), 2, '0', sp)
	case 'V':
		_, week := t.isoWeek()
		return w.number(int64(week), 2, '0', sp)
	case 'G':
		y, _ := t.isoWeek()
		return w.year(y, yearDigits, sp)
	case 'g':
		y, _ := t.isoWeek()
		return w.number((y%100+100)%100, 2, '0', sp)
	case 'y':
		return w.number((t.Year%100+100)%100, 2, '0', sp)
	case 'C':
		return w.year(floorDiv(t.Year, 100), 2, sp)
	case 'Y':
		return w.year(t.Year, yearDigits, sp)
	case 's':
		n := int64(0)
		if t.Epoch != nil {
			n = t.Epoch()
		}
		return w.number(n, 1, '0', sp)
	}
	return false
}

// offset writes +hhmm.
func (w *writer) offset(sign byte, digits string, sp spec) {
	n := max(5, sp.width) - 1
	switch sp.pad {
	case '-':
		n = 0
	case '_':
		for i := len(digits); i < n; i++ {
			w.WriteByte(' ')
		}
		n = 0
	}
	w.WriteByte(sign)
	for i := len(digits); i < n; i++ {
		w.WriteByte('0')
	}
	w.WriteString(digits)
}
