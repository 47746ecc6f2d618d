package facts

import (
	"reflect"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// volumeSource names the type of a volume as the API does, and what it takes.
func volumeSource(s *corev1.VolumeSource) (kind, source string) {
	switch {
	case s.HostPath != nil:
		return "hostPath", s.HostPath.Path
	case s.EmptyDir != nil:
		return "emptyDir", string(s.EmptyDir.Medium)
	case s.Secret != nil:
		return "secret", s.Secret.SecretName
	case s.ConfigMap != nil:
		return "configMap", s.ConfigMap.Name
	case s.PersistentVolumeClaim != nil:
		return "persistentVolumeClaim", s.PersistentVolumeClaim.ClaimName
	case s.Projected != nil:
		return "projected", ""
	case s.DownwardAPI != nil:
		return "downwardAPI", ""
	case s.CSI != nil:
		return "csi", s.CSI.Driver
	case s.Ephemeral != nil:
		return "ephemeral", ""
	case s.Image != nil:
		return "image", s.Image.Reference
	}
	return networkVolume(s)
}

// networkVolume names the types that only bring a file system from elsewhere.
func networkVolume(s *corev1.VolumeSource) (kind, source string) {
	switch {
	case s.GitRepo != nil:
		// The address may hold a password.
		return "gitRepo", ""
	case s.FlexVolume != nil:
		return "flexVolume", s.FlexVolume.Driver
	case s.NFS != nil:
		return "nfs", s.NFS.Server
	case s.ISCSI != nil:
		return "iscsi", s.ISCSI.TargetPortal
	case s.Glusterfs != nil:
		return "glusterfs", s.Glusterfs.EndpointsName
	case s.RBD != nil:
		return "rbd", s.RBD.RBDImage
	case s.CephFS != nil:
		return "cephfs", s.CephFS.Path
	case s.Cinder != nil:
		return "cinder", s.Cinder.VolumeID
	case s.FC != nil:
		return "fc", ""
	case s.AzureFile != nil:
		return "azureFile", s.AzureFile.ShareName
	case s.AzureDisk != nil:
		return "azureDisk", s.AzureDisk.DiskName
	case s.AWSElasticBlockStore != nil:
		return "awsElasticBlockStore", s.AWSElasticBlockStore.VolumeID
	case s.GCEPersistentDisk != nil:
		return "gcePersistentDisk", s.GCEPersistentDisk.PDName
	}
	return rareVolume(s)
}

func rareVolume(s *corev1.VolumeSource) (kind, source string) {
	switch {
	case s.VsphereVolume != nil:
		return "vsphereVolume", s.VsphereVolume.VolumePath
	case s.Quobyte != nil:
		return "quobyte", s.Quobyte.Volume
	case s.PhotonPersistentDisk != nil:
		return "photonPersistentDisk", s.PhotonPersistentDisk.PdID
	case s.PortworxVolume != nil:
		return "portworxVolume", s.PortworxVolume.VolumeID
	case s.ScaleIO != nil:
		return "scaleIO", s.ScaleIO.VolumeName
	case s.StorageOS != nil:
		return "storageos", s.StorageOS.VolumeName
	case s.Flocker != nil:
		return "flocker", s.Flocker.DatasetName
	}
	// The API's default for a volume without a source.
	return "emptyDir", ""
}

// sources names all fields of a volume's source that are written.
func sources(s *corev1.VolumeSource) []string {
	list, fields := []string{}, reflect.ValueOf(s).Elem()
	for i := range fields.NumField() {
		if !fields.Field(i).IsNil() {
			name, _, _ := strings.Cut(fields.Type().Field(i).Tag.Get("json"), ",")
			list = append(list, name)
		}
	}
	return list
}
