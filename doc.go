// Package hognose embeds Python 3.14 in Go programs, on a leash: no cgo, every
// script can be stopped at any moment, and nothing is granted by default.
package hognose
