package hognose_test

import (
	"context"
	"testing"

	"github.com/hognose/hognose"
)

// BenchmarkNew measures the life of a VM: making it, one run of "pass", and closing it.
func BenchmarkNew(b *testing.B) {
	p, err := hognose.Compile("pass.py", []byte("pass"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		vm, err := hognose.New(hognose.Config{})
		if err != nil {
			b.Fatal(err)
		}
		if err := vm.Run(context.Background(), p); err != nil {
			b.Fatal(err)
		}
		vm.Close()
	}
}
