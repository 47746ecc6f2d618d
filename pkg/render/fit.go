package render

// What decides between columns and paragraphs, in terminal columns.
const (
	// separator is the number of blanks between two columns.
	separator = 2
	// narrowestText is the least that a wrapped column may be.
	narrowestText = 26
)

// fit gives the width of each column so that a line takes at most limit. It is
// false if the table is better shown as paragraphs.
func (t table) fit(limit int) ([]int, bool) {
	widths := t.natural(limit)
	if limit <= 0 {
		return widths, true
	}
	budget := limit - separator*(len(t.columns)-1)
	var texts, wants, least []int
	for i, c := range t.columns {
		if !c.text {
			budget -= widths[i]
			continue
		}
		texts, wants = append(texts, i), append(wants, widths[i])
		least = append(least, t.longest(i, limit))
	}
	for j, got := range share(budget, wants, least) {
		if got < min(wants[j], narrowestText) {
			return nil, false
		}
		widths[texts[j]] = got
	}
	return widths, t.spills(widths) <= len(t.rows)/4
}

// longest is the longest word of a column, but for very long ones.
func (t table) longest(i, limit int) int {
	longest := 0
	for _, r := range t.rows {
		if word := longestWord(r.cells[i]); word <= outlier(limit) {
			longest = max(longest, word)
		}
	}
	return longest
}

// outlier is the width from which on a word is left to a paragraph.
func outlier(limit int) int { return limit * 2 / 5 }

// natural is the width of each column without wrapping. On a terminal a very
// long identifier does not count: its row is shown as a paragraph.
func (t table) natural(limit int) []int {
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = width(c.name)
		for _, r := range t.rows {
			cell := width(r.cells[i])
			if limit <= 0 || c.text || cell <= outlier(limit) {
				widths[i] = max(widths[i], cell)
			}
		}
	}
	return widths
}

// spills counts the rows that do not fit.
func (t table) spills(widths []int) int {
	n := 0
	for _, r := range t.rows {
		if !t.fits(r, widths) {
			n++
		}
	}
	return n
}

// fits tells whether no cell of a row is wider than its column.
func (t table) fits(r row, widths []int) bool {
	for i, c := range t.columns {
		needed := width(r.cells[i])
		if c.text {
			needed = longestWord(r.cells[i])
		}
		if needed > widths[i] {
			return false
		}
	}
	return true
}

// share divides a budget among columns as evenly as their wants allow. Each gets
// the least it needs for its longest word, unless the budget is too small; it
// may even be negative.
func share(budget int, wants, least []int) []int {
	if sum(least) > budget {
		least = make([]int, len(wants))
	}
	level := 0
	for level < budget && sum(clamped(level+1, wants, least)) <= budget {
		level++
	}
	shares := clamped(level, wants, least)
	for i := range shares {
		if shares[i] < wants[i] && sum(shares) < budget {
			shares[i]++
		}
	}
	return shares
}

func clamped(level int, wants, least []int) []int {
	shares := make([]int, len(wants))
	for i, want := range wants {
		shares[i] = min(want, max(level, least[i]))
	}
	return shares
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}
