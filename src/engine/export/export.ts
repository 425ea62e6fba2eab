import type { Analysis } from '../analysis';
import { contentsOf } from './contents';
import { htmlOf } from './html';
import { markdownOf } from './markdown';
import type { ExportContext } from './parts';
import { analysisRecord } from './record';

/** The forms in which an analysis leaves this program. */
export const EXPORT_FORMATS = ['markdown', 'html', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * An analysis in one of the forms: Markdown or a page of HTML for people, JSON for programs. The same analysis makes the same text,
 * so that two of them can be compared. Pure; names and quotations in it are shown and never markup.
 */
export function exported(format: ExportFormat, analysis: Analysis, context: ExportContext): string {
  switch (format) {
    case 'markdown':
      return markdownOf(contentsOf(analysis, context));
    case 'html':
      return htmlOf(contentsOf(analysis, context));
    case 'json':
      return `${JSON.stringify(analysisRecord(analysis, context), null, 2)}\n`;
  }
}
