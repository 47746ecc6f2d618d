package collect

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/version"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
)

// connection is a client and what is known of the server.
type connection struct {
	client  *rest.RESTClient
	cluster Cluster
	version version.Info
}

// connect asks the server for its version, so that a server that cannot be
// reached is known by one error and not by one for each resource.
func connect(ctx context.Context, getter genericclioptions.RESTClientGetter, o Options) (*connection, error) {
	config, err := getter.ToRESTConfig()
	if err != nil {
		return nil, fmt.Errorf("read kubeconfig: %w", err)
	}
	client, err := newClient(config, o)
	if err != nil {
		return nil, fmt.Errorf("read kubeconfig: %w", err)
	}
	c := &connection{client: client, cluster: Cluster{Context: contextName(getter), Server: config.Host}}
	if err := c.askVersion(ctx); err != nil {
		return nil, c.refused(err)
	}
	c.cluster.Version = c.version.GitVersion
	return c, nil
}

func newClient(config *rest.Config, o Options) (*rest.RESTClient, error) {
	config = rest.CopyConfig(config)
	// The server protects itself by its flow control.
	config.QPS = -1
	config.UserAgent = o.UserAgent
	config.NegotiatedSerializer = scheme.Codecs.WithoutConversion()
	config.WarningHandler = warnings(o.Warnings)
	config.WarningHandlerWithContext = nil
	return rest.UnversionedRESTClientFor(config)
}

func warnings(w io.Writer) rest.WarningHandler {
	if w == nil {
		return rest.NoWarnings{}
	}
	return rest.NewWarningWriter(w, rest.WarningWriterOptions{Deduplicate: true})
}

// askVersion leaves the version empty if the server does not tell.
func (c *connection) askVersion(ctx context.Context) error {
	body, err := c.client.Get().AbsPath("/version").SetHeader("Accept", "application/json").Do(ctx).Raw()
	if apierrors.IsForbidden(err) || apierrors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(body, &c.version); err != nil {
		return fmt.Errorf("decode version: %w", err)
	}
	return nil
}

// defaultServer is where clients look when nothing tells them a server.
const defaultServer = "http://localhost:8080"

// refused says why there is no audit, and what to do about it.
func (c *connection) refused(err error) error {
	what := "connect to " + c.cluster.Server
	if c.cluster.Context != "" {
		what += fmt.Sprintf(" (context %q)", c.cluster.Context)
	}
	switch {
	case c.cluster.Context == "" && c.cluster.Server == defaultServer:
		return fmt.Errorf("no kubeconfig names a cluster: set KUBECONFIG or --kubeconfig, or name files with -f: %w", err)
	case apierrors.IsUnauthorized(err):
		return fmt.Errorf("%s: the credentials are not accepted, they may have expired: %w", what, err)
	case isTimeout(err):
		return fmt.Errorf("%s: no answer in time: %w", what, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

// contextName is empty inside a cluster, where there is no kubeconfig.
func contextName(getter genericclioptions.RESTClientGetter) string {
	flags, ok := getter.(*genericclioptions.ConfigFlags)
	if ok && flags.Context != nil && *flags.Context != "" {
		return *flags.Context
	}
	raw, err := getter.ToRawKubeConfigLoader().RawConfig()
	if err != nil {
		return ""
	}
	return raw.CurrentContext
}
