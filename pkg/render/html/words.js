// Words for things that several parts of the page name.

const severities = ["critical", "high", "medium", "low"];

function counted(n, what) {
  if (n === 1) return `1 ${what}`;
  return what.endsWith("y") ? `${n} ${what.slice(0, -1)}ies` : `${n} ${what}s`;
}

function qualified(namespace, name) {
  return namespace ? `${namespace}/${name}` : name;
}

// objectName is an object such as "ClusterRole system:node".
function objectName({ kind, namespace, name }) {
  return `${kind} ${qualified(namespace, name)}`;
}

function goalName(goal) {
  const known = { "all-nodes-root": "root on all nodes", "all-secrets": "all secrets" };
  return known[goal] ?? goal.replace(/^namespace:/, "namespace ");
}

// startName is where a path begins.
function startName({ kind, namespace, workloadKind, workload, container, class: nodeClass, nodes = [] }) {
  if (kind === "node") return nodes.length > 1 ? `one of ${nodes.length} ${nodeClass}` : nodeClass;
  return `container ${container} of ${objectName({ kind: workloadKind, namespace, name: workload })}`;
}

// some lists the first few of many texts, and says how many are left.
function some(texts, most) {
  if (texts.length <= most + 1) return texts.join(", ");
  return `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;
}
