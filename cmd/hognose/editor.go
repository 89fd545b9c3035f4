package main

// This file is the line editor of the prompt: whole statements with all their
// lines are edited, completed and remembered.

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/reeflective/readline"

	"github.com/hognose/hognose"
)

// editor reads statements from a terminal.
type editor struct {
	shell  *readline.Shell
	prompt string
}

func newEditor(ctx context.Context, c *hognose.Console) *editor {
	e := &editor{shell: readline.NewShell()}
	rl := e.shell
	rl.Prompt.Primary(func() string { return e.prompt })
	_ = rl.Config.Set("multiline-column", false) // later lines stand under the first
	_ = rl.Config.Set("history-autosuggest", false)
	rl.SyntaxHighlighter = func(line []rune) string { return highlight(string(line)) }
	if file := historyFile(); file != "" {
		rl.History.AddFromFile("hognose", file)
	}

	more := false
	rl.AcceptMultiline = func(line []rune) bool {
		text := string(line)
		more = strings.TrimSpace(text) != "" && c.Incomplete(text)
		return !more
	}
	commands := rl.Keymap.Commands()
	accept, complete := commands["accept-line"], commands["menu-complete"]
	rl.Keymap.Register(map[string]func(){
		"accept-line": func() {
			more = false
			accept()
			if more {
				e.insert(indentation(e.before()))
			}
		},
		"python-tab": func() {
			line := e.before()
			if i := strings.LastIndexByte(line, '\n'); strings.TrimSpace(line[i+1:]) == "" {
				e.insert("    ")
				return
			}
			complete()
		},
	})
	for _, keymap := range []string{"emacs", "emacs-standard", "vi-insert"} {
		_ = rl.Config.Bind(keymap, "\t", "python-tab", false)
	}
	rl.Completer = func(line []rune, cursor int) readline.Completions {
		name := lastName(string(line[:cursor]))
		if name == "" {
			return readline.Completions{}
		}
		return readline.CompleteValues(c.Complete(ctx, name)...)
	}
	return e
}

func (e *editor) read(first, _ string) (string, error) {
	e.prompt = paint(first, colourPrompt)
	line, err := e.shell.Readline()
	if errors.Is(err, readline.ErrInterrupt) {
		return "", errInterrupt
	}
	return line, err
}

// before returns the text before the cursor.
func (e *editor) before() string { return string((*e.shell.Line())[:e.shell.Cursor().Pos()]) }

func (e *editor) insert(text string) {
	e.shell.Cursor().InsertAt([]rune(text)...)
}

// indentation returns the white space that the next line of a text begins with.
func indentation(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	last := lines[len(lines)-1]
	indent := last[:len(last)-len(strings.TrimLeft(last, " \t"))]
	code, _, _ := strings.Cut(last, "#")
	switch code = strings.TrimSpace(code); {
	case strings.HasSuffix(code, ":"):
		return indent + "    "
	case code == "pass", code == "break", code == "continue", strings.HasPrefix(code, "return"), strings.HasPrefix(code, "raise"):
		return strings.TrimSuffix(indent, "    ")
	}
	return indent
}

// lastName returns the dotted name that a text ends in.
func lastName(text string) string {
	i := len(text)
	for i > 0 && (text[i-1] >= 0x80 || strings.IndexByte("._", text[i-1]) >= 0 || isAlnum(text[i-1])) {
		i--
	}
	return text[i:]
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// historyFile returns where what was typed is remembered, or "" for nowhere.
func historyFile() string {
	if f, ok := os.LookupEnv("HOGNOSE_HISTORY"); ok {
		return f
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".hognose_history")
}
