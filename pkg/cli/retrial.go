package cli

import (
	"context"
	"reflect"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// likeness tells whether what was said of one document is true of another.
type likeness func(was, now *facts.Document) bool

// equal is exact: policies see nothing but their document.
func equal(was, now *facts.Document) bool {
	return sameSubject(was, now) && reflect.DeepEqual(was.Input(), now.Input())
}

// unweakened leaves out of account what surrounds an account. It is for changes
// that only take power away: then what an account can do with its permissions is
// at most what it was.
func unweakened(was, now *facts.Document) bool {
	return sameSubject(was, now) && reflect.DeepEqual(alone(was.Input()), alone(now.Input()))
}

func sameSubject(was, now *facts.Document) bool {
	return was.Kind() == now.Kind() && slices.Equal(was.NodeNames(), now.NodeNames())
}

func alone(input any) any {
	if i, ok := input.(facts.IdentityInput); ok {
		i.Identity.Namespaces, i.Identity.Named, i.Identity.Deputies = nil, nil, nil
		return i
	}
	return input
}

// rejudge judges only the documents about subjects of which something changed.
func rejudge(
	ctx context.Context, library *policy.Library, was, now *facts.Facts, judged policy.Judgment, same likeness,
) policy.Judgment {
	changed := changedSubjects(was.Documents, now.Documents, same)
	var docs []policy.Document
	for _, d := range now.Documents {
		if changed[keyOf(d.Subject())] {
			docs = append(docs, d)
		}
	}
	again := library.Judge(ctx, docs)
	for _, f := range judged.Findings {
		if !changed[keyOf(f.Subject)] {
			again.Findings = append(again.Findings, f)
		}
	}
	for _, e := range judged.Effects {
		if !changed[keyOf(e.Subject)] {
			again.Effects = append(again.Effects, e)
		}
	}
	return again
}

// keyOf is a subject without what does not identify it.
func keyOf(s api.Subject) api.Subject {
	s.Component = ""
	return s
}

// changedSubjects are those with a document that is not in both lists alike.
func changedSubjects(was, now []*facts.Document, same likeness) map[api.Subject]bool {
	before, after := bySubject(was), bySubject(now)
	changed := map[api.Subject]bool{}
	for subject, docs := range before {
		changed[subject] = !slices.EqualFunc(docs, after[subject], same)
	}
	for subject := range after {
		if _, known := before[subject]; !known {
			changed[subject] = true
		}
	}
	return changed
}

func bySubject(docs []*facts.Document) map[api.Subject][]*facts.Document {
	sorted := map[api.Subject][]*facts.Document{}
	for _, d := range docs {
		key := keyOf(d.Subject())
		sorted[key] = append(sorted[key], d)
	}
	return sorted
}
