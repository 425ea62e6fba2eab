// Answers, in the form of a good result, with what is in the file SAYS_FILE as long as there is something in it.
import { existsSync, readFileSync } from 'node:fs';
import { serveLookup, textResult } from './lookup.mjs';

const file = process.env.SAYS_FILE ?? '';
let calls = 0;

serveLookup((query) => {
  calls++;
  const says = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return textResult(says || `${query}: call ${calls}`);
});
