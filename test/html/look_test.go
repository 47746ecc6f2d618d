package html_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// media makes the browser prefer a color scheme, or print.
func (p *tab) media(t *testing.T, media, scheme string) {
	t.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	_, err := chromedp.Call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: features})
	if err != nil {
		t.Fatal(err)
	}
}

// lowContrast is a script that lists texts that stand out from their ground by
// less than 4.5, as WCAG measures it.
const lowContrast = `(() => {
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const rgb = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data };
	const light = color => { const [r, g, b] = [...rgb(color)].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
	const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] === 255) return c } return "#fff" };
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const bad = new Set();
	let seen = 0;
	while (walker.nextNode()) {
		const e = walker.currentNode.parentElement;
		if (!walker.currentNode.data.trim() || e.closest("script, noscript, svg, option") || !e.checkVisibility({ visibilityProperty: true })) continue;
		const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
		seen++;
		if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) bad.add(e.tagName + " " + e.className + ": " + e.textContent.slice(0, 40));
	}
	return [...bad].concat(seen < 100 ? ["only " + seen + " texts seen"] : []);
})()`

func textCanBeReadInLightAndDark(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	p.click(t, "#finding-6 .opener")
	p.click(t, ".fixes [data-fix='1']")
	grounds := map[string]string{}
	for _, scheme := range []string{"light", "dark"} {
		p.media(t, "screen", scheme)
		grounds[scheme] = value[string](t, p, `getComputedStyle(document.body).backgroundColor`)
		if diff := cmp.Diff([]string{}, value[[]string](t, p, lowContrast)); diff != "" {
			t.Errorf("%s: %s", scheme, diff)
		}
	}
	if grounds["light"] == grounds["dark"] {
		t.Errorf("light and dark have the same ground, %s", grounds["light"])
	}
	p.click(t, "#theme")
	if got := value[string](t, p, `getComputedStyle(document.body).backgroundColor`); got != grounds["light"] {
		t.Errorf("the theme light has the ground %s, want %s", got, grounds["light"])
	}
}

// On paper nothing scrolls, so nothing may be cut.
func pagePrints(t *testing.T, b chromium) {
	const width = 680 // of a sheet, less its margins
	p := open(t, b, small().report(), width)
	p.media(t, "print", "dark")
	hidden := value[[]string](t, p, `[...document.querySelectorAll(".graph-frame, .list-frame, .panel")].filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.className)`)
	if len(hidden) > 0 {
		t.Errorf("cut off on paper: %q", hidden)
	}
	if got := len(texts(t, p, "form, #theme, .zoom")); got > 0 {
		t.Errorf("%d controls are printed", got)
	}
	if got := value[float64](t, p, `document.querySelector(".graph").getBoundingClientRect().right`); got > width {
		t.Errorf("the graph ends at %.0f", got)
	}
	if got := value[string](t, p, `getComputedStyle(document.body).color`); got != "rgb(29, 32, 37)" {
		t.Errorf("text is printed in %s", got)
	}
	pdf, err := chromedp.Run(p, chromedp.PrintToPDF())
	if err != nil || len(pdf) < 20_000 {
		t.Errorf("a document of %d bytes, %v", len(pdf), err)
	}
}
