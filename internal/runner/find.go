// This file finds the interpreters to run.

package runner

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// FindPython returns the path of the installed CPython that name says. A name with a slash is taken as it is; "" means the
// newest of 3.14, 3.13, 3.12, 3.11 that is there, else python3. Besides PATH, pyenv's versions are looked through. What is
// returned has been run once: launchers that find nothing behind them are passed over.
func FindPython(name string) (string, error) {
	if strings.ContainsRune(name, filepath.Separator) {
		return name, nil
	}
	names := []string{name}
	if name == "" {
		names = []string{"python3.14", "python3.13", "python3.12", "python3.11", "python3"}
	}
	for _, n := range names {
		var places []string
		if p, err := exec.LookPath(n); err == nil {
			places = append(places, p)
		}
		if home, err := os.UserHomeDir(); err == nil {
			more, _ := filepath.Glob(filepath.Join(home, ".pyenv", "versions", "*", "bin", n))
			slices.Reverse(more)
			places = append(places, more...)
		}
		for _, p := range places {
			// The real path, not a launcher script, so that measured times are Python's own.
			out, err := exec.Command(p, "-c", "import sys; print(sys.executable)").Output()
			if exe := strings.TrimSpace(string(out)); err == nil && exe != "" {
				return exe, nil
			}
		}
	}
	return "", fmt.Errorf("no CPython found (looked for %s)", strings.Join(names, ", "))
}

var versionText = regexp.MustCompile(`\d+\.\d+(\.\d+)?\S*`)

// Version asks an interpreter for its version, like "3.13.0".
func Version(interpreter string) (string, error) {
	out, err := exec.Command(interpreter, "-V").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s -V: %w", interpreter, err)
	}
	return versionText.FindString(string(out)), nil
}

// ErrNoCommand says that the module has no cmd/hognose.
var ErrNoCommand = errors.New("there is no package cmd/hognose")

// Hognose returns the path of the hognose command: path itself if that is not empty, else one built from the module that
// the working directory is in, put into dir.
func Hognose(path, dir string) (string, error) {
	if path != "" {
		return filepath.Abs(path)
	}
	top, err := ModuleRoot()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(top, "cmd", "hognose")); err != nil {
		return "", ErrNoCommand
	}
	exe := filepath.Join(dir, "hognose")
	if os.PathSeparator == '\\' {
		exe += ".exe"
	}
	build := exec.Command("go", "build", "-o", exe, "./cmd/hognose")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // it needs no C: package net would use it where it is
	build.Dir = top
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build ./cmd/hognose: %w\n%s", err, out)
	}
	return exe, nil
}

// ModuleRoot returns the folder of the module that the working directory is in.
func ModuleRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	mod := strings.TrimSpace(string(out))
	if err != nil || mod == "" || mod == os.DevNull {
		return "", errors.New("not inside the Hognose module")
	}
	return filepath.Dir(mod), nil
}
