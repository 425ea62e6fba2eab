import type { Analysis } from '../engine/analysis';
import type { SourceDocument } from '../engine/document';
import { UserError } from '../engine/errors';
import { EXPORT_FORMATS, exported } from '../engine/export/export';
import { analysisRecord } from '../engine/export/record';
import type { Budgets } from '../engine/monitor/measurement';
import type { ModelReview } from '../engine/review/model/model-review';
import { printed } from './print';

const FORMATS = ['text', ...EXPORT_FORMATS] as const;
export type Format = (typeof FORMATS)[number];

/**
 * The form somebody wants.
 * @param isJson whether `--json` was given, too
 * @throws UserError where there is no such form, or two of them
 */
export function formatOf(wanted: string | undefined, isJson: boolean): Format {
  const format = FORMATS.find((one) => one === (wanted ?? (isJson ? 'json' : 'text')));
  if (!format) throw new UserError(`--format takes one of ${FORMATS.join(', ')}, not "${wanted}".`);
  if (isJson && format !== 'json') throw new UserError(`Choose one of --json and --format ${format}.`);
  return format;
}

/** One file and all that is known of it. */
export interface Known {
  readonly file: string;
  readonly analysis: Analysis;
  readonly document: SourceDocument;
  readonly budgets: Budgets;
  /** What a language model says, where one was asked. */
  readonly model: ModelReview | undefined;
}

/** What is written about one file; as JSON it is one line. */
export function written(format: Format, { file, analysis, document, budgets, model }: Known): string {
  if (format === 'text') return printed(file, analysis, budgets, model);
  const context = { name: file, document, budgets, model, sent: model?.sent ? [model.sent] : [] };
  if (format === 'json') return `${JSON.stringify(analysisRecord(analysis, context))}\n`;
  return exported(format, analysis, context);
}
