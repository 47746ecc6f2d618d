package collect

import (
	"bytes"
	"context"
	"io"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// kustomization is the output of a build, as kubectl builds it. Lines are
// those of that output.
func kustomization(folder string) input {
	return input{name: folder, open: func(context.Context) (io.ReadCloser, error) {
		options := krusty.MakeDefaultOptions()
		options.Reorder = krusty.ReorderOptionLegacy
		resources, err := krusty.MakeKustomizer(options).Run(filesys.MakeFsOnDisk(), folder)
		if err != nil {
			return nil, err
		}
		text, err := resources.AsYaml()
		if err != nil {
			return nil, err
		}
		return io.NopCloser(bytes.NewReader(text)), nil
	}}
}
