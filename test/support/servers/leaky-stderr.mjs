// Writes its token to its log, in two pieces, and dies of a call with the token in its last words.
import { setTimeout as sleep } from 'node:timers/promises';
import { serveLookup } from './lookup.mjs';

const token = process.env.WIKI_TOKEN ?? '';
const half = Math.floor(token.length / 2);

process.stderr.write(`Using the token ${token.slice(0, half)}`);
await sleep(20);
process.stderr.write(`${token.slice(half)}\n`);

serveLookup(() => {
  process.stderr.write(`Error: the token ${token} was refused\n`);
  process.exit(3);
});
