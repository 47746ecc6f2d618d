package rank

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// effect says what a capability gives, and where; "" for none.
func effect(c *api.Capability) string {
	if c == nil || c.Kind == "" {
		return ""
	}
	text, ok := effects()[c.Kind]
	if !ok {
		text = "gives " + c.Kind
	}
	return text + where(c)
}

func where(c *api.Capability) string {
	var place string
	if len(c.Names) > 0 {
		place = " (" + strings.Join(c.Names, ", ") + ")"
	}
	if c.Namespace != "" {
		place += " in " + c.Namespace
	}
	return place
}

func effects() map[string]string {
	return map[string]string{
		api.CapabilityBindRoles:        "binds roles it does not hold",
		api.CapabilityChangeConfig:     "writes the programs of pods",
		api.CapabilityChangePod:        "changes the programs of pods",
		api.CapabilityClusterAdmin:     "may do everything",
		api.CapabilityControlAdmission: "changes or stops what others create",
		api.CapabilityDenyService:      "stops services",
		api.CapabilityEscalateRoles:    "adds to roles what it does not hold",
		api.CapabilityImpersonate:      "acts as other identities",
		api.CapabilityInterceptTraffic: "intercepts traffic",
		api.CapabilityIssueCertificate: "issues client certificates",
		api.CapabilityMintToken:        "mints service account tokens",
		api.CapabilityMovePods:         "moves pods to other nodes",
		api.CapabilityNodeCredentials:  "gives the tokens of all pods on its nodes",
		api.CapabilityNodeRoot:         "gives root on its nodes",
		api.CapabilityReadData:         "reads data",
		api.CapabilityReadSecrets:      "reads secrets",
		api.CapabilityRunCode:          "runs code in other containers",
		api.CapabilityRunPod:           "creates pods",
		api.CapabilitySteerOperator:    "steers an operator",
		api.CapabilityWeakenPolicy:     "weakens other protections",
	}
}
