package populate

import (
	"context"
	"fmt"
	"math/rand/v2"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// host is the i-th node.
type host struct{ i int }

func (h host) ip() string   { return fmt.Sprintf("10.0.%d.%d", h.i/250, 1+h.i%250) }
func (h host) name() string { return fmt.Sprintf("ip-10-0-%d-%d.ec2.internal", h.i/250, 1+h.i%250) }
func (h host) zone() string { return "eu-central-1" + string("abc"[h.i%3]) }

// prototypeNode has the API server make a node, and takes it away again.
func (p *Population) prototypeNode(ctx context.Context) (*corev1.Node, error) {
	nodes := p.client.CoreV1().Nodes()
	node, err := nodes.Create(ctx, host{}.node(), metav1.CreateOptions{FieldManager: "kubelet"})
	if err != nil {
		return nil, fmt.Errorf("create node: %w", err)
	}
	node.Status = nodeStatus()
	node, err = nodes.UpdateStatus(ctx, node, metav1.UpdateOptions{FieldManager: "kubelet"})
	if err != nil {
		return nil, fmt.Errorf("update node: %w", err)
	}
	if err := nodes.Delete(ctx, node.Name, metav1.DeleteOptions{}); err != nil {
		return nil, fmt.Errorf("delete node: %w", err)
	}
	node.ResourceVersion = ""
	return node, nil
}

func (h host) node() *corev1.Node {
	return &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: h.name(), Labels: h.labels(), Annotations: map[string]string{
		"csi.volume.kubernetes.io/nodeid":                        `{"ebs.csi.aws.com":"i-0"}`,
		"node.alpha.kubernetes.io/ttl":                           "15",
		"alpha.kubernetes.io/provided-node-ip":                   h.ip(),
		"volumes.kubernetes.io/controller-managed-attach-detach": "true",
	}}}
}

func (h host) labels() map[string]string {
	return map[string]string{
		corev1.LabelHostname:           h.name(),
		corev1.LabelOSStable:           "linux",
		corev1.LabelArchStable:         "amd64",
		corev1.LabelTopologyZone:       h.zone(),
		corev1.LabelTopologyRegion:     "eu-central-1",
		corev1.LabelInstanceTypeStable: "m7i.4xlarge",
		"karpenter.sh/nodepool":        fmt.Sprintf("pool-%d", h.i%5),
	}
}

// cloneNode is the prototype as that host.
func cloneNode(prototype *corev1.Node, h host) *corev1.Node {
	r := newRand("node " + h.name())
	node := prototype.DeepCopy()
	node.Name, node.UID = h.name(), types.UID(uid(r))
	node.Labels = h.labels()
	node.Annotations["csi.volume.kubernetes.io/nodeid"] = fmt.Sprintf(`{"ebs.csi.aws.com":"i-%s"}`, hexDigits(r, 8))
	node.Annotations["alpha.kubernetes.io/provided-node-ip"] = h.ip()
	node.Spec.ProviderID = "aws:///" + h.zone() + "/i-" + hexDigits(r, 8)
	node.Spec.PodCIDRs = []string{fmt.Sprintf("10.%d.%d.0/24", 128+h.i/256, h.i%256)}
	node.Spec.PodCIDR = node.Spec.PodCIDRs[0]
	node.Status.Addresses = []corev1.NodeAddress{
		{Type: corev1.NodeInternalIP, Address: h.ip()}, {Type: corev1.NodeHostName, Address: h.name()},
	}
	node.Status.NodeInfo.MachineID, node.Status.NodeInfo.SystemUUID = hexDigits(r, 16), uid(r)
	node.Status.NodeInfo.BootID = uid(r)
	return node
}

func nodeStatus() corev1.NodeStatus {
	capacity := corev1.ResourceList{
		corev1.ResourceCPU: resource.MustParse("16"), corev1.ResourceMemory: resource.MustParse("64Gi"),
		corev1.ResourcePods: resource.MustParse("110"), corev1.ResourceEphemeralStorage: resource.MustParse("200Gi"),
	}
	return corev1.NodeStatus{
		Capacity:    capacity,
		Allocatable: capacity,
		Addresses:   []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: host{}.ip()}},
		Conditions:  nodeConditions(),
		Images:      nodeImages(newRand("images")),
		DaemonEndpoints: corev1.NodeDaemonEndpoints{
			KubeletEndpoint: corev1.DaemonEndpoint{Port: 10250},
		},
		NodeInfo: corev1.NodeSystemInfo{
			OperatingSystem: "linux", Architecture: "amd64", KernelVersion: "6.12.40", OSImage: "Bottlerocket OS 1.50.0",
			ContainerRuntimeVersion: "containerd://2.2.1", KubeletVersion: "v1.37.2",
		},
	}
}

func nodeConditions() []corev1.NodeCondition {
	var conditions []corev1.NodeCondition
	for _, kind := range []corev1.NodeConditionType{corev1.NodeMemoryPressure, corev1.NodeDiskPressure, corev1.NodePIDPressure} {
		conditions = append(conditions, corev1.NodeCondition{
			Type: kind, Status: corev1.ConditionFalse, Reason: "KubeletHasNo" + string(kind),
			LastHeartbeatTime: metav1.Now(), LastTransitionTime: metav1.Now(),
		})
	}
	return append(conditions, corev1.NodeCondition{
		Type: corev1.NodeReady, Status: corev1.ConditionTrue, Reason: "KubeletReady", Message: "kubelet is posting ready status",
		LastHeartbeatTime: metav1.Now(), LastTransitionTime: metav1.Now(),
	})
}

// nodeImages are as many as the kubelet reports at most.
func nodeImages(r *rand.Rand) []corev1.ContainerImage {
	var images []corev1.ContainerImage
	for _, a := range append(agents(), deployed()[:38]...) {
		images = append(images, corev1.ContainerImage{
			Names: []string{a.image + "@sha256:" + hexDigits(r, 32), a.image}, SizeBytes: int64(r.IntN(1 << 28)),
		})
	}
	return images
}
