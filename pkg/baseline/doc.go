// Package baseline compares the findings of two audits by their ids. It calls
// resolved only what the later audit looked for: what it could not read, or was
// not asked for, is unknown.
package baseline
