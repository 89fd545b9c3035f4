// Package attack holds tests that do to a VM whatever a hostile script may do: no input may crash the host. It has no
// code of its own. The scripts are in the folder scripts; they find modules and types at run time, so that one who adds
// a native or a type gets it attacked without doing anything.
//
// A failure is a Go panic (which scripts see as SystemError "internal error: ...") or the end of the process, a run that
// a kill does not end, an error that is none of those that VM.Run promises, a VM that cannot be used afterwards, and
// anything left behind after Close.
//
//	go test ./internal/attack                                   a little of everything
//	HOGNOSE_LONG=1 go test ./internal/attack -timeout 1h        much more
//	go test ./internal/attack -run Walk -args -seed 17 -walks 1000
//	go test ./internal/attack -fuzz Walk
package attack
