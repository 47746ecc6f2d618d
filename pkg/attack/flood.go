package attack

// flood says for many starts at once what each can hold, but not how: the
// starts are bits, and a state has those that hold it.
type flood struct {
	graph *Graph
	// words is the number of words that a set of starts takes.
	words int
	held  []uint64
	queue []state
	// queued is true for the states in the queue.
	queued []bool
}

// spread finds what starts can hold. off leaves out edges; nil leaves out none.
func (g *Graph) spread(starts []start, off []bool) *flood {
	words := (len(starts) + 63) / 64
	f := &flood{graph: g, words: words, held: make([]uint64, words*len(g.places)), queued: make([]bool, len(g.places))}
	for i, s := range starts {
		f.of(s.at)[i/64] |= 1 << (i % 64)
		f.push(s.at)
	}
	// What comes first goes first, so that many starts are carried on together.
	for at := 0; at < len(f.queue); at++ {
		s := f.queue[at]
		f.queued[s] = false
		for _, i := range g.using[s] {
			if e := &g.edges[i]; (off == nil || !off[i]) && f.take(e) {
				f.push(e.gives)
			}
		}
	}
	return f
}

// of is the set of starts that hold a state.
func (f *flood) of(s state) []uint64 { return f.held[int(s)*f.words:][:f.words] }

func (f *flood) push(s state) {
	if !f.queued[s] {
		f.queue, f.queued[s] = append(f.queue, s), true
	}
}

// take gives what an edge gives to the starts that hold all it needs, and tells
// whether that is new to any of them.
func (f *flood) take(e *edge) bool {
	gives, needs, grown := f.of(e.gives), f.of(e.needs[0]), false
	for w, bits := range needs {
		for _, more := range e.needs[1:] {
			bits &= f.of(more)[w]
		}
		if bits &^= gives[w]; bits != 0 {
			gives[w] |= bits
			grown = true
		}
	}
	return grown
}

// holds tells whether a start, by its number, holds a state.
func (f *flood) holds(i int, s state) bool { return f.of(s)[i/64]>>(i%64)&1 == 1 }
