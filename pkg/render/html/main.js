startTheme();
startSummary();
startFixes();
startPaths();
startFindings();
startLists();
startFates();
