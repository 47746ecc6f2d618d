package html_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focused describes the element that has the keyboard.
const focused = `(e => e.getAttribute("class") + "|" + (e.id || e.dataset.fix || ""))(document.activeElement)`

// The tab key reaches everything that can be used, and the graph is one stop.
func keyboardReachesEverything(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	seen := map[string]int{}
	for range 200 {
		p.do(t, chromedp.KeyEvent(kb.Tab))
		seen[value[string](t, p, focused)]++
		if seen["opener|"] > 0 {
			break
		}
	}
	for _, want := range []string{"skip|", "quiet|theme", "tile|", "null|0", "graph-frame|", "pick|", "null|search", "opener|"} {
		if seen[want] == 0 {
			t.Errorf("the tab key does not reach %s: %v", want, seen)
		}
	}
	stops := 0
	for element, times := range seen {
		if strings.HasPrefix(element, "step") {
			stops += times
		}
	}
	if stops != 1 {
		t.Errorf("the graph is %d stops: %v", stops, seen)
	}
}

func graphListensToKeys(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	value[any](t, p, `document.querySelector(".step").focus()`)
	label := `document.activeElement.ariaLabel`
	first := value[string](t, p, label)
	for _, move := range []struct{ there, back string }{{kb.ArrowRight, kb.ArrowLeft}, {kb.ArrowDown, kb.ArrowUp}} {
		p.do(t, chromedp.KeyEvent(move.there))
		if value[string](t, p, label) == first {
			p.do(t, chromedp.KeyEvent(move.back))
		}
		if got := value[string](t, p, label); got == first || got == "" {
			t.Errorf("an arrow key leads from %q to %q", first, got)
		}
		first = value[string](t, p, label)
	}
	p.do(t, chromedp.KeyEvent(kb.Enter))
	if got := value[string](t, p, `document.querySelector(".step.chosen").ariaLabel`); got != first {
		t.Errorf("chosen is %q, want %q", got, first)
	}
	if got := value[string](t, p, `document.activeElement.ariaPressed`); got != "true" {
		t.Errorf("pressed is %q", got)
	}
}

func keysTakeFixesAndOpenFindings(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	value[any](t, p, `document.querySelector(".fixes [data-fix]").focus()`)
	p.do(t, chromedp.KeyEvent(" "))
	if got := texts(t, p, "#left"); got[0] == "19 of 19 paths left" {
		t.Errorf("after the space key: %q", got)
	}
	value[any](t, p, `document.querySelector("#finding-2 .opener").focus()`)
	p.do(t, chromedp.KeyEvent(kb.Enter))
	if got := texts(t, p, "#finding-2 + .unfolded"); len(got) != 1 {
		t.Error("the enter key does not open a finding")
	}
}

// Whatever takes the keyboard has a name, and the tables are tables, at every
// width.
func screenReadersAreTold(t *testing.T, b chromium) {
	for _, width := range []int64{400, 1280} {
		p := open(t, b, small().report(), width)
		p.click(t, "#finding-6 .opener")
		tree, err := chromedp.Call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			t.Fatal(err)
		}
		roles := map[string]int{}
		for _, node := range tree.Nodes {
			if node.Ignored || node.Role == nil {
				continue
			}
			role := text(node.Role)
			roles[role]++
			if operable(role) && text(node.Name) == "" {
				t.Errorf("at %d: a %s has no name", width, role)
			}
		}
		for role, least := range map[string]int{"heading": 6, "main": 1, "row": 42, "columnheader": 7, "checkbox": 8, "status": 2, "search": 1, "link": 7} {
			if roles[role] < least {
				t.Errorf("at %d: %d of role %s, want %d or more: %v", width, roles[role], role, least, roles)
			}
		}
	}
}

func operable(role string) bool {
	switch role {
	case "button", "link", "checkbox", "combobox", "searchbox", "region", "table", "group":
		return role != "group"
	}
	return false
}

func text(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	return strings.Trim(string(v.Value), `"`)
}
