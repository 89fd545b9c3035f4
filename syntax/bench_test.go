package syntax

import (
	"os"
	"testing"
)

// BenchmarkParse parses this package's largest stand-in for a real program: testdata written for other tests, repeated.
func BenchmarkParse(b *testing.B) {
	src := []byte(benchSource)
	if name := os.Getenv("PYTHON_SOURCE"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		src = data
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFile(src, "f", nil); err != nil {
			b.Fatal(err)
		}
	}
}

const benchSource = `
class Tree:
    """A binary tree."""

    def __init__(self, left=None, right=None, *, key: int, value="x"):
        self.left, self.right = left, right
        self.key = key
        self.value = value

    def walk(self):
        if self.left is not None:
            yield from self.left.walk()
        yield self.key, f"{self.value!r:>{self.key + 1}}"
        for item in (self.right.walk() if self.right else ()):
            yield item

    @property
    def size(self):
        return sum(1 for _ in self.walk() if _ not in [0, 1, 2])


def main(args):
    total = 0
    try:
        with open(args[0], "rb") as f:
            for n, line in enumerate(f):
                total += len(line) * 3 + n // 2 - (n & 0xff)
    except (OSError, ValueError) as e:
        print("error:", e, file=sys.stderr)
    else:
        match total:
            case 0 | 1:
                return {"total": total, **{str(k): k for k in range(10)}}
            case _ if total > 100:
                total = total and -total ** 2
    return total
`
