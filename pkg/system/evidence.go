package system

// reasons are the signals that a match gives.
func (m *match) reasons() []reason {
	if m == nil {
		return nil
	}
	var list []reason
	switch name := m.component.Name; {
	case m.published:
		list = append(list, decisive(SignalImage, m.image))
	case m.image != "":
		list = append(list, decisive(SignalImageName, m.image+" (not a known registry of "+name+")"))
	case !m.known && len(m.component.Images) > 0 && (m.like || m.label != ""):
		list = append(list, supporting(SignalNameOnly, "called like "+name+", but runs none of its images"))
	}
	switch {
	case m.label != "":
		list = append(list, decisive(SignalComponent, m.component.Name+" ("+m.label+")"))
	case m.image == "" && m.like && m.generic:
		list = append(list, decisive(SignalComponent, m.component.Name+" (name and label)"))
	}
	return list
}
