package collect

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// corpus is a folder of real manifests and dumps that is not part of the
// project.
func corpus(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs("../../../shared/corpus")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the corpus is not here")
	}
	return folder
}

// row is one item of the corpus and the objects that it should hold, by kind.
type row struct {
	path string
	want map[string]int
}

// rows reads the tables of the corpus's index. A kind is left out of a row if
// there is none, so the same kinds are expected to be zero.
func rows(t *testing.T, corpus string) []row {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus, "INDEX.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	kinds := map[string]string{
		"Pod": "Pod", "DS": "DaemonSet", "Deploy": "Deployment", "STS": "StatefulSet", "Job": "Job", "CronJob": "CronJob",
		"SA": "ServiceAccount", "CR": "ClusterRole", "CRB": "ClusterRoleBinding", "Role": "Role", "RB": "RoleBinding",
		"NS": "Namespace", "Node": "Node", "MWC": "MutatingWebhookConfiguration", "VWC": "ValidatingWebhookConfiguration",
	}
	var rows []row
	section := ""
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		line := scanner.Text()
		if heading, ok := strings.CutPrefix(line, "## shared/"); ok {
			section = heading
		}
		cells := strings.Split(line, "|")
		if len(cells) != 10 || section == "" || strings.HasPrefix(cells[1], "---") {
			continue
		}
		r := row{path: filepath.Join(section, strings.TrimSpace(cells[1])), want: map[string]int{}}
		for _, m := range regexp.MustCompile(`(\w+) (\d+)`).FindAllStringSubmatch(cells[3], -1) {
			if kind, ok := kinds[m[1]]; ok {
				r.want[kind], _ = strconv.Atoi(m[2])
			}
		}
		if _, err := os.Stat(filepath.Join(corpus, r.path)); err == nil {
			rows = append(rows, r)
		}
	}
	return rows
}

// folders are the folders at and below one that hold files: the versions of a
// component have equal names and are read one by one.
func folders(t *testing.T, root string) []string {
	t.Helper()
	found := map[string]bool{}
	var order []string
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if dir := filepath.Dir(path); !found[dir] {
			found[dir], order = true, append(order, dir)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return order
}

func TestCorpusIsRead(t *testing.T) {
	root := corpus(t)
	all := rows(t, root)
	if len(all) < 100 {
		t.Fatalf("only %d items in the index", len(all))
	}
	for _, row := range all {
		t.Run(row.path, func(t *testing.T) {
			got := map[string]int{}
			for _, folder := range folders(t, filepath.Join(root, row.path)) {
				sink := &recorder{}
				if _, err := Files(FileOptions{Filenames: []string{folder}}).Read(t.Context(), sink); err != nil {
					t.Error(err)
				}
				for _, o := range sink.objects {
					got[o.Object.GetObjectKind().GroupVersionKind().Kind]++
				}
				for i, gap := range sink.gaps {
					if !expected(gap, row.path) {
						t.Errorf("gap: %s", sink.gapLines()[i])
					}
				}
			}
			for kind, want := range row.want {
				if diff := cmp.Diff(twice(row.path, kind, want), got[kind]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", kind, diff)
				}
			}
		})
	}
}

// expected tells whether a gap of the corpus is as it should be.
func expected(gap api.Gap, path string) bool {
	for part, reason := range map[string]string{
		"legacy-":             "it holds no Kubernetes object (line 1: no kind)",
		"gke-netd":            "DaemonSet spec.template.spec.containers[].hostPID", // not where it belongs
		"k8s-addons-coredns":  "quantities must match",                             // a placeholder
		"node-problem":        "was read before with other content",                // alternatives side by side
		"gke-rbac-and-konnec": "was read before with other content",
	} {
		if strings.Contains(path, part) && strings.Contains(gap.Message, reason) {
			return true
		}
	}
	return false
}

// twice corrects the index where it counts objects that are there twice.
func twice(path, kind string, indexed int) int {
	switch {
	case strings.Contains(path, "kind-1.14-sonobuoy") && kind != "Node" && kind != "Namespace" && !strings.HasPrefix(kind, "Cluster"):
		return indexed / 2
	case strings.Contains(path, "gke-2018") && (kind == "DaemonSet" || kind == "Deployment"):
		return indexed / 2
	case strings.Contains(path, "gke-") && strings.Contains(path, "components") && kind == "ClusterRoleBinding" &&
		(strings.Contains(path, "problem-detector") || strings.Contains(path, "rbac-and")):
		return indexed - 1
	case strings.HasSuffix(path, "/node-problem-detector") && kind == "DaemonSet":
		return indexed - 1
	}
	return indexed
}
