package populate

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
)

// newRand is the source of all that differs within a named thing, so that a
// population is the same each time.
func newRand(name string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.New(rand.NewPCG(h.Sum64(), 0))
}

func uid(r *rand.Rand) string {
	a, b := r.Uint64(), r.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, 0x8000|b>>48&0x3fff, b&0xffffffffffff)
}

func hexDigits(r *rand.Rand, bytes int) string {
	buf := make([]byte, bytes)
	for i := range buf {
		buf[i] = byte(r.Uint32())
	}
	return fmt.Sprintf("%x", buf)
}

// suffixLetters are those that Kubernetes makes names from.
const suffixLetters = "bcdfghjklmnpqrstvwxz2456789"

// suffix is the i-th of the endings that generated names have. No two are the
// same, since the step has no divisor in common with their number, 27⁵.
func suffix(i int) string {
	const step, number = 5_915_587, 27 * 27 * 27 * 27 * 27
	n := (i*step + 1_234_567) % number
	var s [5]byte
	for k := range s {
		s[k] = suffixLetters[n%27]
		n /= 27
	}
	return string(s[:])
}

// randomSuffix is any of them.
func randomSuffix(r *rand.Rand) string { return suffix(r.IntN(1 << 23)) }

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }
