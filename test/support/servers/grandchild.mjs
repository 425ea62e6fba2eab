// A healthy server that leaves a process behind which takes no hint: not the end of its input, not SIGTERM.
import { spawn } from 'node:child_process';
import { serveLookup, textResult } from './lookup.mjs';

const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1_000)";
spawn(process.execPath, ['-e', stubborn, ...process.argv.slice(2)], { stdio: 'ignore' });

serveLookup((query) => textResult(query));
