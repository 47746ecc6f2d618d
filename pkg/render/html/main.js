startTheme();
startFleet();
startSummary();
startFixes();
startPaths();
startFindings();
startLists();
startFates();
