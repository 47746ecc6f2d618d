package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// grid draws the table in columns of the given widths. It gives one block of
// lines for the header and one for each row; rows that do not fit are blocks of
// paragraphs.
func (t table) grid(widths []int, limit int) ([][]string, error) {
	cells := [][]string{t.header()}
	heights := []int{1}
	for _, r := range t.rows {
		if t.fits(r, widths) {
			wrapped, height := t.wrapped(r, widths, limit)
			cells, heights = append(cells, wrapped), append(heights, height)
		}
	}
	lines, err := draw(cells)
	if err != nil {
		return nil, err
	}
	if drawn := sum(heights); len(lines) != drawn {
		return nil, fmt.Errorf("lay out table: %d lines instead of %d", len(lines), drawn)
	}
	return t.blocks(lines, heights, widths, limit), nil
}

func (t table) blocks(lines []string, heights, widths []int, limit int) [][]string {
	blocks := [][]string{lines[:1]}
	lines, heights = lines[1:], heights[1:]
	for _, r := range t.rows {
		if !t.fits(r, widths) {
			blocks = append(blocks, r.paragraph(limit))
			continue
		}
		blocks = append(blocks, lines[:heights[0]])
		lines, heights = lines[heights[0]:], heights[1:]
	}
	return blocks
}

func (t table) header() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

// wrapped gives the cells of a row, text wrapped, and the number of lines.
func (t table) wrapped(r row, widths []int, limit int) ([]string, int) {
	cells, height := slices.Clone(r.cells), 1
	for i, c := range t.columns {
		if limit > 0 && c.text {
			lines := wrap(prose(cells[i]), widths[i])
			cells[i], height = strings.Join(lines, "\n"), max(height, len(lines))
		}
	}
	return cells, height
}

// draw aligns cells. It never sets a column width: tablewriter v1.1.5 cuts
// without a trace what is wider.
func draw(rows [][]string) ([]string, error) {
	var out bytes.Buffer
	t := tablewriter.NewTable(&out,
		tablewriter.WithRenderer(renderer.NewBlueprint(plain())),
		tablewriter.WithPadding(tw.Padding{Right: strings.Repeat(" ", separator), Overwrite: true}),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithEastAsian(tw.Off),
	)
	if err := t.Bulk(rows); err != nil {
		return nil, fmt.Errorf("fill table: %w", err)
	}
	if err := t.Render(); err != nil {
		return nil, fmt.Errorf("draw table: %w", err)
	}
	return trimmed(strings.Split(strings.TrimRight(out.String(), "\n"), "\n")), nil
}

func plain() tw.Rendition {
	return tw.Rendition{
		Borders:  tw.BorderNone,
		Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone},
	}
}
