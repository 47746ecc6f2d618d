package facts

import (
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// pullPolicy applies the API's default: Always for the tag latest or none.
func pullPolicy(c *corev1.Container) string {
	if c.ImagePullPolicy != "" {
		return string(c.ImagePullPolicy)
	}
	name := c.Image[strings.LastIndex(c.Image, "/")+1:]
	_, tag, tagged := strings.Cut(name, ":")
	if strings.Contains(name, "@") || tagged && tag != "latest" {
		return string(corev1.PullIfNotPresent)
	}
	return string(corev1.PullAlways)
}
