package v1alpha1

// Waived says who accepts a finding, why, and until when.
type Waived struct {
	Reason string `json:"reason"`
	Owner  string `json:"owner"`
	// Expires is the last day on which the finding is accepted, in UTC, such as
	// 2027-01-31.
	Expires string `json:"expires"`
}

// Waiver accepts findings for a time. Its policy and the kind, namespace and
// name of its subject may be globs.
type Waiver struct {
	Policy  string  `json:"policy"`
	Subject Subject `json:"subject"`
	Waived
	// State is active, expired or unused.
	State WaiverState `json:"state"`
	// Findings is the number of findings that match, accepted or not.
	Findings int `json:"findings"`
	// File and Line say where the waiver stands.
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

// WaiverState is what became of a waiver in an audit.
type WaiverState string

// The states of a waiver.
const (
	// WaiverActive: there are findings that it accepts.
	WaiverActive WaiverState = "active"
	// WaiverExpired: its last day is over, so it accepts nothing.
	WaiverExpired WaiverState = "expired"
	// WaiverUnused: no finding matches it.
	WaiverUnused WaiverState = "unused"
)
