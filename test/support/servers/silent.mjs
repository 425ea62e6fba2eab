// Reads everything and never answers, not even the handshake.
process.stdin.resume();
