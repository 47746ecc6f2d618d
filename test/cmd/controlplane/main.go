// Command controlplane is etcd, kube-apiserver, kube-controller-manager,
// kube-scheduler and kubectl in one binary. It runs the one that it is called
// as: by its own name (a symlink), or else by its first argument.
//
// One binary instead of five saves four link steps and 240 MB.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register" // --logging-format=json
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

func main() {
	name, args, err := program(os.Args)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	os.Exit(programs()[name](args))
}

// programs are the entry points by name; each takes the arguments as in os.Args
// and returns the exit code.
func programs() map[string]func(args []string) int {
	return map[string]func([]string) int{
		"etcd":                    runEtcd,
		"kube-apiserver":          runCommand(apiserver.NewAPIServerCommand),
		"kube-controller-manager": runCommand(controllermanager.NewControllerManagerCommand),
		"kube-scheduler":          runCommand(func() *cobra.Command { return scheduler.NewSchedulerCommand() }),
		"kubectl":                 runKubectl,
	}
}

// program finds out which of them is asked for.
func program(args []string) (name string, rest []string, err error) {
	all := programs()
	base := strings.TrimSuffix(filepath.Base(args[0]), ".exe")
	if _, ok := all[base]; ok {
		return base, args, nil
	}
	if len(args) > 1 {
		if _, ok := all[args[1]]; ok {
			return args[1], args[1:], nil
		}
	}
	return "", nil, fmt.Errorf("usage: %s etcd|kube-apiserver|kube-controller-manager|kube-scheduler|kubectl [argument...]", base)
}

func runEtcd(args []string) int {
	etcdmain.Main(args) // exits by itself when it fails
	return 0
}

func runCommand(newCommand func() *cobra.Command) func([]string) int {
	return func(args []string) int {
		os.Args = args
		return cli.Run(newCommand())
	}
}

func runKubectl(args []string) int {
	os.Args = args
	// The servers' packages have put flags of theirs (a --version among
	// them) into the common set, from which kubectl would inherit them.
	pflag.CommandLine = pflag.NewFlagSet(args[0], pflag.ContinueOnError)
	return cli.Run(kubectl.NewDefaultKubectlCommand())
}
