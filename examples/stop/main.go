// Command stop ends a script that does not want to end, and uses the same VM again.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/hognose/hognose"
)

const stubborn = `
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
`

func main() {
	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout})
	if err != nil {
		log.Fatal(err)
	}
	defer vm.Close()

	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	err = run(ctx, vm, "stubborn.py", stubborn)
	if !errors.Is(err, context.DeadlineExceeded) {
		log.Fatalf("the script ended with %v", err)
	}
	fmt.Println("stopped:", err)

	if err := run(context.Background(), vm, "next.py", "print('the VM works on')"); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, vm *hognose.VM, name, src string) error {
	prog, err := hognose.Compile(name, []byte(src))
	if err != nil {
		return err
	}
	return vm.Run(ctx, prog)
}
