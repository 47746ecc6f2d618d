package controlplane

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
)

const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived, ResponseStarted, Panic]
rules:
- level: Metadata
`

func (c *ControlPlane) writeAuditPolicy() error {
	if err := os.WriteFile(c.file("audit-policy.yaml"), []byte(auditPolicy), 0o600); err != nil {
		return fmt.Errorf("write audit policy: %w", err)
	}
	return nil
}

// auditArgs have an event written before the response has ended, so that a
// client that has read its response finds it in the log.
func (c *ControlPlane) auditArgs() []string {
	return []string{
		"--audit-policy-file=" + c.file("audit-policy.yaml"),
		"--audit-log-path=" + c.AuditLog(),
		"--audit-log-mode=blocking",
		"--audit-log-truncate-enabled=false",
	}
}

// AuditLog is the path of the audit log, one JSON event a line.
func (c *ControlPlane) AuditLog() string { return c.file("audit.log") }

// Requests are all completed requests that came in since then, those of the
// control plane's own components included: callers tell theirs by user or user
// agent. It needs Config.Audit.
func (c *ControlPlane) Requests(since time.Time) ([]auditv1.Event, error) {
	if !c.cfg.Audit {
		return nil, errors.New("read audit log: the control plane was started without one")
	}
	log, err := os.Open(c.AuditLog())
	if err != nil {
		return nil, fmt.Errorf("read audit log: %w", err)
	}
	defer log.Close()
	var events []auditv1.Event
	lines := bufio.NewReader(log)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return events, nil // a line without an end is still being written
		}
		if err != nil {
			return nil, fmt.Errorf("read audit log: %w", err)
		}
		var event auditv1.Event
		if err := json.Unmarshal(line, &event); err != nil {
			return nil, fmt.Errorf("read audit event: %w", err)
		}
		if !event.RequestReceivedTimestamp.Time.Before(since) {
			events = append(events, event)
		}
	}
}
