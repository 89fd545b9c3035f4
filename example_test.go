package hognose_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/hognose/hognose"
	"github.com/hognose/hognose/posixfs"
)

// A rule that a user wrote is compiled once and asked often.
func ExampleVM_Call() {
	vm, err := hognose.New(hognose.Config{})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	prog, err := hognose.Compile("rule.py", []byte(`
def discount(order):
    if order["total"] > 100 and "friend" in order["tags"]:
        return round(order["total"] * 0.1, 2)
    return 0
`))
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if err := vm.Run(ctx, prog); err != nil {
		panic(err)
	}
	type order struct {
		Total float64  `py:"total"`
		Tags  []string `py:"tags"`
	}
	for _, o := range []order{{250, []string{"friend"}}, {250, []string{}}} {
		v, err := vm.Call(ctx, "discount", o)
		fmt.Println(v, err)
	}
	// Output:
	// 25 <nil>
	// 0 <nil>
}

// Go functions and values are given to scripts by name.
func ExampleVM_Set() {
	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	ctx := context.Background()
	stock := map[string]int{"apple": 3}
	vm.Set(ctx, "stock", func(name string) (int, error) {
		n, ok := stock[name]
		if !ok {
			return 0, fmt.Errorf("no %s here", name)
		}
		return n, nil
	})
	prog, _ := hognose.Compile("shop.py", []byte(`
print(stock("apple"))
try:
    stock("pear")
except RuntimeError as e:
    print(e)
`))
	fmt.Println(vm.Run(ctx, prog))
	// Output:
	// 3
	// no pear here
	// <nil>
}

// A deadline ends a script that does not want to end, and the VM goes on.
func ExampleVM_Run_deadline() {
	vm, err := hognose.New(hognose.Config{Grace: hognose.NoGrace})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	prog, _ := hognose.Compile("stubborn.py", []byte(`
while True:
    try:
        sorted(range(10**6), key=lambda x: -x)
    except BaseException:
        pass
`))
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	err = vm.Run(ctx, prog)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	v, err := vm.Eval(context.Background(), "1 + 1")
	fmt.Println(v, err)
	// Output:
	// true
	// 2 <nil>
}

// A run is driven in slices: a game gives each script a little of every frame.
func ExampleVM_Begin() {
	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	prog, _ := hognose.Compile("bot.py", []byte(`
total = 0
for i in range(100_000):
    total += i
print(total)
`))
	run, err := vm.Begin(context.Background(), prog)
	if err != nil {
		panic(err)
	}
	frames := 0
	for done := false; !done; frames++ {
		if done, err = run.Step(hognose.Slice{Steps: 50_000}); err != nil {
			panic(err)
		}
	}
	fmt.Println(frames > 5)
	// Output:
	// 4999950000
	// true
}

// What a script may use is bounded; what ended it has the figures.
func ExampleLimits() {
	vm, err := hognose.New(hognose.Config{Limits: hognose.Limits{Steps: 1_000_000, Memory: 64 << 20}})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	for _, src := range []string{"while True: pass", "x = 'x' * 10**9"} {
		prog, _ := hognose.Compile("greedy.py", []byte(src))
		err := vm.Run(context.Background(), prog)
		var limit *hognose.LimitError
		if errors.As(err, &limit) {
			fmt.Println(limit.Limit, limit.Max)
		}
	}
	// Output:
	// steps 1000000
	// memory 67108864
}

// A script gets a folder, here one in memory, and nothing outside of it.
func ExampleMemoryFiles() {
	files := hognose.MemoryFiles(1 << 20)
	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout, Files: files})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	prog, _ := hognose.Compile("notes.py", []byte(`
import os
with open("/notes.txt", "w") as f:
    f.write("kept in memory")
print(os.listdir("/"), os.path.getsize("/notes.txt"))
print(os.path.exists("/etc/passwd"))
`))
	fmt.Println(vm.Run(context.Background(), prog))
	// Output:
	// ['notes.txt'] 14
	// False
	// <nil>
}

// openLog is a file system that notes what is opened in it.
type openLog struct {
	hognose.FileSystem
	opened []string
}

func (l *openLog) Open(name string, flag int, perm uint32) (posixfs.File, error) {
	f, err := l.FileSystem.Open(name, flag, perm)
	l.opened = append(l.opened, fmt.Sprint(name, ": ", err))
	return f, err
}

// A file system of the host's own making, here around another one.
func ExampleFileSystem() {
	memory := hognose.MemoryFiles(0)
	if err := memory.WriteFile("/data/in.txt", []byte("some text")); err != nil {
		panic(err)
	}
	files := &openLog{FileSystem: memory}
	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout, Files: files})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	prog, _ := hognose.Compile("read.py", []byte(`
print(open("/data/in.txt").read())
try:
    open("/data/none.txt")
except FileNotFoundError as e:
    print(e)
`))
	if err := vm.Run(context.Background(), prog); err != nil {
		panic(err)
	}
	for _, line := range files.opened {
		fmt.Println(line)
	}
	// Output:
	// some text
	// [Errno 2] No such file or directory: '/data/none.txt'
	// /data/in.txt: <nil>
	// /data/none.txt: no such file or directory
}

// An uncaught exception is an error with the report that python3 would print.
func ExampleException() {
	vm, err := hognose.New(hognose.Config{})
	if err != nil {
		panic(err)
	}
	defer vm.Close()
	prog, _ := hognose.Compile("broken.py", []byte("def f(items):\n    return items[3]\n\nf([1, 2])\n"))
	err = vm.Run(context.Background(), prog)
	var exc *hognose.Exception
	if errors.As(err, &exc) {
		fmt.Println(exc.Type + ": " + exc.Message)
		fmt.Print(exc.Traceback)
	}
	// Output:
	// IndexError: list index out of range
	// Traceback (most recent call last):
	//   File "broken.py", line 4, in <module>
	//     f([1, 2])
	//     ~^^^^^^^^
	//   File "broken.py", line 2, in f
	//     return items[3]
	//            ~~~~~^^^
	// IndexError: list index out of range
}
