// Ends as soon as it starts, and says why where a server may.
process.stderr.write('Reading settings\nError: WIKI_TOKEN is not set\nbye\n');
process.exitCode = 1;
