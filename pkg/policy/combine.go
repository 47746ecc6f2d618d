package policy

import "slices"

// kindBundle is the kind of documents about several subjects together, such as
// all accounts whose credentials one node holds. They have the schema of
// service accounts.
const kindBundle = "bundle"

// subjectOfBundles is the subject of policies that may combine.
const subjectOfBundles = "serviceaccount"

// combines is true for a policy whose parts may be held by different
// identities, so that it is evaluated on bundles, too.
func (r *reader) combines(subject string) bool {
	value, ok := r.annotations.Custom["combines"]
	if !ok {
		return false
	}
	combines, ok := value.(bool)
	switch {
	case !ok:
		r.fail("custom.combines", "must be true or false, is %v", value)
	case combines && subject != subjectOfBundles:
		r.fail("custom.combines", "is for policies whose subject is %s", subjectOfBundles)
	}
	return combines
}

// withBundles adds to rules those that apply the same policy to bundles.
func withBundles(rules []rule) []rule {
	all := slices.Clone(rules)
	for _, r := range rules {
		if r.Combines {
			r.Subject, r.repeated = kindBundle, true
			all = append(all, r)
		}
	}
	sortRules(all)
	return all
}
