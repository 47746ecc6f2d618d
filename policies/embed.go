// Package policies holds the policies that come with the program, and what
// they need: libraries, and the JSON schemas of their input. It knows nothing
// of how they are evaluated.
package policies

import "embed"

// FS holds <category>/<name>.rego, lib/<name>.rego and schema/<kind>.json. The
// patterns together are all names that do not end in "_test.rego"; a test
// tells when a new file needs another one.
//
//go:embed */*[^t].rego */*[^s]t.rego schema/*.json
var FS embed.FS
