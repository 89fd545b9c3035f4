package main

// This file finds out where the program is installed, whether in a virtual
// environment, and what that adds to sys.path.

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// libFolder is where packages are installed, below a prefix.
const libFolder = "lib/python3.14/site-packages"

// place is where the program is installed.
type place struct {
	executable string // as it was called: a virtual environment has a link to the program
	prefix     string
	basePrefix string // of the installation behind a virtual environment, "" for none
	userBase   string // where the user's own packages are, "" for nowhere
	onlyPath   []string
	isolated   bool // a ._pth file says what sys.path is
	site       bool // and whether the module site runs then
}

// findPlace looks for the program and the files beside it.
func (o *options) findPlace() place {
	var p place
	p.executable = called()
	dir := filepath.Dir(p.executable)
	p.prefix = filepath.Dir(dir)
	if real, err := filepath.EvalSymlinks(p.executable); err == nil {
		p.prefix = filepath.Dir(filepath.Dir(real))
	}
	if text, err := os.ReadFile(p.executable + "._pth"); err == nil {
		p.isolated, p.prefix = true, dir
		p.readPath(dir, string(text))
		return p
	}
	for _, d := range []string{dir, filepath.Dir(dir)} {
		text, err := os.ReadFile(filepath.Join(d, "pyvenv.cfg"))
		if err != nil {
			continue
		}
		p.basePrefix, p.prefix = p.prefix, d
		for line := range strings.Lines(string(text)) {
			if key, value, ok := strings.Cut(line, "="); ok && strings.EqualFold(strings.TrimSpace(key), "home") {
				p.basePrefix = filepath.Dir(strings.TrimSpace(value))
			}
		}
		break
	}
	if !o.flags.NoUserSite {
		if p.userBase = os.Getenv("PYTHONUSERBASE"); p.userBase == "" || o.flags.IgnoreEnvironment {
			home, _ := os.UserHomeDir()
			p.userBase = filepath.Join(home, ".local")
		}
	}
	return p
}

// called returns the path by which the program was called, which may be a link.
func called() string {
	name := os.Args[0]
	if !strings.Contains(name, "/") {
		if found, err := exec.LookPath(name); err == nil {
			name = found
		} else {
			name = ""
		}
	}
	if name != "" {
		if name = absolute(name); isFile(name) {
			return name
		}
	}
	exe, err := os.Executable()
	if err != nil {
		return ""
	}
	return exe
}

// readPath reads a ._pth file: the folders that sys.path consists of.
func (p *place) readPath(dir, text string) {
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		switch line = strings.TrimSpace(line); {
		case line == "import site":
			p.site = true
		case line != "" && !strings.HasPrefix(line, "import "):
			if !filepath.IsAbs(line) {
				line = filepath.Join(dir, line)
			}
			p.onlyPath = append(p.onlyPath, filepath.Clean(line))
		}
	}
}

// needsSite reports whether the module site has something to do: importing it takes
// longer than starting.
func (p *place) needsSite(path []string) bool {
	if p.isolated {
		return p.site
	}
	if p.basePrefix != "" {
		return true
	}
	for _, dir := range path {
		if !filepath.IsAbs(dir) || isFile(dir) || contains(dir, false) {
			return true // what is relative is made absolute; an archive may hold anything
		}
	}
	for _, dir := range p.packages(path) {
		if contains(dir, true) {
			return true
		}
	}
	return false
}

// packages returns the folders of installed packages that are not in the path yet,
// at whose end they go: by themselves if site has nothing else to do.
func (p *place) packages(path []string) []string {
	var found []string
	for _, base := range []string{p.userBase, p.prefix} {
		if dir := filepath.Join(base, libFolder); base != "" && !p.isolated && !slices.Contains(path, dir) && isFolder(dir) {
			found = append(found, dir)
		}
	}
	return found
}

// contains reports whether a folder has modules that site runs, or, with pth, files
// that it reads.
func contains(dir string, pth bool) bool {
	d, err := os.Open(dir)
	if err != nil {
		return false
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1)
	return slices.ContainsFunc(names, func(name string) bool {
		return strings.HasPrefix(name, "sitecustomize") || strings.HasPrefix(name, "usercustomize") || pth && strings.HasSuffix(name, ".pth")
	})
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// runSite is a program that imports site, and puts the script's folder before what
// that has made of sys.path.
func runSite(dir *string) []byte {
	src := "import site\n"
	if dir != nil {
		src += "import os, sys\nsys.path.insert(0, os.fsdecode(b'" + escapeBytes(*dir) + "'))\n"
	}
	return []byte(src)
}

func escapeBytes(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(`\x`)
		if s[i] < 16 {
			b.WriteByte('0')
		}
		b.WriteString(strconv.FormatUint(uint64(s[i]), 16))
	}
	return b.String()
}
