package standin

import (
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/rest"
)

// Access is the way to the kubelet itself for whoever bears the token.
func (k *Kubelet) Access(token string) *rest.Config {
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: k.server.Certificate().Raw})
	return &rest.Config{Host: k.server.URL, BearerToken: token, TLSClientConfig: rest.TLSClientConfig{CAData: ca}}
}

// Ask sends a request that ends at a stand-in, directly or through the API
// server, and asks for a change of protocols if one is named. The answer is the
// request that the stand-in was sent: method and path.
func Ask(ctx context.Context, access *rest.Config, method, path, protocol string) (string, error) {
	access = rest.CopyConfig(access)
	access.NextProtos = []string{"http/1.1"}
	transport, err := rest.TransportFor(access)
	if err != nil {
		return "", fmt.Errorf("connect: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, method, access.Host+path, nil)
	if err != nil {
		return "", fmt.Errorf("make request: %w", err)
	}
	if protocol != "" {
		request.Header.Set("Connection", "Upgrade")
		request.Header.Set("Upgrade", protocol)
	}
	response, err := transport.RoundTrip(request)
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", method, path, err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, 4096))
	if err != nil {
		return "", fmt.Errorf("read answer: %w", err)
	}
	switch response.StatusCode {
	case http.StatusForbidden:
		return "", apierrors.NewForbidden(schema.GroupResource{}, path, errors.New(string(answer)))
	case http.StatusSwitchingProtocols, http.StatusOK:
		return string(answer), nil
	default:
		return "", fmt.Errorf("%s %s: %s: %s", method, path, response.Status, answer)
	}
}
