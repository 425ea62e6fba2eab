import type { Severity } from './review';

/** What a team or a person wants of reviews; see `.framework-director.json`. */
export interface ReviewSettings {
  /** Ids of the personas that are asked, whatever the text; null lets the text choose. */
  readonly personas: readonly string[] | null;
  /** Rules by id, or all of a persona by `persona/*`, or `*`: off, or how grave. The more exact name wins. */
  readonly rules: Readonly<Record<string, 'off' | Severity>>;
}

export const DEFAULT_REVIEW_SETTINGS: ReviewSettings = { personas: null, rules: {} };

/** How grave a rule's findings are under these settings, or `off`. */
export function severityOf(settings: ReviewSettings, rule: string, otherwise: Severity): 'off' | Severity {
  const { rules } = settings;
  const persona = rule.slice(0, rule.indexOf('/'));
  return rules[rule] ?? rules[`${persona}/*`] ?? rules['*'] ?? otherwise;
}
