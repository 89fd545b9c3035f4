// Command hello runs a script that it did not write: the smallest embedding.
package main

import (
	"context"
	"log"
	"os"

	"github.com/hognose/hognose"
)

const script = `
names = ["Ada", "Grace", "Barbara"]
for n, name in enumerate(sorted(names, key=len), 1):
    print(f"{n}. {name:>10}")
`

func main() {
	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout})
	if err != nil {
		log.Fatal(err)
	}
	defer vm.Close()
	prog, err := hognose.Compile("hello.py", []byte(script))
	if err != nil {
		log.Fatal(err)
	}
	if err := vm.Run(context.Background(), prog); err != nil {
		log.Fatal(err)
	}
}
