package remedy

import "testing"

func TestWord(t *testing.T) {
	for text, want := range map[string]string{
		"kured": "kured", "kyverno:admission-controller": "kyverno:admission-controller", "": "''",
		"x; rm -rf ~": "'x; rm -rf ~'", "it's": `'it'\''s'`, "a\nb": `'a\nb'`,
	} {
		if got := word(text); got != want {
			t.Errorf("word(%q) is %s, want %s", text, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"plain text": "plain text", "a\nb": `a\nb`, "\x1b[31m": `\x1b[31m`, "a\u202eb": `a\u202eb`, "größer": "größer",
	} {
		if got := visible(text); got != want {
			t.Errorf("visible(%q) is %s, want %s", text, got, want)
		}
	}
}

func TestYAMLHasNoHiddenText(t *testing.T) {
	text, err := yamlOf(map[string]any{"name": "a\u202eb"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"name\": \"a\\u202eb\"\n}\n"; text != want {
		t.Errorf("%q, want %q", text, want)
	}
}
