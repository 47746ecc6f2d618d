package facts

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// locate adds file and line to evidence that was read from a file. path leads
// from the object in the file to the one that fields start from.
func locate(origin manifest.Origin, path string, evidence []api.Evidence) {
	if origin.File != "" {
		locateWith(manifest.NewLocator(origin), origin.File, path, evidence)
	}
}

func locateWith(locator *manifest.Locator, file, path string, evidence []api.Evidence) {
	for i, e := range evidence {
		if e.Field != "" && e.Object == "" {
			evidence[i].File, evidence[i].Line = file, locator.Line(join(path, e.Field))
		}
	}
}

func join(path, field string) string {
	if path == "" || field == "" {
		return path + field
	}
	return path + "." + field
}
