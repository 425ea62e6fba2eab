// A healthy server that takes no hint to end: not the end of its input, no signal that can be ignored.
import { serveLookup, textResult } from './lookup.mjs';

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
setInterval(() => {}, 1_000);

serveLookup((query) => textResult(query));
