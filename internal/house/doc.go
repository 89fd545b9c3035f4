// Package house holds the tests that keep the rules of the house: which package
// may import which, that no package-level variable is ever written after
// initialisation, and which files may use unsafe. It has no code of its own.
package house
