package rbac

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Grants lists all rules that an identity holds, those of its implicit groups
// included, by namespace, role, binding and index. The same rule of one binding
// is there once, even if the binding names the identity twice.
func (x *Index) Grants(id Identity) []Grant {
	holds := x.holds(id.canonical())
	size := 0
	for _, h := range holds {
		if r := x.bindings[h.binding].role; r != nil {
			size += len(r.rules)
		}
	}
	list := make([]Grant, 0, size)
	for _, h := range holds {
		list = x.bindings[h.binding].grants(list, h.subject)
	}
	return list
}

// Allows tells whether RBAC allows an identity a request, and by which grant.
// Other authorizers may allow more, such as the node authorizer.
func (x *Index) Allows(id Identity, r Request) (Grant, bool) {
	for _, h := range x.holds(id.canonical()) {
		b := x.bindings[h.binding]
		if b.role == nil || !r.inside(b.namespace) {
			continue
		}
		for i := range b.role.rules {
			if r.matches(&b.role.rules[i]) {
				return b.grants(nil, h.subject)[i], true
			}
		}
	}
	return Grant{}, false
}

// Fingerprint is the same for identities whose grants are equal, one by one and
// in the same order, in all but Binding and a Subject that is the identity
// itself. So they need to be judged only once.
func (x *Index) Fingerprint(id Identity) string {
	sum := sha256.New()
	for _, h := range x.holds(id.canonical()) {
		b := x.bindings[h.binding]
		if b.role == nil || len(b.role.rules) == 0 {
			continue
		}
		s := b.subjects[h.subject]
		fmt.Fprintf(sum, "%q %q %q %t %t\n", b.namespace, b.roleRef, s.group, b.builtin, s.guessed)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
