// A healthy server. It counts its calls, so that a test sees which were made.
import { serveLookup, textResult } from './lookup.mjs';

let calls = 0;

serveLookup((query) => {
  calls++;
  return textResult(`${query}: call ${calls}`);
});
