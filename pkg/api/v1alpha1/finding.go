package v1alpha1

// Finding is one policy that fired on one subject.
type Finding struct {
	// Rank is the place in the report, from 1.
	Rank int `json:"rank"`
	// ID is a stable fingerprint of policy, subject and evidence.
	ID string `json:"id"`
	// Policy is the id of the policy.
	Policy   string   `json:"policy"`
	Severity Severity `json:"severity"`
	Title    string   `json:"title"`
	// Message says what is wrong with this subject.
	Message string  `json:"message"`
	Subject Subject `json:"subject"`
	// Container is the container that the finding is about, the worst one if
	// there are several; empty if it is about the whole subject.
	Container string `json:"container,omitempty"`
	// Containers are all of them if there is more than one, worst first.
	Containers []string `json:"containers,omitempty"`
	// Evidence is never empty: where to look, and what stands there.
	Evidence []Evidence `json:"evidence"`
	// Capability is what the finding gives an attacker, if anything.
	Capability *Capability `json:"capability,omitempty"`
	// Reaches is the goal that the finding leads to.
	Reaches *Reach `json:"reaches,omitempty"`
	// Expected is true if the component is known to need what was found; it
	// stands after an unexpected finding that is as severe.
	Expected bool `json:"expected,omitempty"`
	// Reason says in one sentence why the finding has its place.
	Reason      string `json:"reason"`
	Remediation string `json:"remediation"`
	// Pods and Nodes count the replicas concerned and the nodes that hold them.
	Pods  int `json:"pods"`
	Nodes int `json:"nodes"`
	// Workloads are those that hold the identity, when the subject is one.
	Workloads []Subject `json:"workloads,omitempty"`
	// Owner is who can change the subject, if known.
	Owner *Owner `json:"owner,omitempty"`
	// Status compares with the baseline, if there is one.
	Status Status `json:"status,omitempty"`
	// Waived is set if a waiver accepts the finding.
	Waived *Waived `json:"waived,omitempty"`
	// Cluster is the context of the cluster, in documents that join the findings
	// of several.
	Cluster string `json:"cluster,omitempty"`
}

// Subject is what a finding is about.
type Subject struct {
	Kind      string `json:"kind"`
	Namespace string `json:"namespace,omitempty"`
	Name      string `json:"name"`
	// Component is the known product that the subject belongs to.
	Component string `json:"component,omitempty"`
}

// Evidence is one place that proves a finding: a field and its value, or a
// rule that an identity holds and where it comes from.
type Evidence struct {
	// Container is set when the field belongs to one container.
	Container string `json:"container,omitempty"`
	// Field is the path in the object, such as
	// spec.containers[0].volumeMounts[2].
	Field string `json:"field,omitempty"`
	Value string `json:"value,omitempty"`

	// Rule is the part of the rule that matters, such as "pods/exec [create]".
	Rule string `json:"rule,omitempty"`
	// Role and Binding are kind/name, or kind/namespace/name.
	Role    string `json:"role,omitempty"`
	Binding string `json:"binding,omitempty"`
	// Index is the rule's place in the role, from 0.
	Index *int `json:"index,omitempty"`
	// Scope is "cluster", or the namespace that the rule holds in.
	Scope string `json:"scope,omitempty"`
	// Subject is the binding's subject when it is not the identity itself,
	// such as "Group/system:serviceaccounts".
	Subject string `json:"subject,omitempty"`

	// Command is a kubectl command that shows the rule at work, as the identity.
	Command string `json:"command,omitempty"`

	// Object names the object that holds the field when it is not the subject.
	Object string `json:"object,omitempty"`
	// File and Line say where the object was read, for audits of files.
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

// Capability is what a finding gives an attacker.
type Capability struct {
	// Kind is one of the capabilities of docs/architecture.md.
	Kind string `json:"kind"`
	// Namespace restricts it; empty means everywhere.
	Namespace string `json:"namespace,omitempty"`
	// Names restricts it to named objects.
	Names []string `json:"names,omitempty"`
}

// Policy describes a policy that found something.
type Policy struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Severity    Severity `json:"severity"`
	Category    string   `json:"category"`
	Subject     string   `json:"subject"`
	Grants      string   `json:"grants,omitempty"`
	// Attack is how an attacker uses it.
	Attack string `json:"attack,omitempty"`
	// Needed is when a system pod legitimately needs it.
	Needed      string      `json:"needed,omitempty"`
	Remediation string      `json:"remediation"`
	References  []Reference `json:"references"`
	// Frameworks maps a framework to its controls, such as cis to 5.2.2.
	Frameworks map[string][]string `json:"frameworks,omitempty"`
	// Optional is true for a policy that is only evaluated when it is asked for.
	Optional bool `json:"optional,omitempty"`
	// Source is "builtin", or the file of a user's policy.
	Source string `json:"source"`
	// Examples show the policy at work; a report leaves them out.
	Examples *Examples `json:"examples,omitempty"`
}

// Examples are two manifests that differ in what a policy is about.
type Examples struct {
	// Bad is one that the policy finds something in.
	Bad string `json:"bad"`
	// Good is one that serves the same purpose and that it finds nothing in.
	Good string `json:"good"`
}

// Reference is a page that explains a policy.
type Reference struct {
	Description string `json:"description,omitempty"`
	URL         string `json:"url"`
}
