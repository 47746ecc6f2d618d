package pss_test

import (
	"math/rand/v2"

	"k8s.io/utils/ptr"
)

// generator makes one pod. For each aspect of it, which is about what one
// check reads, it first decides how often values are bad: were all of them
// drawn evenly, no pod with several containers would ever be allowed, and
// those with a single bad value in an odd place would be rare.
type generator struct {
	random *rand.Rand
	moods  map[string]float64
}

func newGenerator(seed, stream uint64) *generator {
	return &generator{random: rand.New(rand.NewPCG(seed, stream)), moods: map[string]float64{}}
}

// chance is true with a probability.
func (g *generator) chance(p float64) bool { return g.random.Float64() < p }

// bad decides about one value of an aspect.
func (g *generator) bad(aspect string) bool {
	mood, ok := g.moods[aspect]
	if !ok {
		mood = one(g, 0, 0, 0.03, 0.1, 0.5)
		g.moods[aspect] = mood
	}
	return g.chance(mood)
}

// value is one of good or bad values of an aspect.
func value[T any](g *generator, aspect string, good, bad []T) T {
	if g.bad(aspect) {
		return one(g, bad...)
	}
	return one(g, good...)
}

// one draws evenly.
func one[T any](g *generator, from ...T) T { return from[g.random.IntN(len(from))] }

// some draws up to n values, with repetitions; nil and an empty list differ.
func some[T any](g *generator, n int, draw func() T) []T {
	if g.chance(0.3) {
		return nil
	}
	list := []T{}
	for range g.random.IntN(n + 1) {
		list = append(list, draw())
	}
	return list
}

// maybe is nil half of the time.
func maybe[T any](g *generator, draw func() T) *T {
	if g.chance(0.5) {
		return nil
	}
	return ptr.To(draw())
}

// flag is unset, or said.
func flag(g *generator) *bool { return one(g, nil, ptr.To(true), ptr.To(false)) }
