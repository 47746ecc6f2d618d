package v1alpha1

// Frameworks names the frameworks that policies map to, by their keys.
func Frameworks() map[string]string {
	return map[string]string{
		"cis":    "CIS Kubernetes Benchmark v1.12",
		"pss":    "Pod Security Standards",
		"nsa":    "NSA/CISA Kubernetes Hardening Guidance v1.2",
		"attack": "MITRE ATT&CK",
		"owasp":  "OWASP Kubernetes Top 10",
	}
}
