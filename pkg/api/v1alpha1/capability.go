package v1alpha1

import "slices"

// The capabilities that a finding may give an attacker. The list is closed:
// policies name them, and attack paths are built from them.
const (
	// CapabilityNodeRoot: root on the nodes of the workload.
	CapabilityNodeRoot = "node-root"
	// CapabilityNodeCredentials: the tokens of all pods on those nodes.
	CapabilityNodeCredentials = "node-credentials"
	// CapabilityRunCode: code in containers that run already.
	CapabilityRunCode = "run-code"
	// CapabilityChangePod: code in pods that exist, but for those that a kubelet
	// runs from disk.
	CapabilityChangePod = "change-pod"
	// CapabilityChangeConfig: the content of ConfigMaps, and so code in containers
	// that run programs from them.
	CapabilityChangeConfig = "change-config"
	// CapabilityRunPod: new pods, with any service account of the namespace.
	CapabilityRunPod = "run-pod"
	// CapabilityMintToken: tokens of service accounts.
	CapabilityMintToken = "mint-token"
	// CapabilityReadSecrets: the content of secrets.
	CapabilityReadSecrets = "read-secrets"
	// CapabilityImpersonate: requests in another identity's name.
	CapabilityImpersonate = "impersonate"
	// CapabilityIssueCertificate: client certificates of other identities.
	CapabilityIssueCertificate = "issue-certificate"
	// CapabilityControlAdmission: change or veto what others create.
	CapabilityControlAdmission = "control-admission"
	// CapabilityBindRoles: bind roles that the holder does not have.
	CapabilityBindRoles = "bind-roles"
	// CapabilityEscalateRoles: write permissions that the holder does not have.
	CapabilityEscalateRoles = "escalate-roles"
	// CapabilityClusterAdmin: everything.
	CapabilityClusterAdmin = "cluster-admin"
	// CapabilityMovePods: steer pods of other nodes onto a node of one's choice.
	CapabilityMovePods = "move-pods"
	// CapabilitySteerOperator: make an operator act with the power of its account.
	CapabilitySteerOperator = "steer-operator"
	// The rest are consequences that lead no further.
	CapabilityInterceptTraffic = "intercept-traffic"
	CapabilityReadData         = "read-data"
	CapabilityDenyService      = "deny-service"
	CapabilityWeakenPolicy     = "weaken-policy"
)

// Capabilities lists all capabilities, by name.
func Capabilities() []string {
	all := []string{
		CapabilityNodeRoot, CapabilityNodeCredentials, CapabilityRunCode, CapabilityChangePod, CapabilityChangeConfig, CapabilityRunPod,
		CapabilityMintToken, CapabilityReadSecrets, CapabilityImpersonate, CapabilityIssueCertificate,
		CapabilityControlAdmission, CapabilityBindRoles, CapabilityEscalateRoles, CapabilityClusterAdmin,
		CapabilityMovePods, CapabilitySteerOperator, CapabilityInterceptTraffic, CapabilityReadData, CapabilityDenyService,
		CapabilityWeakenPolicy,
	}
	slices.Sort(all)
	return all
}
