package rbactest

import "math/rand/v2"

// dice are the choices that a seed makes.
type dice struct{ *rand.Rand }

func newDice(seed, stream uint64) dice {
	return dice{rand.New(rand.NewPCG(seed, stream))} //nolint:gosec // equal seeds must give equal worlds
}

func (d dice) pick(list ...string) string { return list[d.IntN(len(list))] }

// some are one to three of a list, perhaps one of them twice.
func (d dice) some(list ...string) []string {
	var chosen []string
	for range 1 + d.IntN(3) {
		chosen = append(chosen, d.pick(list...))
	}
	return chosen
}

func (d dice) oneIn(n int) bool { return d.IntN(n) == 0 }
