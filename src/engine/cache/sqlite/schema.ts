import type { Driver } from './driver';

/** Of the schema that this version writes; a file of a later one is set aside. */
const SCHEMA = 1;

/** A file that this version cannot read, though nothing in it need be broken. */
export class LaterSchema extends Error {}

/** Marks a new file with our version. @throws LaterSchema where the file has another form than ours */
export function checkSchema(driver: Driver): void {
  const { user_version: version } = driver.row<{ user_version: number }>('PRAGMA user_version');
  if (version > SCHEMA)
    throw new LaterSchema(`it is of version ${version}, and this extension reads version ${SCHEMA}`);
  const columns = driver.run("SELECT name FROM pragma_table_info('keyv')") as { readonly name: string }[];
  if (!['key', 'value', 'namespace', 'expires'].every((name) => columns.some((column) => column.name === name)))
    throw new LaterSchema('it has another form');
  if (version < SCHEMA) driver.run(`PRAGMA user_version = ${SCHEMA}`);
}
