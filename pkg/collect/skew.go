package collect

import (
	"fmt"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/version"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// knownMinor is the minor version of Kubernetes whose API types this program
// is built with. Fields that came later are lost when an object is decoded.
const knownMinor = 37

// newerServer is the gap that a server leaves which is newer than those types.
func newerServer(server version.Info) (api.Gap, bool) {
	running, ok := minor(server)
	if !ok || running <= knownMinor {
		return api.Gap{}, false
	}
	return api.Gap{
		Kind: api.GapField, Reason: api.ReasonUnknownField,
		Message: fmt.Sprintf("the server runs %s: fields that are newer than Kubernetes 1.%d are not seen", server.GitVersion, knownMinor),
	}, true
}

// minor is the second number of the version of a server that told it.
func minor(server version.Info) (int, bool) {
	// Providers append a plus sign to the minor version.
	n, err := strconv.Atoi(strings.TrimRight(server.Minor, "+"))
	return n, err == nil && server.Major == "1"
}
