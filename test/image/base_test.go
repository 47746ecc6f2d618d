package image

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// The media types of the parts of an image.
const (
	indexType    = "application/vnd.oci.image.index.v1+json"
	manifestType = "application/vnd.oci.image.manifest.v1+json"
	configType   = "application/vnd.oci.image.config.v1+json"
)

// descriptor names a blob by its sum.
type descriptor struct {
	MediaType string    `json:"mediaType"`
	Digest    string    `json:"digest"`
	Size      int       `json:"size"`
	Platform  *platform `json:"platform,omitempty"`
}

type platform struct {
	OS           string `json:"os"`
	Architecture string `json:"architecture"`
}

// registry serves blobs by their digests, and one image by a tag.
type registry map[string][]byte

// add stores a document and describes it.
func (r registry) add(t *testing.T, mediaType string, document any) descriptor {
	t.Helper()
	content, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	digest := fmt.Sprintf("sha256:%x", sha256.Sum256(content))
	r[digest] = content
	return descriptor{MediaType: mediaType, Digest: digest, Size: len(content)}
}

// startBase serves an image of no layers for this machine's architecture, that
// stands in for the base where there is no network. It returns its reference.
func startBase(t *testing.T) string {
	t.Helper()
	blobs := registry{}
	p := platform{"linux", runtime.GOARCH}
	config := blobs.add(t, configType, map[string]any{
		"os": p.OS, "architecture": p.Architecture, "config": map[string]any{"User": "0"},
		"rootfs": map[string]any{"type": "layers", "diff_ids": []string{}},
	})
	manifest := blobs.add(t, manifestType, map[string]any{
		"schemaVersion": 2, "mediaType": manifestType, "config": config, "layers": []descriptor{},
	})
	manifest.Platform = &p
	index := blobs.add(t, indexType, map[string]any{
		"schemaVersion": 2, "mediaType": indexType, "manifests": []descriptor{manifest},
	})
	blobs["latest"] = blobs[index.Digest]
	server := httptest.NewServer(blobs)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://") + "/base:latest"
}

// ServeHTTP answers for /v2/, /v2/base/manifests/NAME and /v2/base/blobs/NAME.
func (r registry) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	if request.URL.Path == "/v2/" {
		return
	}
	name := request.URL.Path[strings.LastIndex(request.URL.Path, "/")+1:]
	content, known := r[name]
	if !known {
		http.NotFound(w, request)
		return
	}
	var document struct{ MediaType string }
	if err := json.Unmarshal(content, &document); err == nil && document.MediaType != "" {
		w.Header().Set("Content-Type", document.MediaType)
	}
	w.Header().Set("Docker-Content-Digest", fmt.Sprintf("sha256:%x", sha256.Sum256(content)))
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	if request.Method != http.MethodHead {
		_, _ = w.Write(content)
	}
}
