package render

import (
	"fmt"
	"io"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// namePrinter prints what `kubectl get` takes: the objects that have findings,
// most urgent first, the workloads of components, or the ids of policies.
type namePrinter struct {
	Options
}

// PrintObj writes names to w; what they do not tell goes to Notes.
func (p *namePrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	switch document := obj.(type) {
	case *api.AuditReport:
		r := sanitized(document)
		return p.print(w, findingSubjects(r), reportNotes(r, p.Options))
	case *api.FleetReport:
		return OneClusterOnly(formatName)
	case *api.AuditDiff:
		d := sanitized(document)
		return p.print(w, changedSubjects(d), diffNotes(d, p.limit()))
	case *api.ComponentList:
		l := sanitized(document)
		return p.print(w, componentSubjects(l), gapLines(l.Gaps, p.Options))
	case *api.PathList:
		l := sanitized(document)
		return p.print(w, startSubjects(l), gapLines(l.Gaps, p.Options))
	case *api.PolicyList:
		return printIDs(w, sanitized(document).Items)
	case *api.Explanation:
		return write(w, explainedID(sanitized(document))+"\n")
	default:
		return fmt.Errorf("print names: %T is no document of %s", obj, api.APIVersion)
	}
}

// print writes each subject once, in the order of its first occurrence.
func (p *namePrinter) print(w io.Writer, subjects []api.Subject, notes []string) error {
	var names strings.Builder
	var others []string
	seen := map[api.Subject]bool{}
	for _, s := range subjects {
		s.Component = ""
		if seen[s] {
			continue
		}
		seen[s] = true
		if ok, err := printName(s, &names); err != nil {
			return err
		} else if !ok {
			others = append(others, subjectName(s))
		}
	}
	if err := write(w, names.String()); err != nil {
		return err
	}
	return p.note(others, notes)
}

// note says which subjects have no name for kubectl, and the notes.
func (p *namePrinter) note(others, notes []string) error {
	if p.Notes == nil {
		return nil
	}
	if len(others) > 0 {
		text := "not listed, because kubectl cannot get them by name: " + strings.Join(others, ", ")
		notes = append(wrap(prose(text), p.limit()), notes...)
	}
	return writeParts(p.Notes, notes)
}

// printName is false for a subject that is no API object.
func printName(s api.Subject, w io.Writer) (bool, error) {
	gk, ok := groupKind(s.Kind)
	if !ok {
		return false, nil
	}
	object := &metav1.PartialObjectMetadata{ObjectMeta: metav1.ObjectMeta{Name: s.Name}}
	object.SetGroupVersionKind(gk.WithVersion(""))
	printer := &printers.NamePrinter{ShortOutput: true}
	if err := printer.PrintObj(object, w); err != nil {
		return false, fmt.Errorf("print name of %s: %w", subjectName(s), err)
	}
	return true, nil
}

func findingSubjects(r *api.AuditReport) []api.Subject {
	var subjects []api.Subject
	for _, f := range r.Findings {
		if f.Waived == nil {
			subjects = append(subjects, f.Subject)
		}
	}
	return subjects
}

// changedSubjects are the objects whose findings have changed.
func changedSubjects(d *api.AuditDiff) []api.Subject {
	var subjects []api.Subject
	for _, f := range d.Findings {
		if f.Waived == nil && f.Status != api.StatusUnchanged {
			subjects = append(subjects, f.Subject)
		}
	}
	return subjects
}

func componentSubjects(l *api.ComponentList) []api.Subject {
	var subjects []api.Subject
	for _, c := range l.Items {
		subjects = append(subjects, api.Subject{Kind: c.Kind, Namespace: c.Namespace, Name: c.Workload})
	}
	return subjects
}

// startSubjects are the workloads and nodes that paths start at.
func startSubjects(l *api.PathList) []api.Subject {
	var subjects []api.Subject
	for _, path := range l.Items {
		if path.From.Kind == api.StartContainer {
			subjects = append(subjects, api.Subject{Kind: path.From.WorkloadKind, Namespace: path.From.Namespace, Name: path.From.Workload})
		}
		for _, name := range path.From.Nodes {
			subjects = append(subjects, api.Subject{Kind: "Node", Name: name})
		}
	}
	return subjects
}

func printIDs(w io.Writer, policies []api.Policy) error {
	var ids strings.Builder
	for _, policy := range policies {
		ids.WriteString(policy.ID + "\n")
	}
	return write(w, ids.String())
}
