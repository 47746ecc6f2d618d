package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"golang.org/x/sync/errgroup"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

// plainMain lists all that an audit reads in the plainest way that is not slow
// on purpose, keeps nothing of it, and says how many objects there were.
func plainMain(ctx context.Context, args []string, out io.Writer) error {
	f := flag.NewFlagSet(plainMode, flag.ContinueOnError)
	atOnce := f.Int("at-once", 1, "kinds that are listed at the same time")
	if err := f.Parse(args); err != nil {
		return err
	}
	cfg, err := plainConfig()
	if err != nil {
		return err
	}
	all, err := kinds(cfg)
	if err != nil {
		return err
	}
	counts := make([]int, len(all))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(*atOnce)
	for i, k := range all {
		group.Go(func() error {
			var err error
			counts[i], err = k.count(ctx)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, k := range all {
		fmt.Fprintln(out, k.name, counts[i])
	}
	return nil
}

// plainConfig asks for protobuf, without compression, which costs more than it
// brings on a loopback connection, and without client-go's own rate limit.
func plainConfig() (*rest.Config, error) {
	rules := clientcmd.NewDefaultClientConfigLoadingRules()
	cfg, err := clientcmd.NewNonInteractiveDeferredLoadingClientConfig(rules, nil).ClientConfig()
	if err != nil {
		return nil, fmt.Errorf("load kubeconfig: %w", err)
	}
	cfg.ContentType = runtime.ContentTypeProtobuf
	cfg.AcceptContentTypes = runtime.ContentTypeProtobuf + "," + runtime.ContentTypeJSON
	cfg.DisableCompression = true
	cfg.QPS = -1
	return cfg, nil
}

// count lists a kind page by page.
func (k kind) count(ctx context.Context) (int, error) {
	options := metav1.ListOptions{Limit: 500}
	for n := 0; ; {
		page, err := k.list(ctx, options)
		if err != nil {
			return 0, fmt.Errorf("list %s: %w", k.name, err)
		}
		n += meta.LenList(page)
		list, err := meta.ListAccessor(page)
		if err != nil {
			return 0, fmt.Errorf("list %s: %w", k.name, err)
		}
		if options.Continue = list.GetContinue(); options.Continue == "" {
			return n, nil
		}
	}
}
