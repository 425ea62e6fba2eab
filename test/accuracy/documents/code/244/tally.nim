import std/[os, strutils, tables, algorithm]

type Tally = CountTable[string]

proc add(t: var Tally, line: string) =
  for word in line.splitWhitespace:
    t.inc(word.toLowerAscii.strip(chars = {'.', ',', ';'}))

when isMainModule:
  var tally: Tally
  for path in commandLineParams():
    for line in lines(path):
      tally.add line
  tally.sort(SortOrder.Descending)
  for word, n in tally:
    echo n, "\t", word
