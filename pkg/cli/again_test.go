package cli

import "testing"

// Proposed commands read what the one before has read, and are fit for a shell.
func TestAgain(t *testing.T) {
	tests := map[string]struct {
		change func(*sourceFlags)
		want   string
	}{
		"nothing":    {func(*sourceFlags) {}, ""},
		"demo":       {func(f *sourceFlags) { f.demo = true }, " --demo"},
		"files":      {func(f *sourceFlags) { f.filenames, f.recursive = []string{"a", "it's b"}, true }, ` -f a -f 'it'\''s b' -R`},
		"many files": {func(f *sourceFlags) { f.filenames = []string{"a", "b", "c", "d"} }, " -f a -f b -f c -f ..."},
		"kustomize":  {func(f *sourceFlags) { f.kustomize = "deploy/base" }, " -k deploy/base"},
		"context":    {func(f *sourceFlags) { *f.config.Context = "$(reboot)" }, " --context '$(reboot)'"},
		"kubeconfig": {func(f *sourceFlags) { *f.config.KubeConfig = "~/k" }, " --kubeconfig '~/k'"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := newSourceFlags()
			tt.change(f)
			if got := f.again(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
