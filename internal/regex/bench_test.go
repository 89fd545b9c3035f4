package regex

import (
	"fmt"
	"strings"
	"testing"
)

var logLines = func() []string {
	var lines []string
	for i := range 200 {
		lines = append(lines, fmt.Sprintf("2024-%02d-%02d host%d app[%d]: user=u%d took %d.%dms path=/a/b%d/c.html", i%12+1, i%28+1, i%5, i*7, i, i, i%10, i))
	}
	return lines
}()

// BenchmarkTypical runs typical patterns over all matches in log lines.
func BenchmarkTypical(b *testing.B) {
	text := strings.Join(logLines, "\n")
	for _, pat := range []string{
		`(\d{4})-(\d\d)-(\d\d)`, `(\w+)=(\S+)`, `took (\d+)\.(\d+)ms`, `[A-Za-z]+`, `c\.html$`, `\bhost\d\b`,
		`(?i)USER=(\w+)`, `user|took|path`, `"[^"]*"|\d+\.\d+`, `(?:[a-z]+/)*c`, `.*?took`, `^.*path=(.*)$`, `\w+\s+\w+`, `(a|b|c)+x`,
	} {
		p, err := Compile(pat, 0, false)
		if err != nil {
			b.Fatal(err)
		}
		spans := make([]int, p.SpanLen())
		b.Run(pat, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				for it := p.Iter(text, false, 0, len(text)); ; {
					if ok, _ := it.Next(spans, nil); !ok {
						break
					}
				}
			}
		})
	}
	p, _ := Compile(`(\d{4})-(\d\d)-(\d\d)`, 0, false)
	spans := make([]int, p.SpanLen())
	b.Run("match", func(b *testing.B) {
		for range b.N {
			p.Match(logLines[3], false, 0, len(logLines[3]), spans, nil)
		}
	})
}

// BenchmarkPathological runs patterns that take exponential or quadratic time in CPython.
func BenchmarkPathological(b *testing.B) {
	a := strings.Repeat("a", 50000)
	for _, c := range [][2]string{
		{`(a+)+$`, a + "b"}, {`(a|aa)+$`, a + "b"}, {`(a*)*b`, a}, {`(?:a?){30}a{30}`, a[:30]}, {`(x+x+)+y`, strings.Repeat("x", 50000)}, {`(.*)(.*)(.*)z`, a[:300]}, {`(\w{1,20}\s?){1,30}!`, a[:500]},
	} {
		p, err := Compile(c[0], 0, false)
		if err != nil {
			b.Fatal(err)
		}
		spans := make([]int, p.SpanLen())
		b.Run(c[0], func(b *testing.B) {
			for range b.N {
				p.Search(c[1], false, 0, len(c[1]), spans, nil)
			}
		})
	}
}

// Compile compiles a pattern: WTF-8 for str, raw bytes if isBytes. Errors are
// *Error or *KindError.
func Compile(pattern string, flags Flags, isBytes bool) (*Program, error) {
	return Options{}.Compile(pattern, flags, isBytes)
}
