# Development of kubectl-sysaudit. `make` alone lists the targets.

GO      ?= go
PREFIX  ?= $(HOME)/.local
VERSION ?= $(shell git describe --tags --dirty --always 2>/dev/null || echo devel)
# The image goes into the folder IMAGE, which ko wants in lower case, and with
# PUSH=true to REPOSITORY too.
IMAGE      ?= dist/image
PLATFORMS  ?= linux/amd64,linux/arm64
PUSH       ?= false
REPOSITORY ?= ghcr.io/kubectl-sysaudit/kubectl-sysaudit

MODULE  := github.com/kubectl-sysaudit/kubectl-sysaudit
BINARY  := bin/kubectl-sysaudit
LINT    := $(GO) tool -modfile=$(CURDIR)/.ci/tools/go.mod golangci-lint run --allow-serial-runners
RELEASE := $(GO) tool -modfile=$(CURDIR)/.ci/release/go.mod
# The modules beside the root one: outside any workspace, because test/ replaces
# modules in a way that a workspace cannot.
TEST    := cd test && GOWORK=off
SOURCES := $(wildcard cmd pkg policies deploy examples test)

.DEFAULT_GOAL := help
.PHONY: help build demo test lint bench docs assets record verify dist image vuln clean install

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Build bin/kubectl-sysaudit
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-X $(MODULE)/pkg/cli.release=$(VERSION)' -o $(BINARY) ./cmd/kubectl-sysaudit

demo: build ## Audit the recorded cluster of examples/
	./$(BINARY) --demo

test: ## Run all tests; the first run builds a control plane, which takes minutes
	$(GO) test ./...
	$(TEST) $(GO) test -timeout 45m ./...
	cd test/pss && GOWORK=off $(GO) test -timeout 15m ./...
	cd test/html && GOWORK=off $(GO) test -timeout 15m ./...
	@echo "All tests passed: the plugin's, and those against a real control plane."

lint: ## Check format, go vet and golangci-lint (built from source, once)
	@files=$$(gofmt -l $(SOURCES)); test -z "$$files" || { echo "not formatted (run gofmt -w):"; echo "$$files"; exit 1; }
	$(GO) vet ./...
	$(TEST) $(GO) vet ./...
	cd test/pss && GOWORK=off $(GO) vet ./...
	cd test/html && GOWORK=off $(GO) vet ./...
	GOWORK=off $(GO) tool -modfile=$(CURDIR)/.ci/workflows/go.mod actionlint
	GOWORK=off $(LINT) ./...
	$(TEST) $(LINT) ./...
	cd test/pss && GOWORK=off $(LINT) ./...
	cd test/html && GOWORK=off $(LINT) ./...

bench: build ## Measure time and memory on a cluster of 1,000 nodes and 15,000 pods
	GOGC=400 $(GO) test ./policies -run '^$$' -bench 'Evaluate|Identities' -cpu 1
	$(TEST) $(GO) run ./cmd/bench --plugin ../$(BINARY)

docs: ## Regenerate the schemas, docs/policies.md and the role in deploy/
	UPDATE=1 $(GO) test -count=1 -run Schema ./pkg/api/... ./pkg/facts
	UPDATE=1 $(GO) test -count=1 -run Docs ./policies
	UPDATE=1 $(GO) test -count=1 -run Role ./deploy

assets: ## Fetch the library in HTML reports anew from npm (see pkg/render/html/dagre.sh)
	pkg/render/html/dagre.sh

record: build ## Record examples/cluster anew into examples/demo.json.gz
	$(TEST) $(GO) run ./cmd/record --manifests ../examples/cluster --plugin ../$(BINARY) --output ../examples/demo.json.gz

verify: docs ## Fail if generated files, go.mod or the format are not up to date
	$(GO) mod tidy
	cd .ci/tools && GOWORK=off $(GO) mod tidy
	cd .ci/release && GOWORK=off $(GO) mod tidy
	cd .ci/workflows && GOWORK=off $(GO) mod tidy
	cd test/pss && GOWORK=off $(GO) mod tidy
	cd test/html && GOWORK=off $(GO) mod tidy
	$(TEST) $(GO) mod tidy
	gofmt -w $(SOURCES)
	git diff --exit-code

dist: ## Build the release archives and write their sums into krew-manifest.yaml
	$(TEST) $(GO) run ./cmd/dist --root .. --output ../dist

image: ## Build the container image into dist/image, an OCI layout; needs no Docker daemon
	@mkdir -p $(IMAGE)
	GOWORK=off VERSION=$(VERSION) KO_DOCKER_REPO=$(REPOSITORY) $(RELEASE) ko build --bare --push=$(PUSH) --oci-layout-path=$(IMAGE) \
		--platform=$(PLATFORMS) --image-user=65532:65532 --tags=$(VERSION) ./cmd/kubectl-sysaudit

vuln: ## Look for known vulnerabilities in what the plugin calls; needs the Go vulnerability database
	@GO="$(GO)" .ci/vuln

install: build ## Install the plugin into PREFIX/bin (~/.local/bin), as kubectl finds it on PATH
	mkdir -p $(PREFIX)/bin
	install -m 755 $(BINARY) $(PREFIX)/bin/kubectl-sysaudit
	ln -sf kubectl-sysaudit $(PREFIX)/bin/kubectl_complete-sysaudit

clean: ## Remove what the targets above have built
	rm -rf bin dist
