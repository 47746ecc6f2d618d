package cli

const pathsLong = `Show the cheapest path from each start to each goal that it reaches.

A start is code in a container of a system workload, in any of its replicas, or
root on one worker node. The goals are cluster-admin, root on all nodes
(all-nodes-root), all secrets (all-secrets), and control over what runs in a
namespace that is not part of the system (namespace:NAME). Goals that
cluster-admin implies are not listed beside it.

Each hop names the finding that makes it possible and the object to change. Below
the paths stands the cheapest set of changes after which no start reaches
cluster-admin, or the next goal if changes keep nobody from that.`

const pathsExample = `  # All paths, and the changes that cut them
  kubectl sysaudit paths

  # Those that start in one component, a workload, or a node
  kubectl sysaudit paths cilium
  kubectl sysaudit paths kube-system/fluent-bit

  # What if two findings were fixed
  kubectl sysaudit paths --without f-3c1e02d1a5b5f7d9,create-pods

  # A picture
  kubectl sysaudit paths -o dot | dot -Tsvg > paths.svg`
