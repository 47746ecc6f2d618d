package attack

import (
	"unicode"
	"unicode/utf8"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// action says what an attacker does with a capability. What follows from it is
// added by silent edges.
func action(capability, title string) string {
	switch capability {
	case api.CapabilityNodeRoot:
		return "become root on the node"
	case api.CapabilityNodeCredentials:
		return "read the tokens of all pods on the node"
	case api.CapabilityRunCode:
		return "run a program in container"
	case api.CapabilityChangePod:
		return "change the program in container"
	case api.CapabilityChangeConfig:
		return "change the ConfigMap that holds the program of container"
	case api.CapabilityRunPod:
		return "start a pod"
	case api.CapabilityMintToken:
		return "issue a token"
	case api.CapabilityReadSecrets:
		return "read secrets"
	case api.CapabilityImpersonate:
		return "act as somebody else"
	case api.CapabilityIssueCertificate:
		return "issue a certificate in another name"
	case api.CapabilityControlAdmission:
		return "rewrite what others create"
	case api.CapabilityBindRoles:
		return "bind a stronger role"
	case api.CapabilityEscalateRoles:
		return "add permissions to a role"
	case api.CapabilityMovePods:
		return "pull pods of other nodes onto the node"
	case api.CapabilitySteerOperator:
		return "make the operator act"
	}
	return lowerFirst(title)
}

// lowerFirst leaves abbreviations as they are.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if second, _ := utf8.DecodeRuneInString(text[size:]); unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}
