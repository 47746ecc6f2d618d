package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/client-go/kubernetes/scheme"
)

// standIn answers lists as an API server does, but makes the objects as they
// are asked for: a cluster of any size without a database to fill.
type standIn struct {
	*httptest.Server
	cluster invented
	// answered is when the last answer had been written, in nanoseconds.
	answered atomic.Int64
}

func startStandIn(s size) *standIn {
	server := &standIn{cluster: invent(s)}
	server.Server = httptest.NewServer(http.HandlerFunc(server.serve))
	return server
}

func (s *standIn) serve(w http.ResponseWriter, r *http.Request) {
	defer func() { s.answered.Store(time.Now().UnixNano()) }()
	if r.URL.Path == "/version" {
		fmt.Fprint(w, `{"major":"1","minor":"37","gitVersion":"v1.37.2"}`)
		return
	}
	list := s.list(path.Base(r.URL.Path), r)
	if strings.Contains(r.Header.Get("Accept"), "as=PartialObjectMetadataList") {
		list = &metav1.PartialObjectMetadataList{TypeMeta: metav1.TypeMeta{APIVersion: "meta.k8s.io/v1", Kind: "PartialObjectMetadataList"}}
	}
	w.Header().Set("Content-Type", runtime.ContentTypeProtobuf)
	if err := protobuf.NewSerializer(scheme.Scheme, scheme.Scheme).Encode(list, w); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (s *standIn) list(resource string, r *http.Request) runtime.Object {
	c := &s.cluster
	switch resource {
	case "pods":
		return page(r, &corev1.PodList{}, c.size.pods, func(l *corev1.PodList, i int) { l.Items = append(l.Items, c.pod(i)) })
	case "nodes":
		return page(r, &corev1.NodeList{}, c.size.nodes, func(l *corev1.NodeList, i int) { l.Items = append(l.Items, c.node(i)) })
	case "namespaces":
		return &corev1.NamespaceList{Items: c.namespaces}
	case "serviceaccounts":
		return &corev1.ServiceAccountList{Items: c.accounts}
	case "clusterroles":
		return &rbacv1.ClusterRoleList{Items: c.roles}
	case "clusterrolebindings":
		return &rbacv1.ClusterRoleBindingList{Items: c.bindings}
	}
	return &corev1.PodList{} // an empty list of any kind looks like that
}

// page fills a list with the part of the objects that is asked for.
func page[L interface {
	runtime.Object
	meta.List
}](r *http.Request, list L, n int, add func(L, int)) L {
	query := r.URL.Query()
	from, _ := strconv.Atoi(query.Get("continue"))
	to := n
	if limit, _ := strconv.Atoi(query.Get("limit")); limit > 0 && from+limit < n {
		to = from + limit
		list.SetContinue(strconv.Itoa(to))
	}
	for i := from; i < to; i++ {
		add(list, i)
	}
	return list
}
