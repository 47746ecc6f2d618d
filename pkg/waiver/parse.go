package waiver

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"sigs.k8s.io/json"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Kind is that of a document of waivers.
const Kind = "Waivers"

// document is a document of waivers. What a waiver must have is a pointer, so
// that its absence is known.
type document struct {
	APIVersion string         `json:"apiVersion"`
	Kind       string         `json:"kind"`
	Metadata   map[string]any `json:"metadata"`
	Waivers    []entry        `json:"waivers"`
}

type entry struct {
	Policy  *string `json:"policy"`
	Subject *struct {
		Kind      *string `json:"kind"`
		Namespace *string `json:"namespace"`
		Name      *string `json:"name"`
	} `json:"subject"`
	Reason  *string `json:"reason"`
	Owner   *string `json:"owner"`
	Expires *string `json:"expires"`
}

// Parse reads waivers from YAML or JSON. All that is wrong with them is one
// error, which names the file and the line of each mistake.
func Parse(name string, r io.Reader) ([]api.Waiver, error) {
	var all []api.Waiver
	var problems []error
	documents := 0
	for d, err := range manifest.Objects(name, r) {
		documents++
		if err != nil {
			problems = append(problems, err)
			continue
		}
		waivers, err := parse(d)
		problems = append(problems, err)
		all = append(all, waivers...)
	}
	if documents == 0 {
		return nil, fmt.Errorf("%s holds no waivers: it is empty", name)
	}
	return all, errors.Join(problems...)
}

func parse(d manifest.Document) ([]api.Waiver, error) {
	text, err := d.JSON()
	if err != nil {
		return nil, err
	}
	if err := isWaivers(d); err != nil {
		return nil, err
	}
	var doc document
	unknown, err := json.UnmarshalStrict(text, &doc)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: no valid waivers: %w", d.File, d.Line, err)
	}
	p := parser{document: d, locator: manifest.NewLocator(d.Origin)}
	for _, problem := range unknown {
		p.unknown(problem)
	}
	if doc.Waivers == nil {
		p.problem("", "waivers is missing")
	}
	waivers := make([]api.Waiver, len(doc.Waivers))
	for i, e := range doc.Waivers {
		waivers[i] = p.waiver(fmt.Sprintf("waivers[%d]", i), e)
	}
	return waivers, errors.Join(p.problems...)
}

func isWaivers(d manifest.Document) error {
	if d.APIVersion == api.APIVersion && d.Kind == Kind {
		return nil
	}
	is := "has none"
	if d.APIVersion+d.Kind != "" {
		is = "is " + strings.TrimSpace(d.APIVersion+" "+d.Kind)
	}
	return fmt.Errorf("%s:%d: a document of waivers is %s %s, and this one %s", d.File, cmp.Or(d.Line, 1), api.APIVersion, Kind, is)
}
