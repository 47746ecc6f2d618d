package v1alpha1

// Gap is something that was not read or not evaluated, so that nobody mistakes
// silence for a pass.
type Gap struct {
	// Kind is what is missing: cluster, resource, file, object, field or policy.
	Kind GapKind `json:"kind"`
	// Resource is the resource (such as pods), file, policy or context concerned.
	Resource  string    `json:"resource,omitempty"`
	Namespace string    `json:"namespace,omitempty"`
	Reason    GapReason `json:"reason"`
	Message   string    `json:"message"`
	// File and Line say where, for audits of files.
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	// Count is how often the same gap occurred, if more than once.
	Count int `json:"count,omitempty"`
}

// GapKind is what a gap is about.
type GapKind string

// The kinds of gap.
const (
	GapCluster  GapKind = "cluster"
	GapResource GapKind = "resource"
	GapFile     GapKind = "file"
	GapObject   GapKind = "object"
	GapField    GapKind = "field"
	GapPolicy   GapKind = "policy"
)

// GapReason is why there is a gap.
type GapReason string

// The reasons for a gap.
const (
	// ReasonForbidden: the credentials may not read it.
	ReasonForbidden GapReason = "forbidden"
	// ReasonAbsent: the server does not serve the API.
	ReasonAbsent GapReason = "absent"
	// ReasonTimeout: the server did not answer in time.
	ReasonTimeout GapReason = "timeout"
	// ReasonUnreadable: an error while reading.
	ReasonUnreadable GapReason = "unreadable"
	// ReasonInvalid: it was read, but is not what it should be.
	ReasonInvalid GapReason = "invalid"
	// ReasonUnrecognized: nothing in it is known to an audit.
	ReasonUnrecognized GapReason = "unrecognized"
	// ReasonUnknownField: a field that this version does not know.
	ReasonUnknownField GapReason = "unknown-field"
	// ReasonNotProvided: files that hold no objects of a kind that matters.
	ReasonNotProvided GapReason = "not-provided"
	// ReasonUnresolved: it refers to something that the input does not hold.
	ReasonUnresolved GapReason = "unresolved"
	// ReasonFailed: a policy failed.
	ReasonFailed GapReason = "failed"
)
