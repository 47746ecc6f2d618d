// Package collect reads what an audit needs, from a live cluster or from
// files, as a stream of objects that it does not keep. It is the only package
// that talks to a server or reads the user's files, and all that it does to a
// server is to list.
//
// It knows which resources are read, and nothing of what is looked for in them.
package collect
