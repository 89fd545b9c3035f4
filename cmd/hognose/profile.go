package main

// This file writes a profile of the interpreter itself: -X cpuprofile=FILE, for "go tool pprof",
// and for default.pgo, with which the compiler optimises the command.

import (
	"fmt"
	"os"
	"runtime/pprof"
	"strings"
)

// profile starts a profile if the command line asks for one, and returns what ends it.
func (o *options) profile() func() {
	for _, x := range o.flags.XOptions {
		name, file, _ := strings.Cut(x, "=")
		if name != "cpuprofile" || file == "" {
			continue
		}
		w, err := os.Create(file)
		if err == nil {
			err = pprof.StartCPUProfile(w)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "hognose:", err)
			break
		}
		return func() {
			pprof.StopCPUProfile()
			_ = w.Close()
		}
	}
	return func() {}
}
