package cli

const fixLong = `Print the changes that resolve findings: roles without the rule, patches of
workloads, labels, admission policies. Nothing is applied: what is printed is for
kubectl, for a kustomization, or for whoever owns the object.

Without a FINDING these are the changes of the cut, the cheapest set after which
no start reaches cluster-admin, or the next goal if changes keep nobody from that.
A FINDING is the id of a finding, its beginning, or the id of a policy, which
stands for all that it finds.

The audit is run again with the changes applied to what was read. Comments say
which findings they resolve, whose each object is, and what is left.`

const fixExample = `  # What cuts all attackers off from cluster-admin
  kubectl sysaudit fix

  # One finding, all of a policy
  kubectl sysaudit fix f-3c1e02d1a5b5f7d9
  kubectl sysaudit fix host-network

  # Patches for a kustomization, and the new objects that it needs
  kubectl sysaudit fix -o kustomization > kustomization.yaml
  kubectl sysaudit fix -o resources > new-objects.yaml

  # Where an agent on each node needs to write nodes
  kubectl sysaudit fix steal-pods --alternative

  # Manifests, no cluster needed
  kubectl sysaudit fix -f manifests/ -R`
