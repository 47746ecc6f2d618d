package policies.cluster.dangling_binding_test

import data.policies.cluster.dangling_binding as policy

test_finds_missing_accounts_and_roles if {
	policy.findings == {
		{
			"message": "bindings to service accounts that do not exist: 1",
			"evidence": {{
				"object": "ClusterRoleBinding/old",
				"field": "subjects[1]",
				"value": "ServiceAccount/gone/agent, role ClusterRole/view",
			}},
		},
		{
			"severity": "low",
			"message": "bindings to roles that do not exist: 1",
			"evidence": {{"object": "RoleBinding/a/b", "field": "roleRef", "value": "Role/a/missing"}},
		},
	} with input as {"bindings": [
		{
			"binding": "ClusterRoleBinding/old", "role": "ClusterRole/view", "roleMissing": false,
			"missingSubjects": [{"field": "subjects[1]", "namespace": "gone", "name": "agent"}],
		},
		{"binding": "RoleBinding/a/b", "role": "Role/a/missing", "roleMissing": true, "missingSubjects": []},
	]}
}

test_silent_without_dangling_bindings if count(policy.findings) == 0 with input as {"bindings": []}

test_silent_on_bindings_of_the_api_server if {
	every name in ["ClusterRoleBinding/system:kube-dns", "RoleBinding/kube-system/system:controller:token-cleaner"] {
		count(policy.findings) == 0 with input as {"bindings": [{
			"binding": name, "role": "ClusterRole/system:kube-dns", "roleMissing": true,
			"missingSubjects": [{"field": "subjects[0]", "namespace": "kube-system", "name": "kube-dns"}],
		}]}
	}
}
