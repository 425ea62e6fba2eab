/**
 * What VS Code writes its logs with, `@vscode/spdlog`, in plain JavaScript: that package is native code, which is not built where
 * install scripts do not run, and without it VS Code writes no log at all. {@link file://./vscode-server.mjs} puts this in its place.
 * The interface is that of the package's index.d.ts, as far as VS Code uses it.
 */
const { appendFileSync, mkdirSync, renameSync, statSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  #level = 2;
  #isBare = false;
  #bytes;

  /**
   * @param {string} filename
   * @param {number} maxBytes after which the file becomes the older one, of which there is one
   */
  constructor(filename, maxBytes) {
    this.filename = filename;
    this.maxBytes = maxBytes;
    mkdirSync(dirname(filename), { recursive: true });
    this.#bytes = statSync(filename, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** @param {string} message */
  trace(message) {
    this.#write(0, message);
  }

  /** @param {string} message */
  debug(message) {
    this.#write(1, message);
  }

  /** @param {string} message */
  info(message) {
    this.#write(2, message);
  }

  /** @param {string} message */
  warn(message) {
    this.#write(3, message);
  }

  /** @param {string} message */
  error(message) {
    this.#write(4, message);
  }

  /** @param {string} message */
  critical(message) {
    this.#write(5, message);
  }

  getLevel() {
    return this.#level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.#level = level;
  }

  /** Lines have their time and level before them, as VS Code asks for. */
  setPattern() {
    this.#isBare = false;
  }

  clearFormatters() {
    this.#isBare = true;
  }

  flush() {}

  drop() {}

  /**
   * @param {number} level
   * @param {string} message
   */
  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    const text = this.#isBare ? message : `${time} [${LEVELS[level]}] ${message}\n`;
    if (this.#bytes > this.maxBytes) {
      renameSync(this.filename, `${this.filename}.1`);
      this.#bytes = 0;
    }
    appendFileSync(this.filename, text);
    this.#bytes += Buffer.byteLength(text);
  }
}

/**
 * @param {string} _name
 * @param {string} filename
 * @param {number} maxBytes
 */
async function createLogger(_name, filename, maxBytes) {
  return new Logger(filename, maxBytes);
}

exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
