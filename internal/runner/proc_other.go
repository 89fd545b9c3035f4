//go:build !unix

// This file is for systems without process groups: only the process itself is killed, and its memory is not known.

package runner

import (
	"os"
	"os/exec"
)

// OwnGroup lets a command, which has not started yet, and what it will start be a group of
// processes, which KillGroup ends.
func OwnGroup(*exec.Cmd) {}

// KillGroup ends the processes of a command that OwnGroup was called for.
func KillGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() }

func signalOf(*os.ProcessState) string { return "" }

func peakOf(*os.ProcessState) int64 { return 0 }

func selfPeak() int64 { return 0 }

func residentBytes(int) (now, peak int64) { return 0, 0 }
