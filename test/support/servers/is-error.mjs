// Answers every call, the first with a failure of the tool.
import { serveLookup, textResult } from './lookup.mjs';

let calls = 0;

serveLookup((query) => {
  calls++;
  return calls === 1
    ? { ...textResult('The quota is used up.'), isError: true }
    : textResult(`${query}: call ${calls}`);
});
