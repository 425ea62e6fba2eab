import type { Operation } from './measurement';

/** What operations are called where people read of them. */
export const OPERATION_NAMES: Readonly<Record<Operation, string>> = {
  detection: 'Detection',
  review: 'Review',
  'joint-review': 'Joint review',
  enhancement: 'Enhancement',
  model: 'Language model',
  analysis: 'Whole analysis',
};
