package collect

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"k8s.io/cli-runtime/pkg/resource"
)

// inputs are the streams that the options lead to. What leads nowhere is an
// error and does not keep the others back.
func (o FileOptions) inputs() ([]input, error) {
	if err := o.validate(); err != nil {
		return nil, err
	}
	if o.Kustomize != "" {
		return []input{kustomization(o.Kustomize)}, nil
	}
	var inputs []input
	var problems []error
	for _, name := range o.Filenames {
		found, err := o.expand(name)
		problems = append(problems, err)
		for _, in := range found {
			if !slices.ContainsFunc(inputs, func(other input) bool { return other.name == in.name }) {
				inputs = append(inputs, in)
			}
		}
	}
	return inputs, errors.Join(problems...)
}

func (o FileOptions) validate() error {
	names := resource.FilenameOptions{Filenames: o.Filenames, Kustomize: o.Kustomize, Recursive: o.Recursive}
	if err := names.RequireFilenameOrKustomize(); err != nil {
		return err
	}
	if o.Kustomize != "" && (len(o.Filenames) > 0 || o.Recursive) {
		return errors.New("-k cannot be used with -f or -R")
	}
	return nil
}

// expand follows one file name.
func (o FileOptions) expand(name string) ([]input, error) {
	if in, ok := streamInput(name, o.Stdin); ok {
		return []input{in}, nil
	}
	paths, err := matches(name)
	if err != nil {
		return nil, err
	}
	var inputs []input
	var problems []error
	for _, path := range paths {
		found, err := o.walk(path)
		problems = append(problems, err)
		inputs = append(inputs, found...)
	}
	return inputs, errors.Join(problems...)
}

// matches are the paths that a pattern stands for. As in kubectl, a path that
// exists is no pattern.
func matches(pattern string) ([]string, error) {
	if _, err := os.Stat(pattern); !errors.Is(err, os.ErrNotExist) {
		return []string{pattern}, nil
	}
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return nil, fmt.Errorf("the pattern %q is not valid: %w", pattern, err)
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("the path %q does not exist", pattern)
	}
	return paths, nil
}

// walk finds the files of a path: the path itself, or those in a folder that
// have the name of a manifest.
func (o FileOptions) walk(path string) ([]input, error) {
	recursive := o.Recursive || isDump(path)
	visitors, err := resource.ExpandPathsToFileVisitors(nil, followed(path), recursive, extensions(), nil)
	if err != nil {
		return nil, fmt.Errorf("read folder: %w", err)
	}
	var inputs []input
	for _, visitor := range visitors {
		file, ok := visitor.(*resource.FileVisitor)
		if ok && (file.Path == path || isManifest(file.Path)) {
			inputs = append(inputs, fileInput(file.Path))
		}
	}
	if len(inputs) == 0 {
		return nil, nothingIn(path, recursive)
	}
	return inputs, nil
}

// followed has a link to a folder taken for the folder, which filepath.Walk does
// not do.
func followed(path string) string {
	link, err := os.Lstat(path)
	if err != nil || link.Mode()&os.ModeSymlink == 0 {
		return path
	}
	if to, err := os.Stat(path); err != nil || !to.IsDir() {
		return path
	}
	return path + string(filepath.Separator)
}

func nothingIn(folder string, recursive bool) error {
	text := fmt.Sprintf("the folder %q holds no manifests (%s, or those with .gz)", folder, strings.Join(resource.FileExtensions, " "))
	below, _ := filepath.Glob(filepath.Join(folder, "*", "*"))
	if !recursive && len(below) > 0 {
		text += ": did you mean -R, to read the folders in it?"
	}
	return errors.New(text)
}

func extensions() []string { return append(slices.Clone(resource.FileExtensions), ".gz") }

func isManifest(path string) bool {
	return slices.Contains(resource.FileExtensions, filepath.Ext(strings.TrimSuffix(path, ".gz")))
}

// isDump tells whether a folder is the output of kubectl cluster-info dump or
// of oc adm inspect, which make no sense without the folders in them.
func isDump(folder string) bool {
	for _, inside := range []string{filepath.Join("*", "pods.json"), filepath.Join("*", "pods.yaml")} {
		if found, _ := filepath.Glob(filepath.Join(folder, inside)); len(found) > 0 && exists(folder, "nodes"+filepath.Ext(inside)) {
			return true
		}
	}
	return exists(folder, "namespaces") && exists(folder, "cluster-scoped-resources")
}

func exists(folder, name string) bool {
	_, err := os.Stat(filepath.Join(folder, name))
	return err == nil
}
