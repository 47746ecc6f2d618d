// Command worlds prints worlds, questions about them and the answers of package
// rbac, one world a line, for test/oracle to ask an API server the same. It
// reads the objects that the cluster already holds from its standard input.
//
// It is no part of the plugin, and knows nothing of who compares the answers.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac/rbactest"
)

// answered is a world with the questions that were asked about it.
type answered struct {
	*rbactest.World
	Answers []rbactest.Answer `json:"answers"`
}

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("worlds", flag.ContinueOnError)
	first := flags.Uint64("first", 0, "seed of the first world")
	worlds := flags.Uint64("worlds", 1, "how many worlds to make")
	questions := flags.Int("questions", 100, "how many questions to ask about each")
	aggregated := flags.Bool("aggregated", false, "make worlds with aggregated roles, and audit them as files")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("parse flags: %w", err)
	}
	var held rbactest.Objects
	if err := json.NewDecoder(in).Decode(&held); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read objects: %w", err)
	}
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	for seed := *first; seed < *first+*worlds; seed++ {
		if err := encoder.Encode(answer(seed, *aggregated, held, *questions)); err != nil {
			return fmt.Errorf("write world: %w", err)
		}
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write worlds: %w", err)
	}
	return nil
}

// answer indexes a world as an audit reads it: as the objects of a cluster, or
// as those of a file, in which no controller has filled aggregated roles.
func answer(seed uint64, aggregated bool, held rbactest.Objects, questions int) answered {
	w, file := rbactest.New(seed), ""
	if aggregated {
		w, file = rbactest.NewAggregated(seed), "world.yaml"
	}
	x := rbac.NewIndex(held.With(w.Objects).Inventory(file))
	return answered{World: w, Answers: rbactest.Answers(x, w.Questions(questions))}
}
