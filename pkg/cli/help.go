package cli

const auditLong = `Audit the pods that run the cluster itself: kube-system, network and storage
drivers, log and metric agents, the service mesh, operators and cloud add-ons.
Other scanners hide them; attackers do not.

Each finding names the object, the exact field or role rule, what it gives an
attacker, and how to fix it. Whatever could not be read or evaluated is listed
as a gap, because silence is not a pass. Only get and list requests are sent,
unless --publish stores the report in the cluster, and never for the data of
Secrets or ConfigMaps, but for the one ConfigMap that --waivers-configmap names.

Exit codes: 0 done, 1 failure, 3 a finding at or above --fail-on, 4 no such
finding but gaps. On Windows kubectl turns every code but 0 into 1; scripts
there call kubectl-sysaudit.exe.`

const auditExample = `  # Look at a recorded cluster, no cluster needed
  kubectl sysaudit --demo

  # Audit the current cluster
  kubectl sysaudit

  # What a policy finds, and how to fix it
  kubectl sysaudit explain host-path-root

  # Audit manifests, dumps or a snapshot
  kubectl sysaudit -f manifests/ -R
  kubectl get all,nodes,sa,roles,rolebindings,clusterroles,clusterrolebindings -A -o yaml | kubectl sysaudit -f -

  # Only one namespace, as JSON
  kubectl sysaudit -n istio-system -o json

  # A table here, a page and a file for code scanning there
  kubectl sysaudit -o table -o html=report.html -o sarif=report.sarif

  # Fail a pipeline on what is high or worse, or only on what is so and new
  kubectl sysaudit --fail-on high
  kubectl sysaudit --baseline old.json --fail-on new:high --waivers waivers.yaml

  # All clusters of the kubeconfig in one table
  kubectl sysaudit --all-contexts`
