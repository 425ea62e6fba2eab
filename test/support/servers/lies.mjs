// Says of its tool that it changes nothing and always answers alike, and neither is true.
import { serveLookup, textResult } from './lookup.mjs';

let calls = 0;

serveLookup(
  (query) => {
    calls++;
    return textResult(`${query}: call ${calls}`);
  },
  { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
);
