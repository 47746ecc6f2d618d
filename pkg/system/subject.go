package system

import (
	"iter"
	"maps"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// subject is a workload with what several signals need of it.
type subject struct {
	*inventory.Workload
	// tags are the labels and annotations of the workload and its pods, those
	// of the workload last.
	tags map[string]string
	// keys are the keys of tags, sorted.
	keys []string
	// images are those of the containers that keep running, initial those of
	// init containers.
	images, initial []image
}

func newSubject(w *inventory.Workload) *subject {
	s := &subject{Workload: w, tags: map[string]string{}}
	for _, r := range slices.Backward(w.Revisions) {
		maps.Copy(s.tags, r.Pod.Annotations)
		maps.Copy(s.tags, r.Pod.Labels)
	}
	maps.Copy(s.tags, w.Annotations)
	maps.Copy(s.tags, w.Labels)
	s.keys = slices.Sorted(maps.Keys(s.tags))
	for _, r := range w.Revisions {
		s.images = addImages(s.images, r.Pod.Spec.Containers)
		s.initial = addImages(s.initial, r.Pod.Spec.InitContainers)
	}
	return s
}

func addImages(list []image, containers []corev1.Container) []image {
	for _, c := range containers {
		i := parseImage(c.Image)
		if !slices.ContainsFunc(list, func(j image) bool { return j.repository() == i.repository() }) {
			list = append(list, i)
		}
	}
	return list
}

// containers are those of all revisions.
func (s *subject) containers() iter.Seq[*corev1.Container] {
	return func(yield func(*corev1.Container) bool) {
		for _, r := range s.Revisions {
			for _, list := range [][]corev1.Container{r.Pod.Spec.InitContainers, r.Pod.Spec.Containers} {
				for i := range list {
					if !yield(&list[i]) {
						return
					}
				}
			}
		}
	}
}
