package controlplane

import "strings"

// Config says what to start. The zero value is etcd and an API server with the
// Node and RBAC authorizers, without an audit log.
type Config struct {
	// Audit records every request; see ControlPlane.Requests.
	Audit bool
	// ControllerManager starts kube-controller-manager, without the controllers
	// that would evict pods from nodes that have no kubelet.
	ControllerManager bool
	// Scheduler starts kube-scheduler.
	Scheduler bool
	// AuthorizationModes replaces Node and RBAC.
	AuthorizationModes []string
	// APIServerArgs are added behind the API server's own.
	APIServerArgs []string
	// Env is added to the environment of all processes.
	Env []string
}

func (c Config) authorizationMode() string {
	if len(c.AuthorizationModes) == 0 {
		return "Node,RBAC"
	}
	return strings.Join(c.AuthorizationModes, ",")
}

// Option changes what Start starts.
type Option func(*Config)

// WithAudit records every request.
func WithAudit() Option {
	return func(c *Config) { c.Audit = true }
}

// WithControllerManager also starts kube-controller-manager.
func WithControllerManager() Option {
	return func(c *Config) { c.ControllerManager = true }
}

// WithScheduler also starts kube-scheduler.
func WithScheduler() Option {
	return func(c *Config) { c.Scheduler = true }
}

// WithAuthorization replaces the Node and RBAC authorizers.
func WithAuthorization(modes ...string) Option {
	return func(c *Config) { c.AuthorizationModes = modes }
}

// WithAPIServerArgs adds arguments to those of the API server.
func WithAPIServerArgs(args ...string) Option {
	return func(c *Config) { c.APIServerArgs = append(c.APIServerArgs, args...) }
}
