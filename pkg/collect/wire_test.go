package collect

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/client-go/kubernetes/scheme"
)

// encode gives the body of an answer in protobuf.
func encode(tb testing.TB, o runtime.Object) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := protobuf.NewSerializer(scheme.Scheme, scheme.Scheme).Encode(o, &out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// realistic are pods with managed fields and a status of the size they have in
// clusters.
func realistic(n int) *corev1.PodList {
	list := &corev1.PodList{ListMeta: metav1.ListMeta{Continue: "next", ResourceVersion: "1"}, Items: pods(n)}
	for i := range list.Items {
		pod := &list.Items[i]
		pod.ManagedFields[0].FieldsV1.SetRawBytes(bytes.Repeat([]byte(`{"f:spec":{}}`), 300))
		for c := range 3 {
			container := corev1.Container{Name: fmt.Sprint("c", c), Image: "registry.example.com/team/image:v1.2.3"}
			for e := range 10 {
				container.Env = append(container.Env, corev1.EnvVar{Name: fmt.Sprint("NAME_", e), Value: "some value of some length"})
				container.VolumeMounts = append(container.VolumeMounts, corev1.VolumeMount{Name: fmt.Sprint("v", e), MountPath: "/var/lib/x"})
			}
			pod.Spec.Containers = append(pod.Spec.Containers, container)
			pod.Status.ContainerStatuses = append(pod.Status.ContainerStatuses, corev1.ContainerStatus{
				Name: container.Name, Image: container.Image, ImageID: container.Image + "@sha256:0123456789abcdef0123456789abcdef",
				State: corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: metav1.Unix(1700000000, 0)}},
			})
		}
	}
	return list
}

func TestPageIsDecodedLikeATypedList(t *testing.T) {
	body := encode(t, realistic(3))
	p, err := newPage(Resources()[0], body)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("next", p.token); diff != "" {
		t.Errorf("token (-want +got):\n%s", diff)
	}
	want := &corev1.PodList{}
	if _, _, err := protobuf.NewSerializer(scheme.Scheme, scheme.Scheme).Decode(body, nil, want); err != nil {
		t.Fatal(err)
	}
	var got []corev1.Pod
	for o, err := range p.objects() {
		if err != nil {
			t.Fatal(err)
		}
		pod := *o.(*corev1.Pod)
		pod.TypeMeta = metav1.TypeMeta{}
		got = append(got, pod)
	}
	for i := range want.Items {
		want.Items[i].ManagedFields = nil
		want.Items[i].Status = corev1.PodStatus{Phase: want.Items[i].Status.Phase}
	}
	if diff := cmp.Diff(want.Items, got); diff != "" {
		t.Errorf("pods (-want +got):\n%s", diff)
	}
}

// A body that ends anywhere is an error or a shorter list, never a panic.
func TestPageOfBrokenBody(t *testing.T) {
	whole := encode(t, realistic(2))
	const behindList = 4 // the envelope's empty fields
	for n := range len(whole) - behindList {
		p, err := newPage(Resources()[0], whole[:n])
		if err != nil {
			continue
		}
		decoded := 0
		for _, err := range p.objects() {
			if err == nil {
				decoded++
			}
		}
		if decoded == 2 {
			t.Fatalf("two pods in %d of %d bytes", n, len(whole))
		}
	}
}

func BenchmarkPage(b *testing.B) {
	body := encode(b, realistic(500))
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			p, err := newPage(Resources()[0], body)
			if err != nil {
				b.Fatal(err)
			}
			for _, err := range p.objects() {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("typed list", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(body)))
		serializer := protobuf.NewSerializer(scheme.Scheme, scheme.Scheme)
		for b.Loop() {
			if _, _, err := serializer.Decode(body, nil, &corev1.PodList{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
