// Package scripttest runs the scripts of testdata under the hognose command and
// compares what they print with what is stored beside them. It has only tests;
// testdata/README.md says how a script is written.
package scripttest
