// Package rank decides which finding a person reads first, and says why.
//
// The order is lexicographic, not a weighted sum, so that one sentence can
// explain the place of each finding. The package knows only the report, not how
// findings are made or shown.
package rank
