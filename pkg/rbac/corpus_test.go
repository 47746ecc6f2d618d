package rbac

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// corpus is the folder of recorded clusters and published manifests that lies
// next to the project where it is developed.
func corpus(t *testing.T) string {
	t.Helper()
	folder := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no corpus next to the project")
	}
	return folder
}

// load reads the objects that matter here from the files below a folder.
func load(t *testing.T, folder string) *inventory.Inventory {
	t.Helper()
	b := inventory.NewBuilder()
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".json"}, path.Ext(name)) {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for i, document := range split(t, content) {
			addAll(t, b, document, kindOfFile(name), manifest.Origin{File: name, Line: i + 1})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Inventory()
}

func split(t *testing.T, content []byte) [][]byte {
	t.Helper()
	var documents [][]byte
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(content)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return documents
		} else if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"ServiceAccount", "roleRef", "rules", "Namespace"} {
			if bytes.Contains(document, []byte(word)) {
				documents = append(documents, document)
				break
			}
		}
	}
}

// kindOfFile is the kind of objects that do not name their own, after files
// such as cluster__ClusterRoles.json.
func kindOfFile(name string) string {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	return strings.TrimSuffix(base[strings.LastIndex(base, "_")+1:], "s")
}

func addAll(t *testing.T, b *inventory.Builder, document []byte, kind string, origin manifest.Origin) {
	t.Helper()
	document, err := yaml.YAMLToJSON(document)
	if err != nil {
		return // a template, not a manifest
	}
	var list struct {
		metav1.TypeMeta
		Items []json.RawMessage `json:"items"`
	}
	if json.Unmarshal(document, &list) != nil {
		_ = json.Unmarshal(document, &list.Items) // a bare array
	}
	for _, item := range list.Items {
		addAll(t, b, item, strings.TrimSuffix(list.Kind, "List")+kindIf(list.Kind == "", kind), origin)
	}
	if list.Kind == "" {
		list.Kind = kind
	}
	if object := newObject(list.Kind); object != nil && len(list.Items) == 0 {
		if err := json.Unmarshal(document, object); err != nil {
			t.Fatalf("%s: %v", origin.File, err)
		}
		b.Add(inventory.Object{Object: object, Origin: origin})
	}
}

func kindIf(use bool, kind string) string {
	if use {
		return kind
	}
	return ""
}

func TestCorpusDumps(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(corpus(t), "dumps", "*"))
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, folder := range folders {
		x := NewIndex(load(t, folder))
		grants, fingerprints := 0, map[string]bool{}
		for _, id := range x.Identities() {
			list := x.Grants(id)
			grants += len(list)
			fingerprints[x.Fingerprint(id)] = true
			for _, g := range list {
				if g.Assumed && x.inventory.ClusterRoles[clusterAdmin] != nil {
					t.Errorf("%s: %s is assumed in a whole cluster", folder, g.Role)
				}
			}
		}
		if grants == 0 {
			continue
		}
		whole++
		t.Logf("%s: %d identities, %d of them different, %d bindings, %d grants, %d bindings unresolved", filepath.Base(folder),
			len(x.Identities()), len(fingerprints), len(x.bindings), grants, len(x.Unresolved()))
	}
	if whole < 12 {
		t.Errorf("%d clusters with grants, want at least 12", whole)
	}
}
