// Connects, and dies of every call.
import { serveLookup } from './lookup.mjs';

serveLookup(() => {
  process.stderr.write('Error: the index is corrupt\n');
  process.exit(3);
});
