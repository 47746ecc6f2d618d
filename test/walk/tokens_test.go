package walk

import (
	"context"
	"fmt"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// issueToken asks for a token of the account.
func issueToken(ctx context.Context, a attempt) error {
	who, err := a.target()
	if err != nil {
		return err
	}
	client, err := a.client()
	if err != nil {
		return err
	}
	answer, err := client.CoreV1().ServiceAccounts(who.namespace).CreateToken(ctx, who.name, &authenticationv1.TokenRequest{}, metav1.CreateOptions{})
	if err != nil {
		return fmt.Errorf("request token: %w", err)
	}
	return a.hold(ctx, who, answer.Status.Token)
}

// storeToken has Kubernetes write a token into a new secret, and reads it.
func storeToken(ctx context.Context, a attempt) error {
	const name = "loot"
	who, err := a.target()
	if err != nil {
		return err
	}
	client, err := a.clientFor("secrets")
	if err != nil {
		return err
	}
	secrets := client.CoreV1().Secrets(who.namespace)
	if _, err := secrets.Create(ctx, tokenSecret(name, who.name), metav1.CreateOptions{}); err != nil {
		return fmt.Errorf("create secret: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		return a.admin.CoreV1().Secrets(who.namespace).Delete(ctx, name, metav1.DeleteOptions{})
	})
	var token []byte
	err = soon(ctx, "Kubernetes writes the token", func(ctx context.Context) (bool, error) {
		secret, err := secrets.Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return false, fmt.Errorf("get secret: %w", err)
		}
		token = secret.Data[corev1.ServiceAccountTokenKey]
		return len(token) > 0, nil
	})
	if err != nil {
		return err
	}
	return a.hold(ctx, who, string(token))
}

// readToken looks for a stored token of the account.
func readToken(ctx context.Context, a attempt) error {
	who, err := a.target()
	if err != nil {
		return err
	}
	client, err := a.client()
	if err != nil {
		return err
	}
	secrets, err := client.CoreV1().Secrets(who.namespace).List(ctx, metav1.ListOptions{})
	if err != nil {
		return fmt.Errorf("list secrets: %w", err)
	}
	for _, s := range secrets.Items {
		if s.Type == corev1.SecretTypeServiceAccountToken && s.Annotations[corev1.ServiceAccountNameKey] == who.name {
			return a.hold(ctx, who, string(s.Data[corev1.ServiceAccountTokenKey]))
		}
	}
	return fmt.Errorf("no secret holds %s", a.hop.To)
}
