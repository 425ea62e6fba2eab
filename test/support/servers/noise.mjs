// Prints what belongs to no protocol among its messages: text, JSON that is no message, empty lines.
import { serveLookup, textResult } from './lookup.mjs';

const NOISE = 'Starting up ...\n\n{"level":"info","msg":"ready"}\n[1, 2]\n"text"\nnull\n{"jsonrpc":"2.0"}\n{broken\n';

process.stdout.write(NOISE);

serveLookup((query) => {
  process.stdout.write(NOISE);
  return textResult(query);
});
