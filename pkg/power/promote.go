package power

// promote makes a candidate powerful if it can take over somebody who is.
func (f *finder) promote(c *candidate) bool {
	if c.done {
		return false
	}
	for _, t := range c.takeovers {
		if target := f.target(c.account, t); target != nil {
			c.done = true
			c.account.Why = t.way + " " + target.Identity.Namespace + "/" + target.Identity.Name
			f.powers.add(c.account)
			return true
		}
	}
	return false
}

// target is a powerful account within the reach of a takeover, nil if there is
// none.
func (f *finder) target(self *Account, t takeover) *Account {
	if where, ok := t.where[""]; ok {
		for _, namespace := range f.powers.Namespaces() {
			if target := f.targetIn(self, t, namespace, where); target != nil {
				return target
			}
		}
	}
	for _, namespace := range sortedNamespaces(t.where) {
		if target := f.targetIn(self, t, namespace, t.where[namespace]); target != nil {
			return target
		}
	}
	return nil
}

func (f *finder) targetIn(self *Account, t takeover, namespace string, where names) *Account {
	var first *Account
	for _, a := range f.powers.namespaces[namespace] {
		if a == self || a.Missing || !where.has(a.Identity.Name) || t.running && !a.Running || t.stored && !a.Stored {
			continue
		}
		if first == nil || a.Identity.Name < first.Identity.Name {
			first = a
		}
	}
	return first
}
