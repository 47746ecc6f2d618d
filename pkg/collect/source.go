package collect

import (
	"context"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// Sink takes what is read. Its methods may be called concurrently.
type Sink interface {
	// Add takes possession of one object.
	Add(inventory.Object)
	// Gap notes something that could not be read.
	Gap(api.Gap)
	// Read notes that all objects of a resource, such as "pods", were read,
	// even if there are none.
	Read(resource string)
}

// Source is where objects come from.
type Source interface {
	// Read streams all objects into the sink. On an error, what the sink got
	// until then is as it should be, but may not be all.
	Read(ctx context.Context, sink Sink) (Cluster, error)
}

// Cluster says where objects were read. Fields are empty where the source does
// not tell.
type Cluster struct {
	// Context is the kubeconfig context.
	Context string `json:"context,omitempty"`
	// Server is the URL of the API server.
	Server string `json:"server,omitempty"`
	// Version is that of the API server, such as v1.37.2.
	Version string `json:"version,omitempty"`
	// Source names the files; it is empty for a live cluster and for snapshots
	// of one.
	Source []string `json:"source,omitempty"`
}
