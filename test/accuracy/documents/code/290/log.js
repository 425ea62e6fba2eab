/* eslint-disable no-console */

/** Writes one line per event, as JSON. */
export class Log {
  #since = performance.now();

  constructor(name) {
    this.name = name;
  }

  write(level, text, fields = {}) {
    const line = { level, name: this.name, text, ms: Math.round(performance.now() - this.#since), ...fields };
    console.log(JSON.stringify(line));
  }
}
