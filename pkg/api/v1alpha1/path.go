package v1alpha1

import "strings"

// The goals of an attacker, besides "namespace:" and a name.
const (
	// GoalClusterAdmin: everything the API server offers.
	GoalClusterAdmin = "cluster-admin"
	// GoalAllNodes: root on every node.
	GoalAllNodes = "all-nodes-root"
	// GoalAllSecrets: the content of every secret.
	GoalAllSecrets = "all-secrets"
	// GoalNamespace is followed by the name of a namespace that is not part of
	// the system: control over all that runs there.
	GoalNamespace = "namespace:"
)

// The kinds of a start.
const (
	StartContainer = "container"
	StartNode      = "node"
)

// Path is the cheapest chain from a start to a goal.
type Path struct {
	From Start `json:"from"`
	// To is cluster-admin, all-nodes-root, all-secrets or namespace:NAME.
	To string `json:"to"`
	// Cost adds up the difficulty of the hops.
	Cost int   `json:"cost"`
	Hops []Hop `json:"hops"`
}

// Start is where an attacker begins: with code in a container of a system
// workload, in any of its replicas, or with root on one node of a class.
type Start struct {
	// Kind is container or node.
	Kind         string `json:"kind"`
	Namespace    string `json:"namespace,omitempty"`
	WorkloadKind string `json:"workloadKind,omitempty"`
	Workload     string `json:"workload,omitempty"`
	Container    string `json:"container,omitempty"`
	// Component is the known product that the workload belongs to.
	Component string `json:"component,omitempty"`
	// Class names nodes that hold the same credentials, and Nodes lists them.
	Class string   `json:"class,omitempty"`
	Nodes []string `json:"nodes,omitempty"`
}

// Hop is one step of a path.
type Hop struct {
	// From is what the step needs, and To what it gives, in words.
	From string `json:"from"`
	To   string `json:"to"`
	// Finding is the id of the finding that makes the step possible; empty if
	// the cluster's structure alone does, such as a token in a container.
	Finding string `json:"finding,omitempty"`
	// Text says what the attacker does.
	Text string `json:"text"`
	// Cost is the difficulty of the step.
	Cost int `json:"cost"`
	// Change is the object to change so that the step is gone.
	Change *Change `json:"change,omitempty"`
}

// Change names an object that can be changed.
type Change struct {
	Kind      string `json:"kind"`
	Namespace string `json:"namespace,omitempty"`
	Name      string `json:"name"`
}

// NewChange reads a reference: kind/name or kind/namespace/name.
func NewChange(reference string) Change {
	parts := strings.SplitN(reference, "/", 3)
	switch len(parts) {
	case 3:
		return Change{Kind: parts[0], Namespace: parts[1], Name: parts[2]}
	case 2:
		return Change{Kind: parts[0], Name: parts[1]}
	}
	return Change{Name: reference}
}

// Reference names the object as NewChange reads it.
func (c Change) Reference() string {
	if c.Namespace == "" {
		return c.Kind + "/" + c.Name
	}
	return c.Kind + "/" + c.Namespace + "/" + c.Name
}

// Reach is how far a finding leads.
type Reach struct {
	Goal string `json:"goal"`
	Hops int    `json:"hops"`
}

// Fix is one of the changes that are worth most.
type Fix struct {
	// Order is the place in the list, from 1.
	Order int `json:"order"`
	// Goal is the one of the cut.
	Goal string `json:"goal,omitempty"`
	// Cuts is the number of paths to the goal that are gone after this fix and
	// those before it, less those that the ones before it cut; Of is the number
	// of those that can be cut at all.
	Cuts int `json:"cuts"`
	Of   int `json:"of"`
	// Findings are resolved by the fix.
	Findings []string `json:"findings"`
	// Owner is whose the object is, such as "you" or "Helm release a/b".
	Owner string `json:"owner"`
	// Text says what to change.
	Text string `json:"text"`
	// Change is the object.
	Change Change `json:"change"`
	// Cost weighs the fix: a change that its owner reverts costs more.
	Cost int `json:"cost"`
}

// Cut describes the fixes of a report as a whole.
type Cut struct {
	// Goal is what the fixes keep attackers from: cluster-admin, or the next goal
	// if changes keep nobody from that.
	Goal string `json:"goal,omitempty"`
	// Complete is true if no start reaches the goal after all fixes, but for
	// those that no change can keep from it.
	Complete bool `json:"complete"`
	// Smallest is true if no cheaper set of fixes does the same. Otherwise Bound
	// is a cost that no set can be below.
	Smallest bool `json:"smallest"`
	Cost     int  `json:"cost"`
	Bound    int  `json:"bound"`
	// Verified is true if the audit was run again with the fixes applied, and
	// found no path that should be gone.
	Verified bool `json:"verified"`
	// Remaining is the number of paths to the goal after all fixes that a change
	// could cut.
	Remaining int `json:"remaining"`
	// Inherent is the number of starts that are the control plane itself, or
	// that nothing short of their removal keeps from it.
	Inherent int `json:"inherent"`
}
