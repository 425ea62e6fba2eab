// Connects, and never answers a call.
import { serveLookup } from './lookup.mjs';

serveLookup(() => new Promise(() => {}));
