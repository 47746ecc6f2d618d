package policies.lib.rbac_test

import data.policies.lib.fixture_test as fixture
import data.policies.lib.rbac as policy

test_wildcards if {
	policy.allows(grant(["*"], ["*"], ["*"]), "escalate", "example.com", "things")
	policy.allows(grant(["get"], ["*"], ["secrets"]), "get", "", "secrets")
	policy.allows(grant(["get"], [""], ["*"]), "get", "", "pods/exec")
}

test_subresources if {
	policy.allows(grant(["get"], [""], ["pods/log"]), "get", "", "pods/log")
	policy.allows(grant(["get"], [""], ["*/log"]), "get", "", "pods/log")
	not policy.allows(grant(["get"], [""], ["pods"]), "get", "", "pods/log")
	not policy.allows(grant(["get"], [""], ["pods/*"]), "get", "", "pods/log")
	not policy.allows(grant(["get"], [""], ["pods/*"]), "get", "", "pods")
	not policy.allows(grant(["get"], [""], ["*/log"]), "get", "", "pods")
	not policy.allows(grant(["get"], [""], ["*/log"]), "get", "", "pods/exec")
}

test_verbs_and_groups_are_not_prefixes if {
	not policy.allows(grant(["get"], [""], ["pods"]), "getall", "", "pods")
	not policy.allows(grant(["get*"], [""], ["pods"]), "get", "", "pods")
	not policy.allows(grant(["get"], ["apps"], ["deployments"]), "get", "", "deployments")
	not policy.allows({"verbs": ["get"], "nonResourceURLs": ["*"], "namespace": ""}, "get", "", "pods")
}

test_no_namespace_no_effect_in_role_bindings if {
	every pair in [["", "nodes"], ["", "nodes/proxy"], ["storage.k8s.io", "csidrivers"], ["", "users"]] {
		not policy.allows(bound(["*"]), "get", pair[0], pair[1])
	}
	not policy.allows(bound(["*"]), "patch", "admissionregistration.k8s.io", "mutatingwebhookconfigurations")
	not policy.allows(bound(["*"]), "create", "", "namespaces")
	policy.allows(bound(["*"]), "get", "", "pods")
	policy.allows(bound(["*"]), "patch", "", "namespaces")
	policy.allows(bound(["*"]), "bind", "rbac.authorization.k8s.io", "clusterroles")
	not policy.allows(bound(["*"]), "update", "rbac.authorization.k8s.io", "clusterroles")
}

test_urls if {
	policy.allows_url(urls(["*"], ""), "get", "/metrics")
	policy.allows_url(urls(["/debug/*"], ""), "get", "/debug/pprof/heap")
	policy.allows_url(urls(["/metrics"], ""), "get", "/metrics")
	not policy.allows_url(urls(["/debug/*"], ""), "get", "/debug")
	not policy.allows_url(urls(["/metrics"], ""), "get", "/metrics/cadvisor")
	not policy.allows_url(urls(["*"], ""), "post", "/metrics")
	not policy.allows_url(urls(["*"], "kube-system"), "get", "/metrics")
}

test_origin_names_namespace_and_group if {
	identity := {"kind": "ServiceAccount", "namespace": "a", "name": "x"}
	g := object.union(bound(["*"]), {
		"binding": "RoleBinding/a/b", "role": "Role/a/r", "index": 3,
		"subject": "Group/system:serviceaccounts",
	})
	policy.origin(identity, g, "text") == {
		"rule": "text", "role": "Role/a/r", "binding": "RoleBinding/a/b", "index": 3, "scope": "kube-system",
		"subject": "Group/system:serviceaccounts",
	}
}

test_key_of_a_group_has_no_namespace if {
	identity := {"kind": "Group", "namespace": "", "name": "system:authenticated"}
	g := object.union(bound(["*"]), {"binding": "b", "role": "r", "index": 0, "subject": "Group/system:authenticated"})
	not policy.origin(identity, g, "text").subject
}

test_flags_of_each_kind if {
	policy.acting_as({"kind": "ServiceAccount", "namespace": "a", "name": "x"}) == "--as=system:serviceaccount:a:x"
	policy.acting_as({"kind": "User", "namespace": "", "name": "jane"}) == "--as=jane"
	policy.acting_as({"kind": "Group", "namespace": "", "name": "dev"}) == "--as=somebody --as-group=dev"
}

test_where_joins_halves_of_one_namespace if {
	halves := [[[{"create"}, "", {"secrets"}]], [[{"list"}, "", {"secrets"}]]]
	create := fixture.within(["create"], "", "secrets", "a")
	object.keys(policy.where(holding([create, fixture.within(["list"], "", "secrets", "a")]), halves)) == {"a"}
	object.keys(policy.where(holding([create, fixture.grant(["list"], "", "secrets", {})]), halves)) == {"a"}
	object.keys(policy.where(holding([fixture.grant(["create"], "", "secrets", {}), fixture.grant(["list"], "", "secrets", {})]), halves)) == {""}
	policy.where(holding([create, fixture.within(["list"], "", "secrets", "b")]), halves) == {}
	policy.where(holding([create]), halves) == {}
}

test_commands_ask_what_the_rule_allows if {
	some namespace, proofs in policy.where(holding([fixture.within(["*"], "", "*/exec", "a")]), [[[{"create"}, "", {"pods/exec"}]]])
	namespace == "a"
	{p.command | some p in proofs} == {"kubectl auth can-i create pods --subresource=exec -n a --as=system:serviceaccount:kube-system:agent"}
	some hit in policy.named(
		holding([fixture.grant(["get"], "apps", "deployments", {"resourceNames": ["x"]})]),
		{"get"}, "apps", "deployments",
	)
	hit.proof.command == "kubectl auth can-i get deployments.apps/x --all-namespaces --as=system:serviceaccount:kube-system:agent"
	hit.proof.rule == "apps/deployments (x) [get]"
}

holding(grants) := fixture.identity(grants, {}).identity

test_rule_texts if {
	policy.rule_text("", "pods/exec") == "pods/exec"
	policy.rule_text("", "*") == "core/*"
	policy.rule_text("apps", "deployments") == "apps/deployments"
}

grant(verbs, groups, resources) := {"verbs": verbs, "apiGroups": groups, "resources": resources, "namespace": ""}

bound(verbs) := {"verbs": verbs, "apiGroups": ["*"], "resources": ["*"], "namespace": "kube-system"}

urls(patterns, namespace) := {"verbs": ["get"], "nonResourceURLs": patterns, "namespace": namespace}
