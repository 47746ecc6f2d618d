package collect

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"
)

// Field numbers of k8s.io/apimachinery/pkg/runtime and pkg/apis/meta/v1
// generated.proto, and of the objects of k8s.io/api.
const (
	envelopeRaw      protowire.Number = 2
	listMetadata     protowire.Number = 1
	listItems        protowire.Number = 2
	listMetaContinue protowire.Number = 3
	objectMetadata   protowire.Number = 1
	objectStatus     protowire.Number = 3
	managedFields    protowire.Number = 17
	podPhase         protowire.Number = 1
	nodeInfo         protowire.Number = 7
)

// field is one field of a protobuf message.
type field struct {
	number protowire.Number
	// raw is the whole field; value is what it holds if that has a length.
	raw, value []byte
}

// fields walks a message. An error is the last element.
func fields(message []byte) iter.Seq2[field, error] {
	return func(yield func(field, error) bool) {
		for len(message) > 0 {
			number, kind, n := protowire.ConsumeTag(message)
			if n < 0 {
				yield(field{}, protowire.ParseError(n))
				return
			}
			size := protowire.ConsumeFieldValue(number, kind, message[n:])
			if size < 0 {
				yield(field{}, protowire.ParseError(size))
				return
			}
			f := field{number: number, raw: message[:n+size]}
			if kind == protowire.BytesType {
				f.value, _ = protowire.ConsumeBytes(message[n:])
			}
			if !yield(f, nil) {
				return
			}
			message = message[n+size:]
		}
	}
}

// isProtobuf tells whether a body is a Kubernetes protobuf message.
func isProtobuf(body []byte) bool { return bytes.HasPrefix(body, []byte("k8s\x00")) }

// unwrap takes a list out of the envelope of its media type.
func unwrap(body []byte) ([]byte, error) {
	for f, err := range fields(body[4:]) {
		if err != nil {
			return nil, fmt.Errorf("decode envelope: %w", err)
		}
		if f.number == envelopeRaw {
			return f.value, nil
		}
	}
	return nil, errors.New("decode envelope: it is empty")
}

// continueToken reads the token of the next page from a list, which stands
// before the items.
func continueToken(list []byte) (string, error) {
	for f, err := range fields(list) {
		if err != nil {
			return "", fmt.Errorf("decode list: %w", err)
		}
		if f.number != listMetadata {
			continue
		}
		for meta, err := range fields(f.value) {
			if err != nil {
				return "", fmt.Errorf("decode list metadata: %w", err)
			}
			if meta.number == listMetaContinue {
				return string(meta.value), nil
			}
		}
		break
	}
	return "", nil
}

// trimmer copies objects without what no audit reads, so that it is never
// decoded: managed fields, which are a third of a pod, and most of the status.
type trimmer struct {
	// status are the fields of the status that are kept; nil keeps it whole.
	status []protowire.Number
	object []byte
	part   []byte
}

func newTrimmer(r Resource) *trimmer {
	switch r.Name {
	case "pods":
		return &trimmer{status: []protowire.Number{podPhase}}
	case "nodes":
		return &trimmer{status: []protowire.Number{nodeInfo}}
	}
	return &trimmer{}
}

// trim returns text that is valid until the next call.
func (t *trimmer) trim(object []byte) ([]byte, error) {
	t.object = t.object[:0]
	for f, err := range fields(object) {
		if err != nil {
			return nil, err
		}
		switch {
		case f.number == objectMetadata:
			err = t.copyPart(f, func(n protowire.Number) bool { return n != managedFields })
		case f.number == objectStatus && t.status != nil:
			err = t.copyPart(f, func(n protowire.Number) bool { return slices.Contains(t.status, n) })
		default:
			t.object = append(t.object, f.raw...)
		}
		if err != nil {
			return nil, err
		}
	}
	return t.object, nil
}

func (t *trimmer) copyPart(f field, keep func(protowire.Number) bool) error {
	t.part = t.part[:0]
	for inner, err := range fields(f.value) {
		if err != nil {
			return err
		}
		if keep(inner.number) {
			t.part = append(t.part, inner.raw...)
		}
	}
	t.object = protowire.AppendTag(t.object, f.number, protowire.BytesType)
	t.object = protowire.AppendBytes(t.object, t.part)
	return nil
}
