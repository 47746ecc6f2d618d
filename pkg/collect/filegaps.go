package collect

import (
	"errors"
	"fmt"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

func (r *fileReader) unreadable(name string, err error) {
	r.sink.Gap(api.Gap{Kind: api.GapFile, Resource: name, Reason: api.ReasonUnreadable, Message: err.Error(), File: name})
}

func (r *fileReader) invalid(f *file, err *manifest.SyntaxError) {
	f.invalid++
	r.sink.Gap(api.Gap{
		Kind: api.GapObject, Resource: f.name, Reason: api.ReasonInvalid, Message: err.Err.Error(), File: f.name, Line: err.Line,
	})
}

// withoutKind tells a document that is no object from one that is not even
// valid.
func (r *fileReader) withoutKind(f *file, d manifest.Document) {
	var syntax *manifest.SyntaxError
	if _, err := d.JSON(); errors.As(err, &syntax) {
		r.invalid(f, syntax)
		return
	}
	if f.nameless == 0 {
		f.firstNameless = d.Line
	}
	f.nameless++
}

func (r *fileReader) undecodable(f *file, d manifest.Document, resource Resource, err error) {
	var syntax *manifest.SyntaxError
	if errors.As(err, &syntax) {
		r.invalid(f, syntax)
		return
	}
	r.sink.Gap(api.Gap{
		Kind: api.GapObject, Resource: resource.Name, Reason: api.ReasonInvalid, File: d.File, Line: d.Line,
		Message: fmt.Sprintf("%s: %v", d.Kind, err),
	})
}

// endFile reports what only the whole file tells.
func (r *fileReader) endFile(f *file) {
	if f.snapshot == snapshotBegun {
		r.unreadable(f.name, fmt.Errorf("read %s: the snapshot has no end: what comes after its last object is missing", f.name))
	}
	if f.snapshot == noSnapshot {
		r.cluster.Source = append(r.cluster.Source, f.name)
	}
	switch {
	case f.objects == 0 && f.invalid == 0:
		r.sink.Gap(api.Gap{
			Kind: api.GapFile, Resource: f.name, Reason: api.ReasonUnrecognized, File: f.name,
			Message: "unrecognized: it holds no Kubernetes object" + f.why(),
		})
	case f.nameless > 0:
		gap := api.Gap{
			Kind: api.GapObject, Resource: f.name, Reason: api.ReasonInvalid, File: f.name, Line: f.firstNameless,
			Message: "a document has no kind",
		}
		if f.nameless > 1 {
			gap.Count = f.nameless
		}
		r.sink.Gap(gap)
	}
}

func (f *file) why() string {
	if f.nameless == 0 {
		return ""
	}
	return fmt.Sprintf(" (line %d: no kind)", f.firstNameless)
}

// end reports what only all files together tell.
func (r *fileReader) end() {
	for _, gap := range r.unknown.gaps() {
		r.sink.Gap(gap)
	}
}

// unknownFields counts fields that the API types do not have, by kind and path.
type unknownFields map[string]*api.Gap

func (u unknownFields) add(d manifest.Document, path string) {
	key := d.Kind + " " + withoutIndexes(path)
	if gap := u[key]; gap != nil {
		gap.Count++
		return
	}
	u[key] = &api.Gap{
		Kind: api.GapField, Resource: d.Kind, Reason: api.ReasonUnknownField, File: d.File, Line: d.Lines(path)[0], Count: 1,
		Message: key + ": this field is not known, so it was not looked at",
	}
}

// gaps are sorted by kind and path.
func (u unknownFields) gaps() []api.Gap {
	keys := make([]string, 0, len(u))
	for key := range u {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	gaps := make([]api.Gap, 0, len(u))
	for _, key := range keys {
		gap := *u[key]
		if gap.Count == 1 {
			gap.Count = 0
		}
		gaps = append(gaps, gap)
	}
	return gaps
}

// withoutIndexes makes one path of those that differ only in indexes.
func withoutIndexes(path string) string {
	var out []byte
	for i := 0; i < len(path); i++ {
		digit := path[i] >= '0' && path[i] <= '9'
		if digit && len(out) > 0 && out[len(out)-1] == '[' {
			continue
		}
		out = append(out, path[i])
	}
	return string(out)
}
