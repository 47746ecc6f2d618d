package pss_test

import (
	"fmt"
	"reflect"

	corev1 "k8s.io/api/core/v1"
)

// volume has one source, of any type that the API has; or none or two, which
// the API would not take.
func (g *generator) volume() corev1.Volume {
	v := corev1.Volume{Name: fmt.Sprintf("v%d", g.random.IntN(1000))}
	switch {
	case !g.bad("volume"):
		g.setSource(&v, one(g, harmlessSources()...))
	case g.chance(0.5):
		g.setSource(&v, "HostPath")
	case g.chance(0.1):
	case g.chance(0.2):
		g.setAnySource(&v)
		g.setAnySource(&v)
	default:
		g.setAnySource(&v)
	}
	return v
}

func harmlessSources() []string {
	return []string{
		"ConfigMap", "CSI", "DownwardAPI", "EmptyDir", "Ephemeral", "Image", "PersistentVolumeClaim", "Projected", "Secret",
	}
}

// setAnySource takes the types from the API, so that none is forgotten.
func (g *generator) setAnySource(v *corev1.Volume) {
	source := reflect.TypeFor[corev1.VolumeSource]()
	g.setSource(v, source.Field(g.random.IntN(source.NumField())).Name)
}

func (g *generator) setSource(v *corev1.Volume, name string) {
	field := reflect.ValueOf(&v.VolumeSource).Elem().FieldByName(name)
	field.Set(reflect.New(field.Type().Elem()))
	if v.HostPath != nil {
		v.HostPath.Path = one(g, "", "/", "/var/run", "relative/..")
	}
	if v.PersistentVolumeClaim != nil {
		v.PersistentVolumeClaim.ClaimName = one(g, "data", claimOnNode)
	}
}
