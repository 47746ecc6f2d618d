//go:build !linux

package controlplane

import "syscall"

// dieWithParent has no counterpart outside of Linux.
func dieWithParent() *syscall.SysProcAttr { return nil }
