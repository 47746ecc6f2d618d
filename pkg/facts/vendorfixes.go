package facts

import (
	_ "embed" // for the versions that ask for less
	"fmt"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/version"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

//go:embed vendorfixes.yaml
var vendorFixesYAML []byte

// vendorFix is a version from which on a component asks for less.
type vendorFix struct {
	Images    []string `json:"images"`
	Component string   `json:"component"`
	Version   string   `json:"version"`
	Policies  []string `json:"policies"`
	Reference string   `json:"reference"`
}

// readVendorFixes reads a file that is part of the program; a test does, too.
func readVendorFixes() ([]vendorFix, error) {
	var fixes []vendorFix
	if err := yaml.UnmarshalStrict(vendorFixesYAML, &fixes); err != nil {
		return nil, fmt.Errorf("read vendor fixes: %w", err)
	}
	return fixes, nil
}

// vendorFixes are read once; that they can be read is tested.
func (b *builder) vendorFixes() []vendorFix {
	if b.fixes == nil {
		fixes, err := readVendorFixes()
		if err != nil {
			return nil
		}
		b.fixes = fixes
	}
	return b.fixes
}

// upgrade says that a newer version of a workload asks for less than a policy
// found; "" if none is known.
func upgrade(fixes []vendorFix, policy string, holders []*inventory.Workload) string {
	for _, fix := range fixes {
		if slices.Contains(fix.Policies, policy) && slices.ContainsFunc(holders, fix.isDue) {
			return fmt.Sprintf("%s asks for less from version %s on: upgrade it (%s).", fix.Component, fix.Version, fix.Reference)
		}
	}
	return ""
}

// isDue tells whether a workload runs an older version. A tag that is no version
// tells nothing.
func (f vendorFix) isDue(w *inventory.Workload) bool {
	return slices.ContainsFunc(images(w), func(image string) bool {
		image, _, _ = strings.Cut(image, "@")
		repository, tag, found := cutLast(image, ":")
		if !found || !f.isOf(repository) {
			return false
		}
		running, err := version.ParseGeneric(tag)
		return err == nil && running.LessThan(version.MustParseGeneric(f.Version))
	})
}

func (f vendorFix) isOf(repository string) bool {
	return slices.ContainsFunc(f.Images, func(name string) bool { return isRepository(repository, name) })
}

// isRepository compares the end of a repository's name.
func isRepository(repository, name string) bool {
	return repository == name || strings.HasSuffix(repository, "/"+name)
}

func cutLast(text, separator string) (before, after string, found bool) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}
