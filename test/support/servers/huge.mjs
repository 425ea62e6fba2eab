// Answers with one line of 12 MB.
import { serveLookup, textResult } from './lookup.mjs';

serveLookup(() => textResult('x'.repeat(12 * 1024 * 1024)));
