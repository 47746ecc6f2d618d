package render

import (
	"errors"
	"strings"
)

// OneClusterOnly is why a format cannot show the reports of several clusters; nil
// if it can.
func OneClusterOnly(format string) error {
	switch strings.ToLower(format) {
	case formatName:
		return errors.New("names for kubectl do not tell clusters apart, so they can be of one cluster only")
	case "openreports", "policyreport":
		return errors.New("objects are stored in the cluster that they are about, so they can hold the audit of one cluster only")
	}
	return nil
}
