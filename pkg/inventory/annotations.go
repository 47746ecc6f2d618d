package inventory

import (
	"slices"
	"strings"
)

// KeepAnnotation tells whether an audit may need an annotation: those that
// still configure a sandbox, say who manages an object, or name the cloud
// identity of an account. All others are dropped when an object is read, since
// annotations hold whole copies of objects, and anything else.
func KeepAnnotation(key string) bool {
	if slices.Contains(keptAnnotations(), key) {
		return true
	}
	// Rancher keeps a packed copy of the object under its own prefix.
	return key != "objectset.rio.cattle.io/applied" && slices.ContainsFunc(keptPrefixes(), func(prefix string) bool {
		return strings.HasPrefix(key, prefix)
	})
}

// AnnotationPodField is set on a custom resource definition when it is read: the
// field of the resource that is the specification of a pod.
const AnnotationPodField = "sysaudit.dev/pod-field"

func keptAnnotations() []string {
	return []string{
		AnnotationPodField,
		"kubernetes.io/config.mirror",
		"kubernetes.io/config.source",
		"kubernetes.io/enforce-mountable-secrets",
		"rbac.authorization.kubernetes.io/autoupdate",
		"scheduler.alpha.kubernetes.io/critical-pod",
		"scheduler.alpha.kubernetes.io/node-selector",
		"scheduler.alpha.kubernetes.io/defaultTolerations",
		"scheduler.alpha.kubernetes.io/tolerationsWhitelist",

		"eks.amazonaws.com/role-arn",
		"iam.amazonaws.com/role",
		"iam.gke.io/gcp-service-account",

		"admissions.enforcer/disabled",
		"argocd.argoproj.io/instance",
		"argocd.argoproj.io/compare-options",
		"argocd.argoproj.io/hook",
		"argocd.argoproj.io/sync-options",
		"argocd.argoproj.io/sync-wave",
		"argocd.argoproj.io/tracking-id",
		"configmanagement.gke.io/managed",
		"fleet.cattle.io/bundle-id",
		"flux.weave.works/antecedent",
		"io.cattle.field/appId",
		"kapp.k14s.io/app",
		"machine.openshift.io/owned",
		"operator.openshift.io/spec-hash",
		"operators.operatorframework.io/builder",
		"release.openshift.io/version",
		"helm.sh/chart",
		"helm.sh/hook",
		"k8s.io/cluster-service",
		"kubernetes.io/cluster-service",
	}
}

func keptPrefixes() []string {
	return []string{
		"container.apparmor.security.beta.kubernetes.io/",
		"container.seccomp.security.alpha.kubernetes.io/",
		"seccomp.security.alpha.kubernetes.io/",
		"kubernetes.io/service-account",
		"azure.workload.identity/",

		"addonmanager.kubernetes.io/",
		"addon.kops.k8s.io/",
		"addons.cluster.x-k8s.io/",
		"c3.doks.digitalocean.com/",
		"components.gke.io/",
		"configsync.gke.io/",
		"console.openshift.io/",
		"dns.operator.openshift.io/",
		"doks.digitalocean.com/",
		"exclude.release.openshift.io/",
		"fluxcd.io/",
		"helm.cattle.io/",
		"helmcharts.helm.cattle.io/",
		"helm.toolkit.fluxcd.io/",
		"imageregistry.operator.openshift.io/",
		"include.release.openshift.io/",
		"ingresscontroller.operator.openshift.io/",
		"kubeadm.kubernetes.io/",
		"kubernetes.azure.com/",
		"kustomize.toolkit.fluxcd.io/",
		"meta.helm.sh/",
		"networkoperator.openshift.io/",
		"objectset.rio.cattle.io/",
		"olm.",
		"openshift.io/",
		"operatorframework.io/",
		"operators.coreos.com/",
		"resources.gardener.cloud/",
		"rke.cattle.io/",
		"security.openshift.io/",
		"tkg.tanzu.vmware.com/",
		"target.workload.openshift.io/",
		"workload.openshift.io/",
	}
}
