package controlplane

import "syscall"

// dieWithParent has the kernel kill a child whose parent ended without doing so,
// as a test does that runs into its time limit.
func dieWithParent() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
