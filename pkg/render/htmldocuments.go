package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// htmlFleet is what a page of several clusters shows of all of them.
type htmlFleet struct {
	Clusters []htmlCluster `json:"clusters"`
	// Gaps are clusters that could not be audited.
	Gaps []api.Gap `json:"gaps"`
}

type htmlCluster struct {
	Place   string `json:"place"`
	Scope   string `json:"scope"`
	Summary string `json:"summary"`
}

func newHTMLFleet(a audits) htmlFleet {
	fleet := htmlFleet{Gaps: append([]api.Gap{}, a.gaps...)}
	for _, r := range a.reports {
		fleet.Clusters = append(fleet.Clusters, htmlCluster{pagePlace(r), pageScope(r), summaryLine(r)})
	}
	return fleet
}

// htmlDocuments are the elements of a page that hold what it shows: each report
// in one of its own, so that a browser reads only the one that is looked at.
func htmlDocuments(a audits) (string, error) {
	documents, ids := []any{}, []string{}
	for i, r := range a.reports {
		id := "report"
		if i > 0 {
			id = fmt.Sprintf("report-%d", i)
		}
		documents, ids = append(documents, newHTMLData(r)), append(ids, id)
	}
	if len(a.reports) > 1 || len(a.gaps) > 0 {
		documents, ids = append(documents, newHTMLFleet(a)), append(ids, "clusters")
	}
	var elements []string
	for i, document := range documents {
		data, err := json.Marshal(document)
		if err != nil {
			return "", err
		}
		elements = append(elements, fmt.Sprintf(`<script type="application/json" id="%s">%s</script>`, ids[i], bytes.TrimSpace(data)))
	}
	return strings.Join(elements, "\n"), nil
}
