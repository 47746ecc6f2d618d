// Command binaries builds the control plane that the tests use, unless it is
// there already, and prints the folder it is in: etcd, kube-apiserver and the
// others. It has no time limit, which the tests have.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/binaries"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	dir, err := binaries.Build(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
	fmt.Println(dir)
}
