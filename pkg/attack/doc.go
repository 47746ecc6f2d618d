// Package attack answers what findings lead to: it joins the capabilities that
// policies state with the structure of the cluster (which container holds which
// token, which node which pods) into a graph, finds the cheapest paths from code
// in a container or root on a node to the goals, and the smallest set of changes
// that cuts them.
//
// What an attacker holds only grows. So the graph has states, each of which is
// held or not, and edges that need one or several states and give another; a
// combination of credentials is an edge that needs several, and is found exactly.
package attack
