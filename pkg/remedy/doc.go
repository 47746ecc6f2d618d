// Package remedy turns findings into changes of the objects that they are about:
// a role without the rule that a finding shows, a patch of a workload without the
// mount. It makes the changes on an inventory, so that the audit can be run again,
// and writes them down for whoever applies them. It knows no policies: what is
// changed follows from the evidence alone.
package remedy
