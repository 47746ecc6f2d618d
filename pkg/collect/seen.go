package collect

import (
	"crypto/sha256"
	"fmt"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// seen knows which objects were read, and digests of what they hold: files can
// hold an object twice, in one or in several API versions.
type seen map[digest]digest

type digest [16]byte

func digestOf(text []byte) digest {
	sum := sha256.Sum256(text)
	return digest(sum[:16])
}

// before tells whether an object was read before, and remembers it. If the
// other one was not the same, that is a gap. Objects without a name are all
// different.
func (s seen) before(d manifest.Document, o object) (bool, []api.Gap) {
	if o.GetName() == "" {
		return false, nil
	}
	key := digestOf([]byte(d.Kind + "\x00" + o.GetNamespace() + "\x00" + o.GetName()))
	content := contentOf(o)
	first, ok := s[key]
	if !ok {
		s[key] = content
	}
	if !ok || first == content {
		return ok, nil
	}
	return true, []api.Gap{{
		Kind: api.GapObject, Resource: d.Kind, Namespace: o.GetNamespace(), Reason: api.ReasonInvalid, File: d.File, Line: d.Line,
		Message: fmt.Sprintf("%s %s was read before with other content: only the first one was looked at", d.Kind, o.GetName()),
	}}
}

// contentOf sums what an audit reads of an object.
func contentOf(o object) digest {
	text, err := o.Marshal()
	if err != nil {
		return digest{}
	}
	return digestOf(text)
}
