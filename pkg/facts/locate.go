package facts

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// locate adds file and line to evidence that was read from a file. path leads
// from the object in the file to the one that fields start from.
func locate(origin manifest.Origin, path string, evidence []api.Evidence) {
	if origin.File == "" {
		return
	}
	fields := make([]string, len(evidence))
	for i, e := range evidence {
		fields[i] = join(path, e.Field)
	}
	for i, line := range origin.Lines(fields...) {
		if evidence[i].Field != "" && evidence[i].Object == "" {
			evidence[i].File, evidence[i].Line = origin.File, line
		}
	}
}

func join(path, field string) string {
	if path == "" || field == "" {
		return path + field
	}
	return path + "." + field
}
