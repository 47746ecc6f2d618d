package main

import (
	"fmt"
	"slices"
	"time"
)

// series are the samples of one command.
type series struct {
	name    string
	samples []sample
}

func (s series) wall() time.Duration { return median(s.walls()) }
func (s series) cpu() time.Duration {
	return median(each(s, func(x sample) time.Duration { return x.CPU }))
}
func (s series) rss() int64      { return median(s.memories()) }
func (s series) worstRSS() int64 { return slices.Max(s.memories()) }

func (s series) walls() []time.Duration {
	return each(s, func(x sample) time.Duration { return x.Wall })
}

func (s series) memories() []int64 {
	return each(s, func(x sample) int64 { return x.RSS })
}

func each[T any](s series, value func(sample) T) []T {
	var all []T
	for _, x := range s.samples {
		all = append(all, value(x))
	}
	return all
}

// median is the middle one, of an even number the mean of both.
func median[T ~int64](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

func mebibytes(n int64) string { return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20)) }
