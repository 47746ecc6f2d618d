package populate

import "strings"

// controllers become Deployments: the add-ons that run a few times a cluster.
// One line for each: namespace, name, containers.
const controllers = `
kube-system coredns coredns
kube-system coredns-autoscaler autoscaler
kube-system metrics-server metrics-server
kube-system cluster-autoscaler cluster-autoscaler
kube-system aws-load-balancer-controller aws-load-balancer-controller
kube-system ebs-csi-controller ebs-plugin csi-provisioner csi-attacher csi-resizer liveness-probe
kube-system efs-csi-controller efs-plugin csi-provisioner liveness-probe
kube-system snapshot-controller snapshot-controller
kube-system calico-kube-controllers calico-kube-controllers
kube-system calico-typha calico-typha
kube-system hubble-relay hubble-relay
kube-system sealed-secrets-controller sealed-secrets-controller
kube-system vpa-recommender recommender
kube-system vpa-updater updater
kube-system vpa-admission-controller admission-controller
cert-manager cert-manager cert-manager-controller
cert-manager cert-manager-cainjector cert-manager-cainjector
cert-manager cert-manager-webhook cert-manager-webhook
ingress-nginx ingress-nginx-controller controller
external-dns external-dns external-dns
external-secrets external-secrets external-secrets
external-secrets external-secrets-webhook webhook
istio-system istiod discovery
istio-system istio-ingressgateway istio-proxy
istio-system istio-egressgateway istio-proxy
istio-system kiali kiali
monitoring prometheus-operator prometheus-operator kube-rbac-proxy
monitoring kube-state-metrics kube-state-metrics kube-rbac-proxy-main kube-rbac-proxy-self
monitoring grafana grafana grafana-sc-dashboard grafana-sc-datasources
monitoring prometheus-adapter prometheus-adapter
monitoring thanos-query thanos-query
monitoring blackbox-exporter blackbox-exporter module-configmap-reloader
logging loki-gateway nginx
logging fluentd-aggregator fluentd
datadog datadog-cluster-agent cluster-agent
falco falcosidekick falcosidekick
gatekeeper-system gatekeeper-controller-manager manager
gatekeeper-system gatekeeper-audit manager
kyverno kyverno-admission-controller kyverno
kyverno kyverno-background-controller controller
argocd argocd-server argocd-server
argocd argocd-repo-server argocd-repo-server
argocd argocd-redis redis
flux-system source-controller manager
flux-system kustomize-controller manager
flux-system helm-controller manager
velero velero velero
keda keda-operator keda-operator
keda keda-metrics-apiserver keda-metrics-apiserver
karpenter karpenter controller
`

func deployed() []addon {
	var addons []addon
	for line := range strings.Lines(strings.TrimSpace(controllers)) {
		words := strings.Fields(line)
		a := addon{namespace: words[0], name: words[1], containers: words[2:]}
		a.image = "registry.example.com/" + a.namespace + "/" + a.name + ":v1.4.2"
		if a.namespace == "kube-system" {
			a.priorityClass = clusterCritical
		}
		addons = append(addons, a)
	}
	return addons
}
