package html_test

import (
	"testing"
)

// TestPages opens every page in a tab of one browser.
func TestPages(t *testing.T) {
	b := browser(t)
	tests := []struct {
		name string
		test func(*testing.T, chromium)
	}{
		{"everything is shown", everythingIsShown},
		{"nothing found is said", nothingFoundIsSaid},
		{"finding unfolds", findingUnfolds},
		{"rest of the report is shown", restOfTheReportIsShown},
		{"links open findings", linksOpenFindings},
		{"small screens", smallScreens},
		{"hostile text is text", hostileTextIsText},
		{"only addresses of the web are links", onlyAddressesOfTheWebAreLinks},
		{"policy refuses scripts", policyRefusesScripts},
		{"filter chooses", filterChooses},
		{"sorting orders", sortingOrders},
		{"graph shows every path", graphShowsEveryPath},
		{"clicked hop tells what to change", clickedHopTellsWhatToChange},
		{"fixes remove paths", fixesRemovePaths},
		{"goals can be chosen", goalsCanBeChosen},
		{"keyboard reaches everything", keyboardReachesEverything},
		{"graph listens to keys", graphListensToKeys},
		{"keys take fixes and open findings", keysTakeFixesAndOpenFindings},
		{"screen readers are told", screenReadersAreTold},
		{"text can be read in light and dark", textCanBeReadInLightAndDark},
		{"page prints", pagePrints},
		{"every cluster of a fleet can be looked at", everyClusterCanBeLookedAt},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, b) })
	}
}
