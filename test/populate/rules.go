package populate

import (
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// grants are what roles in clusters allow: mostly little, here and there too much.
// One role for each line: rules, separated by a semicolon, of the form
// group/resources verbs, where the group "core" is the empty one.
const grants = `
core/configmaps get,list,watch
core/configmaps,events get,list,watch,create,patch; coordination.k8s.io/leases get,create,update
core/pods,services,endpoints get,list,watch
core/pods get,list,watch; core/pods/log get
apps/deployments,replicasets,statefulsets,daemonsets get,list,watch
core/secrets get
core/services,endpoints get,list,watch; discovery.k8s.io/endpointslices get,list,watch
networking.k8s.io/ingresses get,list,watch; networking.k8s.io/ingresses/status update,patch
batch/jobs,cronjobs get,list,watch,create,delete
core/nodes get,list,watch; metrics.k8s.io/pods,nodes get,list
core/persistentvolumeclaims get,list,watch; core/persistentvolumes get,list,watch,create,delete; storage.k8s.io/storageclasses get,list,watch
autoscaling/horizontalpodautoscalers get,list,watch,update
core/events create,patch
core/configmaps get,update; core/secrets get,list,watch
cert-manager.io/certificates,issuers get,list,watch,update,patch; core/secrets create,update
monitoring.coreos.com/servicemonitors,podmonitors,prometheusrules get,list,watch
core/pods get,list,watch,delete; policy/poddisruptionbudgets get,list
core/nodes get,list,watch,patch; core/nodes/status patch
core/pods create,delete,get,list; core/pods/exec create
admissionregistration.k8s.io/validatingwebhookconfigurations get,list,watch,update
`

// ruleSets are the rules of those roles.
func ruleSets() [][]rbacv1.PolicyRule {
	var sets [][]rbacv1.PolicyRule
	for line := range strings.Lines(strings.TrimSpace(grants)) {
		var rules []rbacv1.PolicyRule
		for rule := range strings.SplitSeq(strings.TrimSpace(line), ";") {
			rules = append(rules, parseRule(rule))
		}
		sets = append(sets, rules)
	}
	return sets
}

func parseRule(rule string) rbacv1.PolicyRule {
	what, verbs, _ := strings.Cut(strings.TrimSpace(rule), " ")
	group, resources, _ := strings.Cut(what, "/")
	if group == "core" {
		group = ""
	}
	return rbacv1.PolicyRule{
		APIGroups: []string{group}, Resources: strings.Split(resources, ","), Verbs: strings.Split(verbs, ","),
	}
}
