import type { Detection } from '../../engine/detection/detection';
import type { Severity } from '../../engine/review/review';

/** Which frameworks are shown. */
export type FrameworkFilter = Readonly<Record<Detection['kind'] | 'mentioned', boolean>>;

/** Which findings are shown. */
export type FindingFilter = Readonly<Record<Severity, boolean>>;

/** How the workspace's part of the frameworks is laid out. */
export type FrameworkGrouping = 'framework' | 'file';

/** How findings are laid out. */
export type FindingGrouping = 'severity' | 'persona' | 'line';

/** Whose findings are shown. */
export type FindingScope = 'document' | 'open';

/** What a person chose of the trees; kept for the workspace. */
export interface Choices {
  readonly frameworkFilter: FrameworkFilter;
  readonly frameworkGrouping: FrameworkGrouping;
  readonly findingFilter: FindingFilter;
  readonly findingGrouping: FindingGrouping;
  readonly findingScope: FindingScope;
}

export const ALL_FRAMEWORKS: FrameworkFilter = { strategy: true, software: true, mentioned: true };
export const ALL_FINDINGS: FindingFilter = { error: true, warning: true, info: true };

export const DEFAULT_CHOICES: Choices = {
  frameworkFilter: ALL_FRAMEWORKS,
  frameworkGrouping: 'framework',
  findingFilter: ALL_FINDINGS,
  findingGrouping: 'severity',
  findingScope: 'document',
};

/** Whether a filter hides anything. */
export function hides(filter: FrameworkFilter | FindingFilter): boolean {
  return Object.values(filter).includes(false);
}
