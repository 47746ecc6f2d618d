package populate

import (
	"context"
	"fmt"
	"iter"
	"path"
	"slices"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// tenants is how many namespaces there are besides those of add-ons.
const tenants = 30

func tenant(i int) string { return fmt.Sprintf("team-%02d", i%tenants) }

// createAccounts makes the namespaces, and the service accounts: one for each
// add-on, those of tenants for the rest.
func (p *Population) createAccounts(ctx context.Context, addons []addon, total int) error {
	if err := p.createNamespaces(ctx, addons); err != nil {
		return err
	}
	for _, a := range addons {
		if _, err := p.createAccount(ctx, a.namespace, a.name); err != nil {
			return err
		}
	}
	prototype, err := p.createAccount(ctx, tenant(0), accountName(0))
	if err != nil {
		return err
	}
	prototype.ResourceVersion = ""
	return p.store.put(ctx, moreAccounts(prototype, total-len(addons)))
}

func (p *Population) createNamespaces(ctx context.Context, addons []addon) error {
	var names []string
	for _, a := range addons {
		names = append(names, a.namespace)
	}
	for i := range tenants {
		names = append(names, tenant(i))
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}
		_, err := p.client.CoreV1().Namespaces().Create(ctx, namespace, metav1.CreateOptions{FieldManager: helm})
		if err != nil && !apierrors.IsAlreadyExists(err) {
			return fmt.Errorf("create namespace: %w", err)
		}
	}
	return nil
}

func (p *Population) createAccount(ctx context.Context, namespace, name string) (*corev1.ServiceAccount, error) {
	account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{
		Namespace: namespace, Name: name,
		Labels:      map[string]string{"app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "Helm"},
		Annotations: map[string]string{"meta.helm.sh/release-name": name, "meta.helm.sh/release-namespace": namespace},
	}}
	account, err := p.client.CoreV1().ServiceAccounts(namespace).Create(ctx, account, metav1.CreateOptions{FieldManager: helm})
	if err != nil {
		return nil, fmt.Errorf("create service account: %w", err)
	}
	return account, nil
}

// moreAccounts clones all but the first, which is the prototype itself.
func moreAccounts(prototype *corev1.ServiceAccount, total int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for i := 1; i < total; i++ {
			account := prototype.DeepCopy()
			account.Namespace, account.Name = tenant(i), accountName(i)
			account.UID = types.UID(uid(newRand(account.Name)))
			if !yield(record{path.Join("serviceaccounts", account.Namespace, account.Name), account}) {
				return
			}
		}
	}
}

func accountName(i int) string { return fmt.Sprintf("app-%03d", i) }
