package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kubectl-sysaudit": main, "kubectl_complete-sysaudit": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup:               setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"gzip":      compress,
			"truncate":  truncate,
			"utf16":     toUTF16,
			"big":       big,
			"hang":      hang,
			"id":        id,
			"apiserver": apiServer,
			"crlf":      crlf,
		},
	})
}

// setup takes the user's own cluster out of the picture.
func setup(env *testscript.Env) error {
	env.Setenv("KUBECONFIG", env.WorkDir+"/none")
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("NO_COLOR", "")
	return nil
}

// exits runs a command and compares its exit code: exits CODE PROGRAM ARGS…
// The output stays for stdout and stderr to match.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARG…]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// compress packs a file: gzip FROM TO.
func compress(ts *testscript.TestScript, _ bool, args []string) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), packed.Bytes(), 0o600))
}

// truncate leaves the first half of a file.
func truncate(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text[:len(text)/2]), 0o600))
}

// toUTF16 writes a file as PowerShell's redirection does: utf16 FROM TO.
func toUTF16(ts *testscript.TestScript, _ bool, args []string) {
	text := "\ufeff" + strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	var encoded []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		encoded = append(encoded, byte(unit), byte(unit>>8))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), encoded, 0o600))
}

// big writes a List of 200 MB, all of it one Deployment after the other:
// big TO.
func big(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	filler := strings.Repeat("x", 200_000)
	fmt.Fprintln(f, "apiVersion: v1\nkind: List\nitems:")
	for i := range 1000 {
		fmt.Fprintf(f, `- apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: d%d
    namespace: kube-system
    annotations: {filler: %s}
  spec:
    template:
      spec:
        containers: [{name: c, image: "registry.example/c:1", securityContext: {privileged: true}}]
`, i, filler)
	}
}

// id sets a variable to what a file holds: id VARIABLE FILE.
func id(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile(args[1])))
}

// hang listens without ever answering, and sets the variable to its address:
// hang VARIABLE.
func hang(ts *testscript.TestScript, _ bool, args []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { listener.Close() })
	ts.Setenv(args[0], listener.Addr().String())
}

// crlf gives a file the line endings of Windows: crlf FROM TO.
func crlf(ts *testscript.TestScript, _ bool, args []string) {
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}
