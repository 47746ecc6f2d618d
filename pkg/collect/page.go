package collect

import (
	"fmt"
	"iter"

	"encoding/json"

	kjson "sigs.k8s.io/json"
)

// page is one answer to a list request.
type page struct {
	resource Resource
	body     []byte
	// token asks for the next page; it is empty on the last one.
	token string

	// list is the protobuf list, items those of a list in JSON.
	list  []byte
	items []json.RawMessage
}

// newPage finds the token of the next page without decoding the objects.
func newPage(r Resource, body []byte) (*page, error) {
	p := &page{resource: r, body: body}
	var err error
	if !isProtobuf(body) {
		return p, p.parseJSON()
	}
	if p.list, err = unwrap(body); err != nil {
		return nil, err
	}
	p.token, err = continueToken(p.list)
	return p, err
}

func (p *page) parseJSON() error {
	var list struct {
		Metadata struct {
			Continue string `json:"continue"`
		} `json:"metadata"`
		Items []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(p.body, &list); err != nil {
		return fmt.Errorf("decode list: %w", err)
	}
	p.token, p.items = list.Metadata.Continue, list.Items
	return nil
}

// objects decodes one object after the other. An object that cannot be decoded
// is an error and does not end the sequence.
func (p *page) objects() iter.Seq2[object, error] {
	if p.list != nil {
		return p.fromProtobuf
	}
	return func(yield func(object, error) bool) {
		for _, item := range p.items {
			if !yield(p.fromJSON(item)) {
				return
			}
		}
	}
}

func (p *page) fromJSON(item []byte) (object, error) {
	if p.resource.Kind != kindDefinition {
		return p.decode(func(o object) error { return kjson.UnmarshalCaseSensitivePreserveInts(item, o) })
	}
	o, err := reduceDefinition(item)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", p.resource.Kind, err)
	}
	o.SetGroupVersionKind(p.resource.groupVersionKind())
	return o, nil
}

func (p *page) fromProtobuf(yield func(object, error) bool) {
	trimmer := newTrimmer(p.resource)
	for f, err := range fields(p.list) {
		if err != nil {
			yield(nil, fmt.Errorf("decode list: %w", err))
			return
		}
		if f.number != listItems {
			continue
		}
		item, err := trimmer.trim(f.value)
		if err != nil {
			if !yield(nil, err) {
				return
			}
			continue
		}
		if !yield(p.decode(func(o object) error { return o.Unmarshal(item) })) {
			return
		}
	}
}

func (p *page) decode(into func(object) error) (object, error) {
	o, err := p.resource.newObject()
	if err != nil {
		return nil, err
	}
	if err := into(o); err != nil {
		return nil, fmt.Errorf("decode %s: %w", p.resource.Kind, err)
	}
	// Items of lists carry no type of their own; JSON may have a wrong one.
	o.GetObjectKind().SetGroupVersionKind(p.resource.groupVersionKind())
	return o, nil
}
