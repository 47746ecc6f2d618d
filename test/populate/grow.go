package populate

import (
	"context"
	"fmt"
	"iter"
	"path"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
)

// Grow adds nodes, with a pod of each DaemonSet, and pods of the Deployments,
// until there are that many of both; what is there stays.
func (p *Population) Grow(ctx context.Context, nodes, pods int) error {
	deployed := pods - nodes*len(p.daemons)
	if nodes < max(p.nodes, 1) || deployed < 0 || pods < p.podNumber {
		return fmt.Errorf("grow to %d nodes, %d pods: %d pods on each node are of DaemonSets, and there are %d nodes, %d pods",
			nodes, pods, len(p.daemons), p.nodes, p.podNumber)
	}
	if deployed > 0 && len(p.deployed) == 0 {
		return fmt.Errorf("grow to %d pods: no Deployments for %d of them", pods, deployed)
	}
	for _, records := range []iter.Seq[record]{p.newNodes(nodes), p.daemonPods(nodes), p.deployedPods(nodes, pods)} {
		if err := p.store.put(ctx, records); err != nil {
			return fmt.Errorf("grow: %w", err)
		}
	}
	p.nodes = nodes
	if err := p.updateWorkloads(ctx); err != nil {
		return fmt.Errorf("grow: %w", err)
	}
	return p.awaitServed(ctx)
}

func (p *Population) newNodes(until int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for i := p.nodes; i < until; i++ {
			n := host{i}
			if !yield(record{path.Join("minions", n.name()), cloneNode(p.node, n)}) {
				return
			}
		}
	}
}

func (p *Population) daemonPods(nodes int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for i := p.nodes; i < nodes; i++ {
			for _, w := range p.daemons {
				if !yield(p.nextPod(w, host{i})) {
					return
				}
			}
		}
	}
}

func (p *Population) deployedPods(nodes, pods int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for p.podNumber < pods {
			const far = 7919 // so that replicas are on different nodes
			w := p.deployed[p.podNumber%len(p.deployed)]
			if !yield(p.nextPod(w, host{p.podNumber * far % nodes})) {
				return
			}
		}
	}
}

func (p *Population) nextPod(w *workload, on host) record {
	pod := w.clone(p.podNumber, on)
	p.podNumber++
	w.pods++
	return record{podKey(pod), pod}
}

func podKey(pod *corev1.Pod) string { return path.Join("pods", pod.Namespace, pod.Name) }

// awaitServed waits until the API server has seen all of it.
func (p *Population) awaitServed(ctx context.Context) error {
	var seen int
	err := wait.PollUntilContextTimeout(ctx, 200*time.Millisecond, 2*time.Minute, true, func(ctx context.Context) (bool, error) {
		list, err := p.client.CoreV1().Pods("").List(ctx, metav1.ListOptions{Limit: 1})
		if err != nil {
			return false, err
		}
		seen = len(list.Items)
		if list.RemainingItemCount != nil {
			seen += int(*list.RemainingItemCount)
		}
		return seen == p.podNumber, nil
	})
	if err != nil {
		return fmt.Errorf("await pods: the API server has %d of %d: %w", seen, p.podNumber, err)
	}
	return nil
}
