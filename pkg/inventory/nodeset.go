package inventory

import (
	"math/bits"
	"slices"
)

// nodeSet is a set of node numbers, one bit each: 5,000 nodes take 625 bytes.
type nodeSet []uint64

// add returns the set with n in it.
func (s nodeSet) add(n int) nodeSet {
	for len(s) <= n/64 {
		s = append(s, 0)
	}
	s[n/64] |= 1 << (n % 64)
	return s
}

// names lists the members by name, sorted.
func (s nodeSet) names(all []string) []string {
	var names []string
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			names = append(names, all[i*64+bits.TrailingZeros64(word)])
		}
	}
	slices.Sort(names)
	return names
}
