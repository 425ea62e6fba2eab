import { parseArgs } from 'node:util';
import { sentence, UserError } from '../engine/errors';
import { historyCsv, historyJson } from '../engine/monitor/export';
import { readHistory } from '../engine/monitor/history';
import { machineFacts } from '../engine/monitor/machine';
import { historyReport } from '../engine/monitor/report';

/** What was measured by the runs that kept something, as Markdown, CSV, or one line of JSON for each day. */
export async function report(args: readonly string[], storageFolder: string): Promise<string> {
  const { json, csv } = parsed(args);
  if (json && csv) throw new UserError('Choose one of --json and --csv.');
  const history = await readHistory(storageFolder);
  if (json) return historyJson(history);
  if (csv) return historyCsv(history);
  return historyReport(history, [{ name: 'Framework Director', value: VERSION }, ...machineFacts()]);
}

function parsed(args: readonly string[]): { readonly json: boolean; readonly csv: boolean } {
  try {
    const options = { json: { type: 'boolean', default: false }, csv: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UserError(`${sentence(error)} Try framework-director --help.`);
  }
}
