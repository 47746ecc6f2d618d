// Package walk walks the paths that the plugin reports on a real API server, hop
// by hop, with no credential but those that the hops before gave. What no
// request does is played: kubelets give the tokens of their pods, and run
// programs.
package walk
