// Package image builds the container image as make image does, into a folder,
// and looks at what is in it.
package image
