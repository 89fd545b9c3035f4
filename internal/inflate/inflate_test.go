package inflate

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"math/rand"
	"testing"
)

// samples are texts that make all kinds of blocks.
func samples() [][]byte {
	r := rand.New(rand.NewSource(1))
	noise := make([]byte, 100_000)
	r.Read(noise)
	text := bytes.Repeat([]byte("the quick brown fox jumps over the lazy dog. "), 3000)
	mixed := append(append(bytes.Clone(text[:5000]), noise[:70_000]...), text...)
	return [][]byte{nil, []byte("a"), bytes.Repeat([]byte("a"), 70_000), noise, text, mixed}
}

func TestPieces(t *testing.T) {
	for i, want := range samples() {
		for _, level := range []int{-2, 0, 1, 6} {
			for format, open := range map[Format]func(w io.Writer) io.WriteCloser{
				Raw:  func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, level); return f },
				Zlib: func(w io.Writer) io.WriteCloser { f, _ := zlib.NewWriterLevel(w, level); return f },
				Gzip: func(w io.Writer) io.WriteCloser { f, _ := gzip.NewWriterLevel(w, level); return f },
			} {
				var b bytes.Buffer
				w := open(&b)
				_, _ = w.Write(want)
				_ = w.Close()
				data := append(b.Bytes(), "rest"...)
				for _, step := range []int{1, 7, 1000, len(data)} {
					if len(data)/step > 3000 {
						continue
					}
					got, rest, err := inPieces(New(format, 15, nil), data, step)
					if err != nil || !bytes.Equal(got, want) || string(rest) != "rest" {
						t.Fatalf("sample %d, level %d, format %d, pieces of %d: %v, %d bytes, rest %q", i, level, format, step, err, len(got), rest)
					}
				}
			}
		}
	}
}

// inPieces decodes data fed in pieces, taking little output at a time and going on
// with a copy now and then.
func inPieces(d *Decoder, data []byte, step int) (out, rest []byte, err error) {
	for len(data) > 0 && !d.Done() {
		n := min(step, len(data))
		d.Feed(data[:n])
		data = data[n:]
		for {
			more, err := d.Run(700, 300)
			if err != nil {
				return nil, nil, err
			}
			p := d.Take(700)
			out = append(out, p...)
			if len(p) == 0 && !more {
				break
			}
		}
		if step >= 1000 {
			d = d.Clone()
		}
	}
	return out, append(bytes.Clone(d.Rest()), data...), nil
}

func TestDamage(t *testing.T) {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(samples()[4])
	_ = w.Close()
	r := rand.New(rand.NewSource(2))
	for range 2000 {
		data := bytes.Clone(b.Bytes())
		for range 1 + r.Intn(3) {
			data[r.Intn(len(data))] ^= 1 << r.Intn(8)
		}
		got, _, err := inPieces(New(Zlib, 15, nil), data, 100)
		if err == nil && !bytes.Equal(got, samples()[4]) && len(got) == len(samples()[4]) {
			t.Fatal("damage was not noticed")
		}
	}
}

func FuzzDecoder(f *testing.F) {
	f.Add([]byte("\x78\x9c\x4b\x4c\x24\x15\x00\x00\xe3\x5c\x12\xf3"))
	f.Fuzz(func(t *testing.T, data []byte) {
		whole := flate.NewReader(bytes.NewReader(data))
		want, wantErr := io.ReadAll(io.LimitReader(whole, 1<<20))
		d := New(Raw, 15, nil)
		got, _, err := inPieces(d, data, 5)
		if wantErr == nil && len(want) < 1<<20 && (err != nil || !bytes.Equal(got, want)) {
			t.Errorf("%v, %d bytes; want %d", err, len(got), len(want))
		}
	})
}
