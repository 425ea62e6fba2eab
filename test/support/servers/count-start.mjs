// Loaded before a server by `counted`, so that each start counts, even one that gets no further.
import { appendFileSync } from 'node:fs';

if (process.env.COUNT_FILE) appendFileSync(process.env.COUNT_FILE, 'start\n');
