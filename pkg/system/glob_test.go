package system

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGlob(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"abc", "abc", true},
		{"abc", "abcd", false},
		{"", "", true},
		{"*", "", true},
		{"a*", "a", true},
		{"a*", "ba", false},
		{"*c", "abc", true},
		{"*c", "cb", false},
		{"a*c", "ac", true},
		{"a*c", "a/b/c", true},
		{"ab*bc", "abc", false},
		{"*a*b*", "xaxbx", true},
		{"*a*b*", "xbxax", false},
		{"a*a", "a", false},
	}
	for _, tt := range tests {
		t.Run(tt.pattern+" on "+tt.text, func(t *testing.T) {
			if got := glob(tt.pattern, tt.text); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}

func TestIndexFindsExactFirst(t *testing.T) {
	var x index[int]
	x.add("a*", 1)
	x.add("ab", 2)
	x.add("*b", 3)
	x.add("ab", 4)
	if diff := cmp.Diff([]int{2, 4, 1, 3}, x.find("ab")); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{1}, x.find("ac")); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{2, 4, 1, 3}, x.find("ab")); diff != "" {
		t.Errorf("found again (-want +got):\n%s", diff)
	}
}
