package standin

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	authenticationv1 "k8s.io/api/authentication/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// Kubelet stands in for the kubelet of a node.
type Kubelet struct {
	node    string
	server  *httptest.Server
	reviews kubernetes.Interface // as the node, which asks who may do what
}

// StartKubelet starts one. The client is the node's own. It is to be stopped by
// Stop.
func StartKubelet(node string, client kubernetes.Interface) *Kubelet {
	k := &Kubelet{node: node, reviews: client}
	k.server = httptest.NewTLSServer(k)
	return k
}

// Stop ends it.
func (k *Kubelet) Stop() { k.server.Close() }

// Address is where it listens, on this machine only.
func (k *Kubelet) Address() *net.TCPAddr { return k.server.Listener.Addr().(*net.TCPAddr) }

// ServeHTTP answers requests that run programs. A request without a token is the
// API server's, which has authorized it: that of the tests has no certificate
// for kubelets.
func (k *Kubelet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); found {
		allowed, err := k.allows(r.Context(), token, r.Method)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if !allowed {
			http.Error(w, "forbidden", http.StatusForbidden)
			return
		}
	}
	Echo(w, r)
}

// allows asks the API server what a real kubelet asks about a request for
// anything but its metrics, logs and the like (kubernetes pkg/kubelet/server/auth.go).
func (k *Kubelet) allows(ctx context.Context, token, method string) (bool, error) {
	who := &authenticationv1.TokenReview{Spec: authenticationv1.TokenReviewSpec{Token: token}}
	who, err := k.reviews.AuthenticationV1().TokenReviews().Create(ctx, who, metav1.CreateOptions{})
	if err != nil {
		return false, fmt.Errorf("review token: %w", err)
	}
	verb := map[string]string{http.MethodGet: "get", http.MethodPost: "create"}[method]
	may := &authorizationv1.SubjectAccessReview{Spec: authorizationv1.SubjectAccessReviewSpec{
		User: who.Status.User.Username, Groups: who.Status.User.Groups,
		ResourceAttributes: &authorizationv1.ResourceAttributes{Verb: verb, Version: "v1", Resource: "nodes", Subresource: "proxy", Name: k.node},
	}}
	may, err = k.reviews.AuthorizationV1().SubjectAccessReviews().Create(ctx, may, metav1.CreateOptions{})
	if err != nil {
		return false, fmt.Errorf("review access: %w", err)
	}
	return who.Status.Authenticated && may.Status.Allowed, nil
}

// Echo answers with method and path, after a switch of protocols if that
// was asked for.
func Echo(w http.ResponseWriter, r *http.Request) {
	answer := r.Method + " " + r.URL.Path
	protocol := r.Header.Get("Upgrade")
	if protocol == "" {
		fmt.Fprint(w, answer)
		return
	}
	conn, stream, err := http.NewResponseController(w).Hijack()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer conn.Close()
	fmt.Fprintf(stream, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: %s\r\n\r\n%s", protocol, answer)
	_ = stream.Flush() // a test that misses the answer fails
}
