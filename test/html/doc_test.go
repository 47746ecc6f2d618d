// Package html_test opens the HTML report in a real browser: what a page shows,
// how it behaves, and that it asks nobody for anything.
//
// It needs Chromium on the PATH, and skips its tests where there is none. A
// module of its own keeps the browser's protocol out of the plugin's.
package html_test
