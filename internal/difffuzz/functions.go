// This file compares functions: the scripts in functions/ call them with random arguments and print what they give.

package main

import (
	"bufio"
	"context"
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

//go:embed all:functions
var scripts embed.FS

// compareFunctions runs each script of functions/ whose name contains filter under both interpreters, for n calls or
// so, and returns how many lines differ.
func compareFunctions(ctx context.Context, dir, hognose, python, filter string, n int, seed uint64, limit int) (int, error) {
	names, err := scripts.ReadDir("functions")
	if err != nil {
		return 0, err
	}
	lib, err := scripts.ReadFile("functions/_lib.py")
	if err != nil {
		return 0, err
	}
	total := 0
	for _, f := range names {
		name := strings.TrimSuffix(f.Name(), ".py")
		if strings.HasPrefix(name, "_") || !strings.Contains(name, filter) {
			continue
		}
		text, err := scripts.ReadFile("functions/" + f.Name())
		if err != nil {
			return 0, err
		}
		file := filepath.Join(dir, f.Name())
		if err := os.WriteFile(file, append(append([]byte(nil), lib...), text...), 0o600); err != nil {
			return 0, err
		}
		lines, differ, known, err := compareLines(ctx, []string{hognose, file}, []string{python, file}, n, seed, limit)
		if err != nil {
			return total, fmt.Errorf("%s: %v", name, err)
		}
		fmt.Printf("%-12s %d lines, %d differ, %d differ for a known reason\n", name, lines, differ, known)
		total += differ
	}
	return total, nil
}

// compareLines runs two commands and compares what they print, line by line.
func compareLines(ctx context.Context, ours, theirs []string, n int, seed uint64, limit int) (lines, differ, known int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var running sync.WaitGroup
	var errs [2]error
	start := func(i int, args []string) *bufio.Scanner {
		cmd := exec.CommandContext(ctx, args[0], append(args[1:], strconv.Itoa(n), strconv.FormatUint(seed, 10))...)
		cmd.Stderr = os.Stderr
		out, perr := cmd.StdoutPipe()
		if perr == nil {
			perr = cmd.Start()
		}
		if errs[i] = perr; perr != nil {
			return bufio.NewScanner(strings.NewReader(""))
		}
		running.Add(1)
		context.AfterFunc(ctx, func() {
			defer running.Done()
			_ = cmd.Wait()
		})
		s := bufio.NewScanner(out)
		s.Buffer(nil, 1<<20)
		return s
	}
	a, b := start(0, ours), start(1, theirs)
	for errs[0] == nil && errs[1] == nil {
		more, theirsMore := a.Scan(), b.Scan()
		if !more && !theirsMore {
			break
		}
		lines++
		switch x, y := a.Text(), b.Text(); {
		case more != theirsMore:
			fmt.Printf("one ends early, after %d lines: hognose %q, CPython %q\n", lines, x, y)
			differ++
		case x == y:
			continue
		case explained(x, y):
			known++
			continue
		default:
			if differ++; differ <= limit {
				fmt.Printf("  hognose %s\n  CPython %s\n", x, y)
			}
			continue
		}
		break
	}
	cancel()
	running.Wait()
	for _, e := range errs {
		if e != nil {
			return lines, differ, known, e
		}
	}
	return lines, differ, known, nil
}
