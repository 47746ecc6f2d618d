package main

// target is a measured value and what it may be at most.
type target struct {
	name         string
	value, limit float64
	unit         string
}

// targets are those of which all parts were measured.
func (r results) targets() []target {
	var all []target
	add := func(name string, value, limit float64, unit string) {
		all = append(all, target{name, value, limit, unit})
	}
	if plain, plugin, ok := pair(r.usual); ok {
		add("audit / plain list, time", ratio(plugin.wall(), plain.wall()), 1.30, "")
		if r.kubectl != nil {
			add("audit / kubectl get pods, time", ratio(plugin.wall(), r.kubectl.wall()), 0.15, "")
		}
		add("audit, peak memory", float64(plugin.worstRSS())/(1<<20), 200, " MiB")
		if _, grown, ok := pair(r.grown); ok {
			add("audit, memory after / before growth", ratio(grown.rss(), plugin.rss()), 1.25, "")
		}
	}
	if r.huge != nil {
		add("invented cluster, time after the last object", r.afterReading.wall().Seconds(), 5, " s")
		add("invented cluster, peak memory", float64(r.huge.worstRSS())/(1<<20), 400, " MiB")
	}
	if r.demo != nil {
		add("--demo, time", r.demo.wall().Seconds(), 0.25, " s")
	}
	if r.help != nil {
		add("--help, time", r.help.wall().Seconds()*1000, 60, " ms")
	}
	return all
}

// pair is the plain list and the plugin, if both were measured.
func pair(all []series) (plain, plugin series, ok bool) {
	if len(all) != 2 {
		return plain, plugin, false
	}
	return all[0], all[1], true
}

func ratio[T ~int64](a, b T) float64 { return float64(a) / float64(b) }
