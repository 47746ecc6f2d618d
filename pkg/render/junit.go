package render

import (
	"encoding/xml"
	"io"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// instant is how long a test took: nobody measures a single one.
const instant = "0"

// printJUnit writes a suite for each subject and a failed test for each of its
// findings. What was not audited is a test that could not run.
func printJUnit(a audits, w io.Writer) error {
	suites := &junit.Testsuites{Name: "kubectl-sysaudit", Time: instant}
	for _, r := range a.reports {
		for _, suite := range subjectSuites(r) {
			addSuite(suites, suite)
		}
		addSuite(suites, gapSuite(clusterLabel(r.Cluster), r.Gaps))
	}
	addSuite(suites, gapSuite("", a.gaps))
	if suites.Tests == 0 {
		addSuite(suites, passedSuite(a))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return suites.WriteXML(w)
}

// addSuite numbers a suite, and drops one without tests.
func addSuite(all *junit.Testsuites, suite junit.Testsuite) {
	if len(suite.Testcases) == 0 {
		return
	}
	suite.ID = len(all.Suites)
	all.AddSuite(suite)
}

// subjectSuites are in the order of the most urgent finding of each.
func subjectSuites(r *api.AuditReport) []junit.Testsuite {
	var suites []junit.Testsuite
	places := map[string]int{}
	for _, f := range r.Findings {
		name := strings.Join(nonEmpty(clusterLabel(r.Cluster), subjectName(f.Subject)), " ")
		place, known := places[name]
		if !known {
			place = len(suites)
			places[name] = place
			suites = append(suites, junit.Testsuite{Name: name, Time: instant})
		}
		suites[place].AddTestcase(findingCase(name, f))
	}
	return suites
}

// findingCase is a failed test, or a skipped one if the finding is waived.
func findingCase(class string, f api.Finding) junit.Testcase {
	test := junit.Testcase{Name: f.Policy + ": " + f.Title, Classname: class, Time: instant}
	if len(containersOf(f)) > 0 {
		test.Name += " (" + joined(containersOf(f)) + ")"
	}
	if f.Waived != nil {
		test.Skipped = &junit.Result{Message: "waived " + waivedBy(*f.Waived)}
		return test
	}
	test.Failure = &junit.Result{Message: f.Message, Type: string(f.Severity), Data: strings.Join(findingLines(f), "\n")}
	return test
}

// findingLines say all that a person needs who sees nothing but a failed test.
func findingLines(f api.Finding) []string {
	lines := []string{string(f.Severity) + ": " + f.Message}
	for _, text := range proofTexts(f) {
		lines = append(lines, "- "+text)
	}
	return append(lines, nonEmpty(reach(f.Reaches), f.Reason, "Fix: "+f.Remediation, "Finding "+f.ID)...)
}

func gapSuite(cluster string, gaps []api.Gap) junit.Testsuite {
	suite := junit.Testsuite{Name: strings.Join(nonEmpty(cluster, "not audited"), " "), Time: instant}
	for _, gap := range gaps {
		suite.AddTestcase(junit.Testcase{
			Name: gapText(gap), Classname: suite.Name, Time: instant,
			Error: &junit.Result{Message: gap.Message, Type: string(gap.Reason)},
		})
	}
	return suite
}

// passedSuite has the one test that passed, since many readers take a file
// without tests for a failure.
func passedSuite(a audits) junit.Testsuite {
	suite := junit.Testsuite{Name: "kubectl-sysaudit", Time: instant}
	for _, r := range a.reports {
		suite.AddTestcase(junit.Testcase{Name: summaryLine(r), Classname: suite.Name, Time: instant})
	}
	return suite
}
