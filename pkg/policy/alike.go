package policy

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// alike is implemented by documents of which many say the same but for names.
// The policies that come with the program are evaluated on one of them; those
// of users, which may look at names, on each.
type alike interface {
	// Pattern is the input with placeholders in the place of names, a key that
	// is the same for equal patterns, and the names for the placeholders. The
	// key is "" if there is none.
	Pattern() (key string, input any, names func(string) string)
}

// pattern says how a document is evaluated.
type pattern struct {
	// first is the document that is evaluated for all that are alike.
	first int
	input any
	names func(string) string
}

// patterns finds the documents that are alike, by document; nil for one that
// stands for itself.
func patterns(docs []Document) []*pattern {
	all, first := make([]*pattern, len(docs)), map[string]int{}
	for i, doc := range docs {
		one, ok := doc.(alike)
		if !ok {
			continue
		}
		key, input, names := one.Pattern()
		if key == "" {
			continue
		}
		key = doc.Kind() + " " + key
		if _, known := first[key]; !known {
			first[key] = i
		}
		all[i] = &pattern{first: first[key], input: input, names: names}
	}
	return all
}

// shares tells whether a rule is evaluated once for all documents alike.
func (r *run) shares(rule, doc int) bool {
	return r.patterns[doc] != nil && r.library.rules[rule].Source == builtinName
}

// outcomesOf is what was found on a document, and on the one that it is like.
// It is made anew each time, so that many documents do not keep many copies.
func (r *run) outcomesOf(doc int) []outcome {
	p := r.patterns[doc]
	if p == nil {
		return r.outcomes[doc]
	}
	var found []outcome
	for _, o := range r.outcomes[p.first] {
		if r.shares(o.rule, doc) {
			found = append(found, o.named(p.names))
		}
	}
	for _, o := range r.outcomes[doc] {
		if !r.shares(o.rule, doc) {
			found = append(found, o)
		}
	}
	return found
}

// named is an outcome with names in the place of placeholders.
func (o outcome) named(names func(string) string) outcome {
	results := make([]result, len(o.results))
	for i, r := range o.results {
		r.message = names(r.message)
		r.evidence = make([]api.Evidence, len(o.results[i].evidence))
		for j, e := range o.results[i].evidence {
			for _, text := range []*string{&e.Field, &e.Value, &e.Rule, &e.Role, &e.Binding, &e.Scope, &e.Subject, &e.Command, &e.Object} {
				*text = names(*text)
			}
			r.evidence[j] = e
		}
		if c := r.capability; c != nil {
			renamed := api.Capability{Kind: c.Kind, Namespace: names(c.Namespace)}
			for _, name := range c.Names {
				renamed.Names = append(renamed.Names, names(name))
			}
			r.capability = &renamed
		}
		results[i] = r
	}
	o.results = results
	return o
}
