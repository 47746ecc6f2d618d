// Package render shows a report to a person or to a program.
//
// It reads the documents of package v1alpha1 and nothing else: whatever it
// shows can be shown again from a stored report. Names, labels and messages in
// them come from the cluster and are never trusted. It is the only package that
// knows how a table is drawn.
package render
