package attack

import (
	_ "embed"
	"fmt"

	"sigs.k8s.io/yaml"
)

//go:embed costs.yaml
var costData []byte

// Cost is the difficulty of a step, and why.
type Cost struct {
	Cost int    `json:"cost"`
	Why  string `json:"why"`
}

// Costs reads the difficulty of each step, by capability or by the name of a
// structural step.
func Costs() (map[string]Cost, error) {
	var costs map[string]Cost
	if err := yaml.UnmarshalStrict(costData, &costs); err != nil {
		return nil, fmt.Errorf("read costs of attack steps: %w", err)
	}
	return costs, nil
}
