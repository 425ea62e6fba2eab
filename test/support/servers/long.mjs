// Answers with one line of 1 MB: more than anybody reads, less than may not be sent.
import { serveLookup, textResult } from './lookup.mjs';

serveLookup(() => textResult('x'.repeat(1024 * 1024)));
