package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// acceptFlags name what is known, or accepted, already.
type acceptFlags struct {
	baseline  string
	waivers   []string
	configMap string
}

func (f *acceptFlags) addTo(flags *pflag.FlagSet) {
	flags.StringVar(&f.baseline, "baseline", "", "Mark findings as new, unchanged or resolved since an earlier report (-o json or yaml)")
	flags.StringSliceVar(&f.waivers, "waivers", nil, "File of waivers, whose findings are accepted until a date; may be repeated")
	flags.StringVar(&f.configMap, "waivers-configmap", "", "NAMESPACE/NAME of a ConfigMap in the cluster that holds waivers; no other ConfigMap is read")
}

func (f *acceptFlags) validate(source *sourceFlags) error {
	namespace, name, ok := strings.Cut(f.configMap, "/")
	switch {
	case f.configMap != "" && (!ok || namespace == "" || name == "" || strings.Contains(name, "/")):
		return fmt.Errorf("--waivers-configmap is NAMESPACE/NAME, not %q", f.configMap)
	case f.configMap != "" && (source.files() || source.demo):
		return errors.New("--waivers-configmap needs a cluster: with files, name a file with --waivers")
	}
	return stdinOnce(append(append(slices.Clone(source.filenames), f.waivers...), f.baseline))
}

// stdinOnce is an error if more than one thing is to be read from stdin.
func stdinOnce(names []string) error {
	first := slices.Index(names, "-")
	if first >= 0 && slices.Contains(names[first+1:], "-") {
		return errors.New("standard input (-) can be read only once")
	}
	return nil
}
