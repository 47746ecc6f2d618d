package pss_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets garbage lie for longer: a tenth of the time would be spent on
// collecting it.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
