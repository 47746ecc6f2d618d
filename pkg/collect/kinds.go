package collect

import (
	"encoding/json"
	"path"
	"path/filepath"
	"strings"

	"k8s.io/apimachinery/pkg/runtime/schema"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// kinds finds the resource of a document.
type kinds struct {
	byGroupKind map[schema.GroupKind]Resource
	byKind      map[string]Resource
	byName      map[string]Resource
}

func newKinds() *kinds {
	k := &kinds{byGroupKind: map[schema.GroupKind]Resource{}, byKind: map[string]Resource{}, byName: map[string]Resource{}}
	for _, r := range append(Resources(), onlyInFiles()...) {
		k.byGroupKind[schema.GroupKind{Group: r.Group, Kind: r.Kind}] = r
		k.byKind[r.Kind] = r
		k.byName[r.Name] = r
	}
	// Where these kinds lived before Kubernetes 1.16.
	for _, kind := range []string{"DaemonSet", "Deployment", "ReplicaSet", "NetworkPolicy"} {
		k.byGroupKind[schema.GroupKind{Group: "extensions", Kind: kind}] = k.byKind[kind]
	}
	return k
}

// onlyInFiles are kinds that no cluster is asked for, since what they control
// tells enough, but whose templates are all there is in a file.
func onlyInFiles() []Resource {
	return []Resource{{Version: "v1", Name: "replicationcontrollers", Kind: "ReplicationController"}}
}

// of finds the resource of a document, and sets the kind of one that has none
// if the name of its file tells. It is false for kinds that no audit uses.
func (k *kinds) of(d *manifest.Document) (Resource, bool) {
	if d.Kind == "" {
		r, ok := k.byName[lastWord(d.File)]
		if !ok || !hasMetadata(*d) {
			return Resource{}, false
		}
		d.Kind = r.Kind
		return r, true
	}
	if d.APIVersion == "" {
		r, ok := k.byKind[d.Kind]
		return r, ok
	}
	version, err := schema.ParseGroupVersion(d.APIVersion)
	if err != nil {
		return Resource{}, false
	}
	r, ok := k.byGroupKind[schema.GroupKind{Group: version.Group, Kind: d.Kind}]
	return r, ok
}

func hasMetadata(d manifest.Document) bool {
	text, err := d.JSON()
	var head struct {
		Metadata map[string]any `json:"metadata"`
	}
	return err == nil && json.Unmarshal(text, &head) == nil && len(head.Metadata) > 0
}

// lastWord is the end of a file's name, in which dumps say what they hold:
// pods for pods.json, ns_kube-system_core_v1_pods.json.gz and kube-system-Pods.json.
func lastWord(file string) string {
	name := strings.TrimSuffix(path.Base(filepath.ToSlash(file)), ".gz")
	name = strings.TrimSuffix(name, path.Ext(name))
	return strings.ToLower(name[strings.LastIndexAny(name, "_-.")+1:])
}

// isOurs tells whether a document is of this program's own API group.
func isOurs(d manifest.Document) bool { return strings.HasPrefix(d.APIVersion, api.Group+"/") }
