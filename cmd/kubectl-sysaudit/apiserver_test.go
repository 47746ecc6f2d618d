package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

const servedPod = `{"metadata": {"name": "agent", "namespace": "kube-system"}, "spec": {"nodeName": "n",
	"containers": [{"name": "c", "image": "c:1", "securityContext": {"privileged": true}}]}}`

// apiServer starts a server with one pod and writes a kubeconfig with contexts
// that lead to it, and with some that lead nowhere:
// apiserver CONFIG ALIVE DEAD [WAIVERS].
// The file of waivers is the ConfigMap sysaudit/waivers.
func apiServer(ts *testscript.TestScript, _ bool, args []string) {
	waivers := ""
	if len(args) == 4 {
		waivers = ts.ReadFile(args[3])
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(w, r, waivers) }))
	ts.Defer(server.Close)
	config := map[string]any{"apiVersion": "v1", "kind": "Config", "current-context": "alive-01"}
	var contexts, clusters []any
	add := func(name, url string) {
		contexts = append(contexts, map[string]any{"name": name, "context": map[string]any{"cluster": name}})
		clusters = append(clusters, map[string]any{"name": name, "cluster": map[string]any{"server": url}})
	}
	for i := range number(ts, args[1]) {
		add(fmt.Sprintf("alive-%02d", i+1), server.URL)
	}
	for i := range number(ts, args[2]) {
		add(fmt.Sprintf("dead-%02d", i+1), "http://127.0.0.1:9")
	}
	config["contexts"], config["clusters"] = contexts, clusters
	text, err := json.Marshal(config)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o600))
}

func number(ts *testscript.TestScript, text string) int {
	n, err := strconv.Atoi(text)
	ts.Check(err)
	return n
}

// serve answers like an API server that has no protobuf.
func serve(w http.ResponseWriter, r *http.Request, waivers string) {
	w.Header().Set("Content-Type", "application/json")
	switch {
	case r.Method != http.MethodGet:
		w.WriteHeader(http.StatusMethodNotAllowed)
	case r.URL.Path == "/version":
		fmt.Fprint(w, `{"major": "1", "minor": "37", "gitVersion": "v1.37.2"}`)
	case r.URL.Path == "/api/v1/pods":
		fmt.Fprintf(w, `{"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": [%s]}`, servedPod)
	case r.URL.Path == "/api/v1/namespaces/sysaudit/configmaps/waivers" && waivers != "":
		data, _ := json.Marshal(map[string]string{"team.yaml": waivers})
		fmt.Fprintf(w, `{"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "waivers"}, "data": %s}`, data)
	case strings.Contains(r.URL.Path, "/configmaps/"):
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404, "message": "configmaps not found"}`)
	default:
		fmt.Fprint(w, `{"kind": "List", "apiVersion": "v1", "metadata": {}, "items": []}`)
	}
}
