package facts

import (
	"path"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// runsFile tells whether a command line starts a file, or has a shell or another
// interpreter start it.
func runsFile(line []string, isFile func(string) bool) bool {
	for len(line) > 0 {
		if isFile(line[0]) {
			return true
		}
		if text, ok := shellText(line); ok {
			return scriptRuns(text, isFile)
		}
		rest, ok := started(line)
		if !ok {
			return false
		}
		line = rest
	}
	return false
}

// started is what the first program of a command line starts: an interpreter its
// first argument, and a wrapper the rest.
func started(line []string) (rest []string, ok bool) {
	name := strings.TrimRight(path.Base(line[0]), "0123456789.") // python3.12
	if line[0] != "." && !slices.Contains(interpreting(), name) {
		return nil, false
	}
	for i, word := range line[1:] {
		if word == "-c" || word == "-m" {
			return nil, false // a program text or a module, and no file
		}
		if !strings.HasPrefix(word, "-") && !strings.Contains(word, "=") {
			return line[i+1:], true
		}
	}
	return nil, false
}

func interpreting() []string {
	return []string{
		"ash", "bash", "busybox", "dash", "dumb-init", "env", "exec", "ksh", "lua", "node", "nohup", "perl", "python",
		"ruby", "sh", "source", "sudo", "tini", "zsh",
	}
}

// shellText is what a command line gives a shell to read.
func shellText(line []string) (text string, ok bool) {
	if !slices.Contains([]string{"ash", "bash", "dash", "ksh", "sh", "zsh"}, path.Base(line[0])) {
		return "", false
	}
	for i := 1; i+1 < len(line); i++ {
		word := line[i]
		switch {
		case !strings.HasPrefix(word, "-") && !strings.HasPrefix(word, "+"):
			return "", false
		case strings.HasPrefix(word, "--"):
		case strings.Contains(word, "c"):
			return line[i+1], true
		case strings.HasSuffix(word, "o"):
			i++ // the name of the option
		}
	}
	return "", false
}

// scriptRuns tells whether a shell script starts a file. One that cannot be read
// to its end tells what stands before the mistake.
func scriptRuns(text string, isFile func(string) bool) bool {
	file, err := syntax.NewParser(syntax.RecoverErrors(maxMistakes)).Parse(strings.NewReader(text), "")
	if err != nil && file == nil {
		return false
	}
	found := false
	syntax.Walk(file, func(node syntax.Node) bool {
		if call, ok := node.(*syntax.CallExpr); ok && len(call.Args) > 0 {
			found = found || runsFile(words(call.Args), isFile)
		}
		return !found
	})
	return found
}

const maxMistakes = 10

// words are those of a call, as far as they are written out.
func words(args []*syntax.Word) []string {
	list := make([]string, len(args))
	for i, arg := range args {
		list[i] = literal(arg.Parts)
	}
	return list
}

func literal(parts []syntax.WordPart) string {
	var text strings.Builder
	for _, part := range parts {
		switch p := part.(type) {
		case *syntax.Lit:
			text.WriteString(p.Value)
		case *syntax.SglQuoted:
			text.WriteString(p.Value)
		case *syntax.DblQuoted:
			text.WriteString(literal(p.Parts))
		default:
			text.WriteString("\x00") // what nobody knows before the script runs
		}
	}
	return text.String()
}
