package facts

import "testing"

func TestPlaceholders(t *testing.T) {
	m := &masker{known: func(string) bool { return false }, masks: map[string]string{}}
	namespace, account, again := m.namespace("apps"), m.account("apps/web"), m.namespace("apps")
	if namespace != again || namespace == account {
		t.Errorf("placeholders %q, %q and %q", namespace, account, again)
	}
	for text, want := range map[string]string{
		"":                                     "",
		"nothing to do":                        "nothing to do",
		namespace:                              "apps",
		"in " + namespace + " as " + account:   "in apps as apps/web",
		account + namespace:                    "apps/webapps",
		opening + "other1" + closing + " here": opening + "other1" + closing + " here",
	} {
		if got := m.pairs.reveal(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
