package remedy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"sigs.k8s.io/yaml"
)

// yamlOf writes an object as YAML. If a text in it has characters that do not
// show, or that change how others show, it is written as JSON, which is YAML,
// too, and has escapes for them.
func yamlOf(content map[string]any) (string, error) {
	text, err := yaml.Marshal(content)
	if err != nil {
		return "", fmt.Errorf("write YAML: %w", err)
	}
	if !strings.ContainsFunc(string(text), hidden) {
		return string(text), nil
	}
	plain, err := json.MarshalIndent(content, "", "  ")
	if err != nil {
		return "", fmt.Errorf("write JSON: %w", err)
	}
	var b bytes.Buffer
	for _, r := range string(plain) {
		if !hidden(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String() + "\n", nil
}

func hidden(r rune) bool {
	return r != '\n' && (unicode.Is(unicode.Cf, r) || !unicode.IsPrint(r))
}
