package main

// This file holds the options that limit a run.

// limitsHelp describes them.
const limitsHelp = ""

// limitOptions are the limits given on the command line.
type limitOptions struct{}

// option returns the function that sets the option with this name, or nil.
func (l *limitOptions) option(name string) func(value string) error {
	return nil
}
