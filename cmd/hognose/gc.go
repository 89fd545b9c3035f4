package main

// This file tunes Go's collector for a process that does nothing but run a script.

// ballast is never touched, so it costs address space and no memory. The
// collector takes it for live data: it lets a small heap grow by this much between
// two collections, and a large one to twice its size, as it does by default.
var ballast = make([]byte, 10<<20)
