// Package standin plays the parts of a cluster that tests have no machines for:
// kubelets. A stand-in answers what a real one would have carried out, after it
// has asked the API server whether it may, as a real one does.
package standin
