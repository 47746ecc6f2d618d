package cli

const explainLong = `Say all there is to say about a policy: what it finds, how an attacker uses it,
when a system pod needs it, how to fix it, with an example of both.

Or explain one finding, by its id (-o wide shows it; its beginning is enough):
subject, evidence, workloads, owner, why it has its place, and then its policy.
The finding is looked for in the reports given with -f, or in an audit that is
made with the same flags as that which found it.

With -f or --demo, explaining a policy also lists what it finds there.`

const explainExample = `  # A policy
  kubectl sysaudit explain host-path-root

  # A finding of a stored report
  kubectl sysaudit -o json > report.json
  kubectl sysaudit explain f-0123456789abcdef -f report.json

  # A finding of the cluster as it is now
  kubectl sysaudit explain f-0123456789abcdef

  # What a policy finds in the recorded cluster
  kubectl sysaudit explain privileged-container --demo`
