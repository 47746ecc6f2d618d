package policy

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func (r *reader) grants() string {
	if _, ok := r.annotations.Custom["grants"]; !ok {
		return ""
	}
	return r.oneOf("grants", api.Capabilities())
}

// byDefault is false for a policy that has to be asked for.
func (r *reader) byDefault() bool {
	value, ok := r.annotations.Custom["default"]
	if !ok {
		return true
	}
	byDefault, ok := value.(bool)
	if !ok {
		r.fail("custom.default", "must be true or false, is %v", value)
	}
	return byDefault
}

func (r *reader) references() []api.Reference {
	var all []api.Reference
	for _, resource := range r.annotations.RelatedResources {
		if u := resource.Ref; u.Scheme != "https" || u.Host == "" {
			r.fail("related_resources", "%s is not an https reference", displayURL(u))
		}
		all = append(all, api.Reference{Description: resource.Description, URL: resource.Ref.String()})
	}
	if len(all) == 0 {
		r.fail("related_resources", "at least one https reference is required")
	}
	return all
}

func displayURL(u url.URL) string { return fmt.Sprintf("%q", u.String()) }

func (r *reader) frameworks() map[string][]string {
	value, ok := r.annotations.Custom["frameworks"]
	if !ok {
		return nil
	}
	given, ok := value.(map[string]any)
	if !ok {
		r.fail("custom.frameworks", "must map frameworks to lists of controls")
		return nil
	}
	known := slices.Sorted(maps.Keys(api.Frameworks()))
	all := make(map[string][]string, len(given))
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(known, key) {
			r.fail("custom.frameworks."+key, "unknown framework: use %s", strings.Join(known, ", "))
		}
		all[key] = r.list("frameworks."+key, given[key])
	}
	return all
}

// list reads a list of texts below custom; nil is an empty one.
func (r *reader) list(key string, value any) []string {
	if value == nil {
		return nil
	}
	items, ok := value.([]any)
	if !ok || len(items) == 0 {
		r.fail("custom."+key, "must be a list of texts")
		return nil
	}
	var all []string
	for _, item := range items {
		text, ok := item.(string)
		if !ok || text == "" {
			r.fail("custom."+key, "%v must be text: put it in quotes", item)
		}
		all = append(all, text)
	}
	return all
}
