// Package manifest turns files into the text of single API objects, and knows
// the line of every field in them.
//
// It knows YAML and JSON, and nothing of what the objects mean.
package manifest
