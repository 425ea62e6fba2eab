// Answers with the names of the variables it was started with.
import { serveLookup, textResult } from './lookup.mjs';

serveLookup(() => textResult(Object.keys(process.env).join('\n')));
