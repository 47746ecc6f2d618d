package render

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

const (
	// longestMessage is in bytes, so that results stay small.
	longestMessage = 2000
	// mostLocations is how many places of evidence a result has.
	mostLocations = 20
)

func sarifResult(f api.Finding, rule int) *sarif.Result {
	result := sarif.NewRuleResult(f.Policy).WithRuleIndex(rule).WithLevel(sarifLevel(f.Severity))
	result.WithMessage(sarifMessage(resultText(f)))
	// The first one is GitHub's own. It is about the finding and not about the
	// line, so an alert stays the same when lines are added above it.
	result.WithPartialFingerprints(map[string]string{"primaryLocationLineHash": f.ID + ":1", "sysauditFinding/v1": f.ID})
	locations := sarifLocations(f)
	result.AddLocation(locations[0])
	for i, location := range locations[1:] {
		result.AddRelatedLocation(location.WithID(i + 1))
	}
	properties := sarif.NewPropertyBag()
	properties.Add("severity", string(f.Severity)).Add("security-severity", securitySeverity(f.Severity)).Add("rank", f.Rank)
	result.WithProperties(properties)
	compared(result, f)
	return result
}

// compared says what became of a finding: since the baseline, or by a waiver.
func compared(result *sarif.Result, f api.Finding) {
	switch f.Status {
	case api.StatusNew, api.StatusUnchanged:
		result.WithBaselineState(string(f.Status))
	}
	if f.Waived == nil {
		// An empty list would say that nobody suppressed it, which is what no
		// list says too.
		result.WithSuppressions(nil)
		return
	}
	suppression := sarif.NewSuppression().WithKind("external").WithStatus("accepted").WithJustification(waivedBy(*f.Waived))
	result.AddSuppression(suppression)
}

// resultText begins with a sentence that can stand alone.
func resultText(f api.Finding) string {
	text := subjectName(f.Subject) + ": " + f.Message
	if proofs := proofTexts(f); len(proofs) > 0 {
		text += " (" + strings.Join(proofs, "; ") + ")"
	}
	return strings.Join(nonEmpty(text+".", reach(f.Reaches), f.Reason), " ")
}

// sarifMessage is plain text. A viewer would make a link of [text](target).
func sarifMessage(text string) *sarif.Message {
	return sarif.NewTextMessage(strings.ReplaceAll(shortened(text, longestMessage), "](", "] ("))
}

// sarifLocations are where the evidence stands: in a file, or else in the
// cluster. There is at least one, since GitHub refuses results without.
func sarifLocations(f api.Finding) []*sarif.Location {
	var locations []*sarif.Location
	for _, e := range f.Evidence[:min(len(f.Evidence), mostLocations)] {
		if e.File != "" {
			locations = append(locations, sarifLocation(f, fileURI(e.File), e.Line))
		}
	}
	if len(locations) == 0 {
		return []*sarif.Location{sarifLocation(f, subjectURI(f.Subject), 1)}
	}
	return locations
}

func sarifLocation(f api.Finding, uri string, line int) *sarif.Location {
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation(uri))
	if line > 0 {
		place.WithRegion(sarif.NewSimpleRegion(line, line))
	}
	location := sarif.NewLocationWithPhysicalLocation(place).AddLogicalLocation(logicalLocation(f.Subject, f.Container))
	return location.WithMessage(sarifMessage(subjectName(f.Subject)))
}

// logicalLocation is an object of the cluster, or a container in it.
func logicalLocation(s api.Subject, container string) *sarif.LogicalLocation {
	full := strings.Join(nonEmpty(s.Namespace, s.Kind, s.Name, container), "/")
	name := s.Name
	if container != "" {
		name = container
	}
	return sarif.NewLogicalLocation().WithName(name).WithFullyQualifiedName(full).WithKind("resource")
}

// fileURI is a path as a URI: relative to the folder that the audit ran in, as
// code scanning wants it, unless it is absolute.
func fileURI(file string) string {
	if strings.HasPrefix(file, "http://") || strings.HasPrefix(file, "https://") {
		return file
	}
	uri := url.URL{Path: path.Clean(filepath.ToSlash(file))}
	if path.IsAbs(uri.Path) {
		uri.Scheme = "file"
	}
	return uri.String()
}

// subjectURI stands for a file where there is none.
func subjectURI(s api.Subject) string {
	var segments []string
	for _, segment := range nonEmpty(s.Namespace, s.Kind, s.Name) {
		segments = append(segments, url.PathEscape(segment))
	}
	return strings.Join(segments, "/")
}
