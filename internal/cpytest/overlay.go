// This file lays out the module path that the tests see.

package main

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// overlayFiles holds modules of our own that stand in the place of modules beside the tests (never of tests) which 3.14 can
// no longer run, and in only/TEST some that one test file must be able to import. Each says in its docstring why.
//
//go:embed all:overlay
var overlayFiles embed.FS

// makePath fills dir with links to what the tests need of the library folder lib, and with the overlay. The folders are made anew,
// so that bytecode is written here and not into the library.
func makePath(dir, lib string) error {
	for _, name := range []string{"unittest", "test"} {
		if err := mirror(filepath.Join(dir, name), filepath.Join(lib, name)); err != nil {
			return err
		}
	}
	return fs.WalkDir(overlayFiles, "overlay", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "overlay" {
			return err
		}
		if name == "overlay/only" {
			return fs.SkipDir
		}
		target := filepath.Join(dir, filepath.FromSlash(name[len("overlay/"):]))
		if d.IsDir() {
			return nil // mirrored
		}
		text, err := overlayFiles.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.Remove(target); err != nil { // what it replaces must be there
			return err
		}
		return os.WriteFile(target, text, 0o666)
	})
}

// installedText says which modules of the installed library a test file may have besides.
//
//go:embed installed.txt
var installedText string

// installedFor returns the names of the modules that the test file name may have from the installed library.
func installedFor(name string) []string {
	for line := range strings.Lines(installedText) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == name {
			return strings.Split(f[1], ",")
		}
	}
	return nil
}

// pathFor returns the module path for one test file: base, behind what only that file needs.
func (s *session) pathFor(name, base string) (string, error) {
	only, err := fs.Sub(overlayFiles, "overlay/only/"+name)
	if err != nil {
		return "", err
	}
	_, err = fs.Stat(only, ".")
	overlaid, installed := err == nil, installedFor(name)
	if !overlaid && installed == nil {
		return base, nil
	}
	dir := filepath.Join(s.tmp, "only", name)
	path := dir + string(filepath.ListSeparator) + base
	if _, err := os.Stat(dir); err == nil { // made for an earlier process
		return path, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	for _, module := range installed {
		link := filepath.Join(dir, module)
		from := filepath.Join(s.lib, module)
		if _, err := os.Stat(from); err != nil {
			link, from = link+".py", from+".py"
		}
		if err := mirror(link, from); err != nil {
			return "", err
		}
	}
	if !overlaid {
		return path, nil
	}
	return path, os.CopyFS(dir, only)
}

// mirror makes the folder dir of folders like those in from, and links to the files there. If from is a file dir is a link to it.
func mirror(dir, from string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		target := filepath.Join(dir, inside)
		switch {
		case d.Name() == "__pycache__":
			return fs.SkipDir
		case d.IsDir():
			return os.MkdirAll(target, 0o777)
		}
		return os.Symlink(name, target)
	})
}
