import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDriver } from '@keyv/sqlite';

type Connection = Awaited<ReturnType<SqliteDriver['connect']>>;

/** Statements that are held compiled; those that write have one form for each number of entries. */
const MAX_STATEMENTS = 100;
/** Of a new file: values of 100 KB are written a tenth faster than with half of that, and small ones nearly as fast. */
const PAGE_BYTES = 8_192;
/** Bytes the log of writes keeps on disk when it is empty. */
const MAX_LOG_BYTES = 16_777_216;

/** What goes wrong in SQLite, as far as it makes a difference here. */
export type Fault = 'broken' | 'busy' | 'full' | 'other';

/** The class of an error that SQLite reported, by its primary result code. */
export function faultOf(error: unknown): Fault {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  if (code === 11 || code === 26) return 'broken';
  if (code === 5 || code === 6) return 'busy';
  return code === 13 ? 'full' : 'other';
}

/**
 * Keyv's way to `node:sqlite`. Keyv's own compiles every statement anew and swallows what goes wrong; this one holds statements,
 * hears of errors, and lets us at the connection for what Keyv does not know of: bounds and schema versions. Keyv without a
 * serialization hands over objects with the value in them, and takes such objects back; values here are bytes.
 */
export class Driver implements SqliteDriver {
  readonly name = 'custom';
  readonly #statements = new Map<string, StatementSync>();
  #database: DatabaseSync | undefined;
  #error: unknown;

  /** @param maxBytes above which the file does not grow, whatever is written */
  constructor(private readonly maxBytes: number) {}

  async connect({ filename, busyTimeout = 0 }: Parameters<SqliteDriver['connect']>[0]): Promise<Connection> {
    const database = new DatabaseSync(filename, { timeout: busyTimeout });
    this.#database = database;
    try {
      this.run(`PRAGMA page_size = ${PAGE_BYTES}`);
      this.run('PRAGMA journal_mode = WAL');
      this.run('PRAGMA synchronous = NORMAL');
      this.run(`PRAGMA journal_size_limit = ${MAX_LOG_BYTES}`);
      const { page_size: pageSize } = this.row<{ page_size: number }>('PRAGMA page_size');
      this.run(`PRAGMA max_page_count = ${Math.ceil(this.maxBytes / pageSize)}`);
    } catch (error) {
      this.close();
      throw error;
    }
    return {
      query: async (sql, ...parameters) => {
        try {
          const rows = this.run(sql, ...parameters.map(bare));
          for (const row of rows) dress(row);
          return rows;
        } catch (error) {
          this.#error = error;
          throw error;
        }
      },
      close: async () => this.close(),
    };
  }

  /** The rows of a statement; none of one that only writes. */
  run(sql: string, ...parameters: SQLInputValue[]): unknown[] {
    return this.#statement(sql).all(...parameters);
  }

  /** The only row of a statement. */
  row<T>(sql: string, ...parameters: SQLInputValue[]): T {
    return this.#statement(sql).get(...parameters) as T;
  }

  /** How many rows a statement changed. */
  changes(sql: string, ...parameters: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...parameters).changes);
  }

  /** What Keyv was told instead of us since this was last asked. */
  takeError(): unknown {
    const error = this.#error;
    this.#error = undefined;
    return error;
  }

  close(): void {
    this.#statements.clear();
    this.#database?.close();
    this.#database = undefined;
  }

  #statement(sql: string): StatementSync {
    if (!this.#database) throw new Error('The cache is closed.');
    let statement = this.#statements.get(sql);
    if (!statement) {
      if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear();
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** What Keyv hands over, as SQLite takes it. */
function bare(parameter: unknown): SQLInputValue {
  return (isObject(parameter) ? parameter.value : parameter) as SQLInputValue;
}

/** Makes a row of SQLite one that Keyv takes. */
function dress(row: unknown): void {
  if (isObject(row) && row.value instanceof Uint8Array) row.value = { value: row.value };
}

function isObject(value: unknown): value is { value?: unknown } {
  return typeof value === 'object' && value !== null;
}
