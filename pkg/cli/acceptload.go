package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/waiver"
)

// load reads what the flags name. Whatever is wrong with it fails the audit:
// a waiver or baseline that is left out changes what a report says.
func (f *acceptFlags) load(ctx context.Context, source *sourceFlags, streams genericiooptions.IOStreams) (*accepted, error) {
	a := &accepted{file: f.baseline, now: time.Now()}
	var err error
	if f.baseline != "" {
		if a.reports, err = collect.Reports(ctx, f.baseline, streams.In); err != nil {
			return nil, fmt.Errorf("--baseline: %w", err)
		}
	}
	var problems []error
	for _, name := range f.waivers {
		waivers, err := waiversOf(ctx, name, streams)
		a.waivers, problems = append(a.waivers, waivers...), append(problems, err)
	}
	inCluster, err := f.inCluster(ctx, source, streams)
	a.waivers, problems = append(a.waivers, inCluster...), append(problems, err)
	return a, errors.Join(problems...)
}

func waiversOf(ctx context.Context, name string, streams genericiooptions.IOStreams) ([]api.Waiver, error) {
	stream, err := collect.Open(ctx, name, streams.In)
	if err != nil {
		return nil, fmt.Errorf("--waivers: %w", err)
	}
	defer stream.Close()
	waivers, err := waiver.Parse(name, stream)
	if err != nil {
		return nil, fmt.Errorf("--waivers: %w", err)
	}
	return waivers, nil
}

// inCluster reads the waivers of the ConfigMap, each key of which is a file.
func (f *acceptFlags) inCluster(ctx context.Context, source *sourceFlags, streams genericiooptions.IOStreams) ([]api.Waiver, error) {
	if f.configMap == "" {
		return nil, nil
	}
	namespace, name, _ := strings.Cut(f.configMap, "/")
	data, err := collect.ConfigMap(ctx, source.config, source.options(streams, false), namespace, name)
	if err != nil {
		return nil, fmt.Errorf("--waivers-configmap: %w", err)
	}
	if len(data) == 0 {
		return nil, fmt.Errorf("--waivers-configmap: configmap %s holds no waivers: it is empty", f.configMap)
	}
	var all []api.Waiver
	var problems []error
	for _, key := range slices.Sorted(maps.Keys(data)) {
		waivers, err := waiver.Parse("configmap/"+f.configMap+"/"+key, strings.NewReader(data[key]))
		all, problems = append(all, waivers...), append(problems, err)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, fmt.Errorf("--waivers-configmap: %w", err)
	}
	return all, nil
}
