// Package examples holds a recorded cluster, which `kubectl sysaudit --demo`
// audits so that a new user sees the program at work before pointing it at a
// cluster. The cluster is invented; README.md beside this file tells how it was
// recorded.
package examples

import (
	"bytes"
	_ "embed" // for the recording
)

//go:embed demo.json.gz
var demo []byte

// Demo is the recorded cluster: a gzipped snapshot.
func Demo() []byte { return bytes.Clone(demo) }
