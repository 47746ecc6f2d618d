// Package waiver reads which findings somebody accepts for a time, and marks
// them in a report. A waiver that cannot be understood is an error, and one
// that is over accepts nothing.
package waiver
