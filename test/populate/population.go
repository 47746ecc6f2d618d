// Package populate fills an API server with the pods of a large cluster. A few
// prototypes go through the API server, so that defaults and managed fields are
// real; clones of them go straight into etcd. No controller manager must run,
// since it would take the population apart.
package populate

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// Shape is what does not grow with the number of nodes.
type Shape struct {
	DaemonSets, Deployments int // of the 12 and the 50 that are known
	ServiceAccounts         int
	Roles                   int // each with its binding
}

// DefaultShape is that of the benchmark.
func DefaultShape() Shape {
	return Shape{DaemonSets: 12, Deployments: 50, ServiceAccounts: 500, Roles: 2300}
}

// Population is what has been written so far.
type Population struct {
	client    kubernetes.Interface
	store     *store
	daemons   []*workload
	deployed  []*workload
	node      *corev1.Node // a prototype
	nodes     int
	podNumber int
}

// New connects to a control plane and creates all but nodes and pods.
func New(ctx context.Context, access *rest.Config, etcdURL string, shape Shape) (*Population, error) {
	client, err := kubernetes.NewForConfig(access)
	if err != nil {
		return nil, fmt.Errorf("connect to API server: %w", err)
	}
	store, err := openStore(etcdURL)
	if err != nil {
		return nil, err
	}
	p := &Population{client: client, store: store}
	if err := p.create(ctx, shape); err != nil {
		p.Close()
		return nil, fmt.Errorf("populate: %w", err)
	}
	return p, nil
}

// Close ends the connection to etcd.
func (p *Population) Close() { _ = p.store.etcd.Close() }

func (p *Population) create(ctx context.Context, shape Shape) error {
	daemons, controllers, err := shape.addons()
	if err != nil {
		return err
	}
	all := append(daemons, controllers...)
	if err := p.createAccounts(ctx, all, shape.ServiceAccounts); err != nil {
		return err
	}
	if err := p.createRoles(ctx, all, shape); err != nil {
		return err
	}
	if p.node, err = p.prototypeNode(ctx); err != nil {
		return err
	}
	for _, a := range daemons {
		w, err := p.createDaemonSet(ctx, a)
		if err != nil {
			return err
		}
		p.daemons = append(p.daemons, w)
	}
	for _, a := range controllers {
		w, err := p.createDeployment(ctx, a)
		if err != nil {
			return err
		}
		p.deployed = append(p.deployed, w)
	}
	return nil
}

func (s Shape) addons() (daemons, controllers []addon, err error) {
	daemons, controllers = agents(), deployed()
	if s.DaemonSets > len(daemons) || s.Deployments > len(controllers) {
		return nil, nil, fmt.Errorf("shape: at most %d DaemonSets and %d Deployments", len(daemons), len(controllers))
	}
	return daemons[:s.DaemonSets:s.DaemonSets], controllers[:s.Deployments], nil
}
