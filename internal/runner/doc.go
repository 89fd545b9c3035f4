// Package runner is what the tools that compare Hognose with an installed
// CPython share: finding and building the two, and running a process under a
// time and a memory limit while measuring it.
package runner
