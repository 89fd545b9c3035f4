package bytecode

// This file shows Code as text.

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Disassemble returns the text of c, and of the Code nested in it if asked for:
// one instruction a line, with the source line where it changes, ">>" at targets
// of jumps, and what the operands stand for.
func Disassemble(c *Code, nested bool) string {
	var b strings.Builder
	disassemble(&b, c, nested)
	return b.String()
}

func disassemble(b *strings.Builder, c *Code, nested bool) {
	c.Load()
	fmt.Fprintf(b, "%s: %d registers, %d arguments", c.Qualname, c.NumRegs, c.NumParams())
	if s := c.Flags.String(); s != "" {
		b.WriteString(", " + s)
	}
	b.WriteByte('\n')
	for i, n := range c.LocalsPlus {
		fmt.Fprintf(b, "  r%d %s (%s)\n", i, n, c.LocalKinds[i])
	}
	labels := c.Labels()
	last := int32(-1)
	for i := range c.Instrs {
		line := "     "
		if i < len(c.Positions) {
			if n := c.Positions[i].Line; n != last && n > 0 {
				line, last = fmt.Sprintf("%5d", n), n
			}
		}
		mark := "  "
		if _, ok := slices.BinarySearch(labels, int32(i)); ok {
			mark = ">>"
		}
		text := fmt.Sprintf("%s %s %4d %-24s %s", line, mark, i, c.Instrs[i].Op, c.Operands(i))
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	for _, h := range c.Handlers {
		fmt.Fprintf(b, "  %d to %d: %s to %d\n", h.Start, h.End-1, c.register(h.Reg), h.Target)
	}
	if !nested {
		return
	}
	for i := range c.Consts {
		if k := &c.Consts[i]; k.Kind == ConstCode {
			b.WriteByte('\n')
			disassemble(b, k.Code, true)
		}
	}
}

// Labels returns the indices of the instructions that are jumped to, in order.
func (c *Code) Labels() []int32 {
	var out []int32
	for i := range c.Instrs {
		if t := c.Instrs[i].Target(); t >= 0 {
			out = append(out, t)
		}
	}
	for _, h := range c.Handlers {
		out = append(out, h.Target)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (c *Code) register(r int32) string {
	if r >= 0 && int(r) < len(c.LocalsPlus) {
		return c.LocalsPlus[r]
	}
	return "r" + strconv.Itoa(int(r))
}

// Operands returns the operands of instruction i as text: what is written, "<-",
// what is read.
func (c *Code) Operands(i int) string {
	in := &c.Instrs[i]
	var dst, src []string
	for n, x := range [4]int32{in.A, in.B, in.C, in.D} {
		kind := in.Op.Info().Operands[n]
		if s, write, ok := in.Registers(n); ok {
			text := c.register(x)
			if kind != Write && kind != Read && s.Len != 1 {
				text += ".." + c.register(x+int32(s.Len)-1)
				if s.Len == 0 {
					text = "-"
				}
			}
			if write {
				dst = append(dst, text)
			} else {
				src = append(src, text)
			}
			continue
		}
		switch kind {
		case Constant, ReadOrConst, ReadOrConstJump:
			if int(x) < len(c.Consts) && x >= 0 {
				src = append(src, c.Consts[x].String())
			}
		case Name:
			if int(x) < len(c.Names) && x >= 0 {
				src = append(src, c.Names[x])
			}
		case Target:
			src = append(src, "to "+strconv.Itoa(int(x)))
		case Immediate:
			if !c.immediateIsForm(in, n) {
				src = append(src, "#"+strconv.Itoa(int(x)))
			}
		}
	}
	text := strings.Join(src, ", ")
	if len(dst) > 0 {
		text = strings.Join(dst, ", ") + " <- " + text
	}
	return strings.TrimRight(text, " ")
}

// immediateIsForm reports whether operand n only tells the form of the others.
func (c *Code) immediateIsForm(in *Instr, n int) bool {
	info := in.Op.Info()
	if info.Operands[2] == ReadOrConst && n == 3 {
		return true
	}
	return false
}

// String returns the constant as in Python source, shortened if it is long.
func (k Const) String() string {
	switch k.Kind {
	case ConstNone:
		return "None"
	case ConstTrue:
		return "True"
	case ConstFalse:
		return "False"
	case ConstEllipsis:
		return "..."
	case ConstInt:
		return strconv.FormatInt(k.I, 10)
	case ConstBigInt:
		if len(k.S) > 60 {
			n, _ := new(big.Int).SetString(k.S, 10)
			return fmt.Sprintf("<int of %d bits>", n.BitLen())
		}
		return k.S
	case ConstFloat:
		return strconv.FormatFloat(k.F, 'g', -1, 64)
	case ConstComplex:
		return strconv.FormatComplex(complex(k.F, k.Imag), 'g', -1, 128)
	case ConstStr:
		return strconv.Quote(shorten(k.S))
	case ConstBytes:
		return "b" + strconv.Quote(shorten(k.S))
	case ConstCode:
		return "<code " + k.Code.Qualname + ">"
	}
	items := make([]string, 0, min(len(k.Items), 20))
	for i := range k.Items {
		if i == 20 {
			items = append(items, "...")
			break
		}
		items = append(items, k.Items[i].String())
	}
	list := strings.Join(items, ", ")
	switch {
	case k.Kind == ConstFrozenSet:
		return "frozenset({" + list + "})"
	case k.Kind == ConstSlice:
		return "slice(" + list + ")"
	case len(k.Items) == 1:
		return "(" + list + ",)"
	}
	return "(" + list + ")"
}

func shorten(s string) string {
	if len(s) > 60 {
		return s[:57] + "..."
	}
	return s
}

// String names what a variable is.
func (k LocalKind) String() string {
	var out []string
	for _, x := range []struct {
		bit  LocalKind
		name string
	}{{KindHidden, "hidden"}, {KindLocal, "local"}, {KindCell, "cell"}, {KindFree, "free"}} {
		if k&x.bit != 0 {
			out = append(out, x.name)
		}
	}
	return strings.Join(out, " ")
}

// FlagNames are the names of the flags, as dis shows them.
var FlagNames = []struct {
	Bit  Flags
	Name string
}{
	{FlagOptimized, "OPTIMIZED"}, {FlagNewLocals, "NEWLOCALS"}, {FlagVarArgs, "VARARGS"}, {FlagVarKeywords, "VARKEYWORDS"},
	{FlagNested, "NESTED"}, {FlagGenerator, "GENERATOR"}, {FlagCoroutine, "COROUTINE"}, {FlagIterableCoroutine, "ITERABLE_COROUTINE"},
	{FlagAsyncGenerator, "ASYNC_GENERATOR"}, {FlagHasDocstring, "HAS_DOCSTRING"}, {FlagMethod, "METHOD"},
}

// String names the flags.
func (f Flags) String() string {
	var out []string
	for _, x := range FlagNames {
		if f&x.Bit != 0 {
			out = append(out, x.Name)
			f &^= x.Bit
		}
	}
	if f != 0 {
		out = append(out, fmt.Sprintf("%#x", uint32(f)))
	}
	return strings.Join(out, " ")
}
