package manifest

import "strings"

// list is the list that items are read from.
type list struct {
	apiVersion, kind string
	// known is false until apiVersion and kind are sure to have been read: they
	// may stand behind the items.
	known bool
	// held are items without a kind, which wait for that of the list.
	held []Document
	// items counts those read.
	items int
}

// deliver yields an item as soon as its kind is sure.
func (l *list) deliver(s *splitter, d Document) error {
	l.items++
	if d.Kind == "" && !l.known {
		l.held = append(l.held, d)
		return nil
	}
	return s.send(l.imply(d), nil)
}

// imply gives an item without a kind that of a typed list: PodList holds Pods.
func (l *list) imply(d Document) Document {
	kind := strings.TrimSuffix(l.kind, "List")
	if d.Kind == "" && isList(l.kind) && kind != "" {
		d.APIVersion, d.Kind = l.apiVersion, kind
	}
	return d
}

// close yields the items that waited for the end of the list.
func (l *list) close(s *splitter, apiVersion, kind string) error {
	l.apiVersion, l.kind, l.known = apiVersion, kind, true
	for _, d := range l.held {
		if err := s.send(l.imply(d), nil); err != nil {
			return err
		}
	}
	l.held = nil
	return nil
}
