import type { Severity } from './review';

/** How grave the findings of a rule are, or that it is off. */
export type RuleLevel = 'off' | Severity;

/** Levels of rules by id, of all rules of a persona by `persona/*`, or of all by `*`; the more exact name wins. */
export type RuleLevels = Readonly<Record<string, RuleLevel>>;

/** What a team or a person wants of reviews; see `.framework-director.json`. */
export interface ReviewSettings {
  /** Ids of the personas that are asked, whatever the text; null lets the text choose. */
  readonly personas: readonly string[] | null;
  /** Each holds over those before it. */
  readonly rules: readonly RuleLevels[];
}

export const DEFAULT_REVIEW_SETTINGS: ReviewSettings = { personas: null, rules: [] };

/** The level of a rule under these settings. */
export function levelOf({ rules }: ReviewSettings, rule: string, otherwise: Severity): RuleLevel {
  const persona = rule.slice(0, rule.indexOf('/'));
  for (const levels of rules.toReversed()) {
    const level = levels[rule] ?? levels[`${persona}/*`] ?? levels['*'];
    if (level) return level;
  }
  return otherwise;
}
