package remedy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

const agentPod = `
hostPID: true
hostNetwork: true
shareProcessNamespace: true
securityContext: {runAsUser: 0, sysctls: [{name: kernel.msgmax, value: "1"}, {name: net.core.somaxconn, value: "2"}]}
tolerations:
- {operator: Exists}
- {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 300}
initContainers:
- {name: setup, image: x, volumeMounts: [{name: cni, mountPath: /cni}]}
containers:
- name: agent
  image: x
  ports: [{containerPort: 80, hostPort: 80}]
  livenessProbe: {httpGet: {port: 80, host: 10.0.0.1}}
  securityContext:
    privileged: true
    capabilities: {add: [SYS_ADMIN, CAP_NET_ADMIN], drop: [MKNOD]}
    seccompProfile: {type: Unconfined}
  volumeMounts:
  - {name: cni, mountPath: /cni}
  - {name: kubelet, mountPath: /kubelet, mountPropagation: Bidirectional}
  - {name: kube-api-access-x7z2p, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}
  volumeDevices: [{name: disk, devicePath: /dev/sdb}]
volumes:
- {name: cni, hostPath: {path: /etc/cni/net.d}}
- {name: kubelet, hostPath: {path: /var/lib/kubelet}}
- {name: kube-api-access-x7z2p, projected: {sources: [{serviceAccountToken: {path: token}}]}}
- {name: disk, persistentVolumeClaim: {claimName: disk}}
`

const offControlPlane = `affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
	{nodeSelectorTerms: [{matchExpressions: [{key: node-role.kubernetes.io/control-plane, operator: DoesNotExist}]}]}}}`

