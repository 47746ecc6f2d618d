package collect

// order follows the keys of a list, which the server sorts, so that a list can
// be read again from the start without delivering anything twice.
type order struct {
	last     string
	unsorted bool
	skipTo   string
}

// pass tells whether an object is new.
func (o *order) pass(namespace, name string) bool {
	key := name
	if namespace != "" {
		key = namespace + "/" + name
	}
	if o.skipTo != "" && key <= o.skipTo {
		return false
	}
	if key <= o.last {
		o.unsorted = true
	}
	o.last = key
	return true
}

// restart makes pass refuse all that it let pass. That is impossible, and
// false, if the server did not sort.
func (o *order) restart() bool {
	o.skipTo = o.last
	return !o.unsorted
}
