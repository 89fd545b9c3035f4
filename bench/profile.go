package main

// This file makes the profile by which Go's compiler optimises the command.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/hognose/hognose/internal/runner"
)

// profile runs the programs some rounds and writes their profiles, as one, to a file: those of
// bench and bench/stdlib, or of another folder.
func profile(ctx context.Context, hognose, dir string, rounds int, timeout time.Duration, to string) error {
	if dir == "" {
		top, err := runner.ModuleRoot()
		if err != nil {
			return err
		}
		dir = filepath.Join(top, "bench")
	}
	tmp, err := os.MkdirTemp("", "hognose-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if hognose, err = runner.Hognose(hognose, tmp); err != nil {
		return err
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.py"))
	library, _ := filepath.Glob(filepath.Join(dir, "stdlib", "*.py"))
	files = append(files, library...)
	if len(files) == 0 {
		return errors.New("no programs")
	}
	merge := []string{"tool", "pprof", "-proto", "-output", to, hognose}
	for i := range len(files) * rounds {
		file := files[i%len(files)]
		out := filepath.Join(tmp, strconv.Itoa(i)+".pprof")
		if _, failure := once(ctx, timeout, hognose, "-X", "cpuprofile="+out, file); failure != "" {
			return fmt.Errorf("%s: %s", file, failure)
		}
		merge = append(merge, out)
	}
	if out, err := exec.CommandContext(ctx, "go", merge...).CombinedOutput(); err != nil {
		return fmt.Errorf("go tool pprof: %w\n%s", err, out)
	}
	return nil
}
