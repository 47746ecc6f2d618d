package render

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"strings"
)

// htmlFiles are the parts of a page. dagre.js comes from npm: see dagre.sh.
//
//go:embed html/*.html html/*.css html/*.js
var htmlFiles embed.FS

// htmlStyles are put together in this order.
func htmlStyles() []string {
	return []string{"theme", "page", "parts", "graph", "findings", "narrow", "print"}
}

// htmlScripts are put together in this order, in a scope of their own.
func htmlScripts() []string {
	return []string{
		"dom", "words", "fleet", "model", "state", "marks", "fate", "theme", "summary", "fixes", "places", "merge", "layout",
		"draw", "graph", "keys", "chain", "paths", "detail", "filter", "findings", "row", "lists", "main",
	}
}

type htmlAssets struct {
	page, style, script string
}

func loadHTMLAssets() (htmlAssets, error) {
	page, err := htmlFiles.ReadFile("html/page.html")
	if err != nil {
		return htmlAssets{}, fmt.Errorf("read page: %w", err)
	}
	style, err := joinHTMLFiles(htmlStyles(), ".css")
	if err != nil {
		return htmlAssets{}, err
	}
	library, err := joinHTMLFiles([]string{"dagre"}, ".js")
	if err != nil {
		return htmlAssets{}, err
	}
	own, err := joinHTMLFiles(htmlScripts(), ".js")
	if err != nil {
		return htmlAssets{}, err
	}
	return htmlAssets{page: string(page), style: style, script: library + "(() => {\n" + own + "})();\n"}, nil
}

func joinHTMLFiles(names []string, extension string) (string, error) {
	var all strings.Builder
	for _, name := range names {
		text, err := htmlFiles.ReadFile("html/" + name + extension)
		if err != nil {
			return "", fmt.Errorf("read part of page: %w", err)
		}
		all.Write(text)
	}
	return all.String(), nil
}

// securityPolicy lets a browser run the page's own script and style and load
// nothing at all. Trusted types refuse every way of making elements from text.
func (a htmlAssets) securityPolicy() string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src '" + sourceHash(a.script) + "'",
		"style-src '" + sourceHash(a.style) + "'",
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	}, "; ")
}

// sourceHash is the hash of an inline script or style, as a security policy
// names it.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