// TestPodPatches shows the patch for each kind of field, and for each way to
// change it.
func TestPodPatches(t *testing.T) {
	container := func(fields string) string { return "spec: {containers: [{name: agent, " + fields + "}]}" }
	security := func(fields string) string { return container("securityContext: {" + fields + "}") }
	tests := []struct {
		field, value string
		want         []string
	}{
		{"spec.hostPID", "true", list("spec: {hostPID: false}")},
		{"spec.hostNetwork", "true", list("spec: {hostNetwork: false}")},
		{"spec.hostUsers", "true", list("spec: {hostUsers: false}")},
		{"spec.shareProcessNamespace", "true", list("spec: {shareProcessNamespace: false}")},
		{"spec.automountServiceAccountToken", "", list("spec: {automountServiceAccountToken: false}")},
		{"spec.tolerations[0]", "tolerates all taints", list("spec: {tolerations: null}", "spec: {tolerations: null, "+offControlPlane+"}")},
		{"spec.tolerations", "none is needed", list("spec: {" + offControlPlane + "}")},
		{"spec.securityContext.runAsUser", "root", list("spec: {securityContext: {runAsNonRoot: true, runAsUser: null}}")},
		{"spec.securityContext.seccompProfile.type", "", list("spec: {securityContext: {seccompProfile: {type: RuntimeDefault}}}")},
		{"spec.securityContext.sysctls[0].name", "kernel.msgmax", list(`spec: {securityContext: {sysctls: [{name: net.core.somaxconn, value: "2"}]}}`)},
		{"spec.containers[0].securityContext.privileged", "true", list(security("privileged: false"))},
		{"spec.containers[0].securityContext.runAsNonRoot", "", list(security("runAsNonRoot: true"))},
		{"spec.containers[0].securityContext.readOnlyRootFilesystem", "", list(security("readOnlyRootFilesystem: true"))},
		{"spec.containers[0].securityContext.procMount", "Unmasked", list(security("procMount: Default"))},
		{"spec.containers[0].securityContext.seccompProfile", "Unconfined", list(security("seccompProfile: {type: RuntimeDefault}"))},
		{"spec.containers[0].securityContext.appArmorProfile.type", "", list(security("appArmorProfile: {type: RuntimeDefault}"))},
		{"spec.containers[0].securityContext.windowsOptions.hostProcess", "true", list(security("windowsOptions: {hostProcess: false}"))},
		{"spec.containers[0].securityContext.capabilities.add", "SYS_ADMIN", list(security("capabilities: {add: [CAP_NET_ADMIN]}"))},
		{"spec.containers[0].securityContext.capabilities.add", "NET_ADMIN, SYS_ADMIN", list(security("capabilities: {add: null}"))},
		{"spec.containers[0].securityContext.capabilities.drop", "MKNOD", list(
			security("capabilities: {drop: [MKNOD, NET_RAW]}"), security("capabilities: {drop: [ALL]}"),
		)},
		// A privileged container cannot be kept from gaining privileges.
		{"spec.containers[0].securityContext.allowPrivilegeEscalation", "true", list("")},
		{"spec.containers[0].ports[0].hostPort", "80/TCP", list(container("ports: [{containerPort: 80, hostPort: null}]"))},
		{"spec.containers[0].livenessProbe.httpGet.host", "10.0.0.1", list(container("livenessProbe: {httpGet: {host: null}}"))},
		{"spec.containers[0].volumeMounts[0]", "/etc/cni/net.d (writable)", list(
			container("volumeMounts: [{mountPath: /cni, readOnly: true}]"),
			container("volumeMounts: [{mountPath: /cni, readOnly: true, recursiveReadOnly: Enabled}]"),
			container("volumeMounts: [{$patch: delete, mountPath: /cni}]"), // another container mounts the volume
		)},
		{"spec.containers[0].volumeMounts[1]", "/var/lib/kubelet (writable)", list(
			container("volumeMounts: [{mountPath: /kubelet, mountPropagation: null}]"),
			container("volumeMounts: [{mountPath: /kubelet, readOnly: true}]"),
			container("volumeMounts: [{mountPath: /kubelet, readOnly: true, mountPropagation: null, recursiveReadOnly: Enabled}]"),
			"spec: {containers: [{name: agent, volumeMounts: [{$patch: delete, mountPath: /kubelet}]}], volumes: [{$patch: delete, name: kubelet}]}",
		)},
		// The index is that of another revision: what is shown tells.
		{"spec.containers[0].volumeMounts[7]", "/etc/cni/net.d (writable)", list(
			container("volumeMounts: [{mountPath: /cni, readOnly: true}]"),
			container("volumeMounts: [{mountPath: /cni, readOnly: true, recursiveReadOnly: Enabled}]"),
			container("volumeMounts: [{$patch: delete, mountPath: /cni}]"),
		)},
		{"spec.containers[0].volumeMounts[2]", "/var/run/secrets/kubernetes.io/serviceaccount", list("spec: {automountServiceAccountToken: false}")},
		{"spec.containers[0].volumeDevices[0]", "", list(
			"spec: {containers: [{name: agent, volumeDevices: [{$patch: delete, devicePath: /dev/sdb}]}], volumes: [{$patch: delete, name: disk}]}",
		)},
		{"spec.volumes[0].hostPath.path", "/etc/cni/net.d", list(`spec: {containers: [{name: agent, volumeMounts: [{$patch: delete, mountPath: /cni}]}],
			initContainers: [{name: setup, volumeMounts: [{$patch: delete, mountPath: /cni}]}], volumes: [{$patch: delete, name: cni}]}`)},
		{"spec.containers[0].image", "x", nil},
		{"spec.containers[0].resources", "cpu", nil},
		{"metadata.namespace", "default", nil},
	}
	p := plannerOf(t, "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}")
	for _, tt := range tests {
		t.Run(tt.field+" "+tt.value, func(t *testing.T) {
			pod := podOf(t, agentPod)
			edits := p.podEdits(pod, api.Evidence{Field: tt.field, Value: tt.value, Container: "agent"})
			if len(edits) != len(tt.want) {
				t.Fatalf("%d ways to change it, want %d", len(edits), len(tt.want))
			}
			for i, edit := range edits {
				now := pod.DeepCopy()
				edit(now)
				settle(now)
				got, err := patchOf(pod, now)
				if err != nil {
					t.Fatal(err)
				}
				var want map[string]any
				if err := yaml.Unmarshal([]byte(strings.ReplaceAll(tt.want[i], "\t", " ")), &want); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("way %d (-want +got):\n%s", i, diff)
				}
			}
		})
	}
}

func TestFieldPath(t *testing.T) {
	tests := map[string]fieldPath{
		"spec.hostPID":                                                {{"spec", ""}, {"hostPID", ""}},
		"spec.containers[0].volumeMounts[12]":                         {{"spec", ""}, {"containers", "0"}, {"volumeMounts", "12"}},
		"metadata.annotations[container.apparmor.io/main]":            {{"metadata", ""}, {"annotations", "container.apparmor.io/main"}},
		"spec.containers[0].securityContext.capabilities.add[1].name": {{"spec", ""}, {"containers", "0"}, {"securityContext", ""}, {"capabilities", ""}, {"add", "1"}, {"name", ""}},
		"":           nil,
		"webhooks[x": {{"webhooks", "x"}},
	}
	for text, want := range tests {
		if diff := cmp.Diff(want, parsePath(text), cmp.AllowUnexported(step{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
