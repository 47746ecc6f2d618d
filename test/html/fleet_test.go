package html_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// One cluster is shown, and a link leads to each other one.
func everyClusterCanBeLookedAt(t *testing.T, b chromium) {
	first, second := small().report(), clean().report()
	second.Cluster.Context = "<b>harbor-west</b>"
	fleet := api.NewFleetReport([]api.AuditReport{*first, *second}, []api.Gap{
		{Kind: api.GapCluster, Resource: "harbor-south", Reason: api.ReasonTimeout, Message: "no answer"},
	})
	p := open(t, b, fleet, 1280)
	if got, want := len(texts(t, p, ".finding")), len(first.Findings); got != want {
		t.Errorf("%d findings, want the first cluster's %d", got, want)
	}
	names := []string{"harbor-east", "<b>harbor-west</b>", "harbor-south"}
	if diff := cmp.Diff(names, texts(t, p, "#fleet tbody th")); diff != "" {
		t.Error(diff)
	}
	p.do(t, chromedp.Click(chromedp.CSS("#fleet a")), chromedp.WaitReady(chromedp.CSS("#fleet a[href='#cluster-1']")))
	p.forget() // the page was loaded again
	if got := texts(t, p, "h1"); !cmp.Equal(got, []string{"<b>harbor-west</b>"}) {
		t.Errorf("heading %q", got)
	}
	if got := texts(t, p, ".finding"); len(got) > 0 {
		t.Errorf("%d findings of a cluster without any", len(got))
	}
	if got := value[string](t, p, "document.title"); got != "<b>harbor-west</b>: audit of system pods" {
		t.Errorf("title %q", got)
	}
}
