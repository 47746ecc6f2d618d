package cli

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/examples"
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
)

// defaultChunk is kubectl's own page size for lists.
const defaultChunk = 500

// sourceFlags say what to read.
type sourceFlags struct {
	config    *genericclioptions.ConfigFlags
	filenames []string
	kustomize string
	recursive bool
	chunkSize int64
	demo      bool
	quiet     bool
	// progress counts what is read, if not nil.
	progress *progress
	// reports takes the reports among the files, if not nil.
	reports func(*api.AuditReport)
}

func newSourceFlags() *sourceFlags {
	return &sourceFlags{config: genericclioptions.NewConfigFlags(true), chunkSize: defaultChunk}
}

func (f *sourceFlags) addTo(flags *pflag.FlagSet) {
	f.config.AddFlags(flags)
	files := genericclioptions.FileNameFlags{
		Usage:     "Audit files, directories, URLs or standard input (-) instead of a cluster: manifests, output of kubectl get -o yaml or json, cluster-info dumps, snapshots",
		Filenames: &f.filenames, Kustomize: &f.kustomize, Recursive: &f.recursive,
	}
	files.AddFlags(flags)
	flags.Int64Var(&f.chunkSize, "chunk-size", f.chunkSize, "Number of objects to ask the server for at a time; 0 asks for all at once")
	flags.BoolVarP(&f.quiet, "quiet", "q", f.quiet, "Show no progress; without a terminal there is none")
	flags.BoolVar(&f.demo, "demo", f.demo, "Audit the recorded cluster that comes with the plugin")
	if namespace := flags.Lookup("namespace"); namespace != nil {
		namespace.Usage = "Audit only the workloads of this namespace; the default is all system namespaces, not that of the kubeconfig context"
	}
}

// watch begins to show a progress in place of other messages. It ends when the
// function is called.
func (f *sourceFlags) watch(streams genericiooptions.IOStreams) (genericiooptions.IOStreams, func()) {
	if f.quiet {
		return streams, func() {}
	}
	if f.progress = newProgress(streams.ErrOut); f.progress != nil {
		streams.ErrOut = f.progress
	}
	return streams, f.progress.done
}

// mostFilenames is how many files a proposed command names.
const mostFilenames = 3

// again are the flags that read the same again.
func (f *sourceFlags) again() string {
	words := []string{""}
	add := func(flag, value string) {
		if value != "" {
			words = append(words, flag, quoted(value))
		}
	}
	if f.demo {
		words = append(words, "--demo")
	}
	for _, name := range f.filenames[:min(mostFilenames, len(f.filenames))] {
		add("-f", name)
	}
	if len(f.filenames) > mostFilenames {
		words = append(words, "-f ...")
	}
	if f.recursive {
		words = append(words, "-R")
	}
	add("-k", f.kustomize)
	add("--kubeconfig", *f.config.KubeConfig)
	add("--context", *f.config.Context)
	return strings.Join(words, " ")
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if regexp.MustCompile(`^[\w@%+=:,./-]+$`).MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// namespace is the one that was asked for, if it was one.
func (f *sourceFlags) namespace(all bool) string {
	if all {
		return ""
	}
	return *f.config.Namespace
}

// files is true if no cluster is asked.
func (f *sourceFlags) files() bool { return len(f.filenames) > 0 || f.kustomize != "" }

func (f *sourceFlags) validate() error {
	switch {
	case f.demo && f.files():
		return errors.New("--demo cannot be used together with -f or -k")
	case f.chunkSize < 0:
		return fmt.Errorf("--chunk-size must not be negative, but is %d", f.chunkSize)
	case f.kustomize != "" && (len(f.filenames) > 0 || f.recursive):
		return errors.New("-k cannot be used together with -f or -R")
	}
	return f.validateTimeout()
}

func (f *sourceFlags) validateTimeout() error {
	text := *f.config.Timeout
	if text == "" || text == "0" {
		return nil
	}
	if _, err := time.ParseDuration(text); err != nil {
		if _, err := time.ParseDuration(text + "s"); err != nil {
			return fmt.Errorf("--request-timeout %q is neither a number of seconds nor a duration such as 30s or 1m", text)
		}
	}
	return nil
}

// source opens what the flags name. In order means kind by kind, which takes
// longer than all kinds at once.
func (f *sourceFlags) source(streams genericiooptions.IOStreams, inOrder bool) collect.Source {
	return f.progress.source(f.named(streams, inOrder))
}

func (f *sourceFlags) named(streams genericiooptions.IOStreams, inOrder bool) collect.Source {
	switch {
	case f.demo:
		return collect.Files(collect.FileOptions{Filenames: []string{"-"}, Stdin: bytes.NewReader(examples.Demo())})
	case f.files():
		return collect.Files(collect.FileOptions{
			Filenames: f.filenames, Kustomize: f.kustomize, Recursive: f.recursive, Stdin: streams.In, Reports: f.reports,
		})
	}
	return collect.Live(f.config, f.options(streams, inOrder))
}

func (f *sourceFlags) options(streams genericiooptions.IOStreams, inOrder bool) collect.Options {
	return collect.Options{
		ChunkSize: f.chunkSize, Warnings: streams.ErrOut, UserAgent: userAgent(), InOrder: inOrder,
	}
}

// userAgent is how servers know the program.
func userAgent() string { return toolName + "/" + version() }
