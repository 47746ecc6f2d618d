package remedy

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
)

// patchOf is the strategic merge patch that makes one template of another; nil
// if they are equal.
func patchOf(was, now *corev1.Pod) (map[string]any, error) {
	before, err := written(template(was))
	if err != nil {
		return nil, err
	}
	after, err := written(template(now))
	if err != nil {
		return nil, err
	}
	text, err := strategicpatch.CreateTwoWayMergePatch(before, after, corev1.Pod{})
	if err != nil {
		return nil, fmt.Errorf("compare pods: %w", err)
	}
	var patch map[string]any
	if err := json.Unmarshal(text, &patch); err != nil {
		return nil, fmt.Errorf("read patch: %w", err)
	}
	if len(patch) == 0 {
		return nil, nil
	}
	plain(patch)
	return patch, nil
}

// written is a pod as JSON, with lists that are empty: to take all members from a
// list that is not there would be to take those, too, that only the cluster has.
func written(pod *corev1.Pod) ([]byte, error) {
	text, err := json.Marshal(pod)
	if err != nil {
		return nil, fmt.Errorf("write pod: %w", err)
	}
	var fields struct {
		Metadata map[string]any `json:"metadata"`
		Spec     map[string]any `json:"spec"`
	}
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, fmt.Errorf("read pod: %w", err)
	}
	fill(fields.Spec, "volumes")
	for _, key := range []string{"containers", "initContainers"} {
		list, _ := fields.Spec[key].([]any)
		for _, c := range list {
			if container, ok := c.(map[string]any); ok {
				fill(container, "volumeMounts")
				fill(container, "volumeDevices")
			}
		}
	}
	if text, err = json.Marshal(fields); err != nil {
		return nil, fmt.Errorf("write pod: %w", err)
	}
	return text, nil
}

func fill(fields map[string]any, list string) {
	if fields[list] == nil {
		fields[list] = []any{}
	}
}

// plain leaves out the order of lists, which no change here is about and which
// names what a template may not have, and says false where Go leaves it out.
func plain(value any) {
	switch v := value.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(key string, _ any) bool { return strings.HasPrefix(key, "$setElementOrder/") })
		for key, inner := range v {
			if inner == nil && slices.Contains([]string{"hostPID", "hostIPC", "hostNetwork"}, key) {
				v[key] = false
			}
			plain(inner)
		}
	case []any:
		for _, inner := range v {
			plain(inner)
		}
	}
}

// controller says how a kind of workload holds its template.
type controller struct {
	apiVersion string
	path       []string
}

// controllerOf is false for kinds without a template that can be changed: pods
// and jobs, and custom resources, which strategic merge patches do not work on.
func controllerOf(kind string) (controller, bool) {
	switch kind {
	case "DaemonSet", "Deployment", "StatefulSet", "ReplicaSet":
		return controller{"apps/v1", []string{"spec", "template"}}, true
	case "ReplicationController":
		return controller{"v1", []string{"spec", "template"}}, true
	case "CronJob":
		return controller{"batch/v1", []string{"spec", "jobTemplate", "spec", "template"}}, true
	}
	return controller{}, false
}

// wrap puts the patch of a template where the controller has it.
func (c controller) wrap(patch map[string]any) map[string]any {
	for _, key := range slices.Backward(c.path) {
		patch = map[string]any{key: patch}
	}
	return patch
}
