import type { SourceDocument } from '../../src/engine/document';
import type { Engine } from '../../src/engine/engine';
import type { Finding } from '../../src/engine/review/review';
import { type Flaw, type Pair, placeOf, wordCount } from './corpus';

/** A finding, and the document it is of. */
export interface Placed {
  readonly document: SourceDocument;
  readonly finding: Finding;
}

/** A flaw that a rule is about and that no finding named. */
export interface Missed {
  readonly document: SourceDocument;
  readonly flaw: Flaw;
}

/** How the findings of one rule stand to the flaws of the corpus. */
export interface RuleTally {
  /** Findings at a flaw that names the rule. */
  right: number;
  /** Findings at a flaw that was overlooked until the rule named it. */
  fair: number;
  /** Findings in good documents, or in flawed ones where no flaw names the rule. */
  readonly elsewhere: Placed[];
  /** Flaws of which this is the most natural rule, and that no finding named. */
  readonly missed: Missed[];
}

export interface Score {
  readonly byRule: ReadonlyMap<string, RuleTally>;
  /** Findings at a flaw that was written down before the rules were, of all findings in good and flawed documents. */
  readonly precision: number;
  /** The same, with those at a flaw that was overlooked. */
  readonly precisionRead: number;
  /** Flaws that a finding named, of those that a rule is about; without the overlooked ones. */
  readonly recall: number;
  readonly right: number;
  readonly fair: number;
  readonly elsewhere: number;
  readonly named: number;
  readonly missed: number;
  /** Flaws that no rule of the board is about. */
  readonly withoutRule: number;
  /** The good documents alone: what a reader of the joint review would be asked. */
  readonly good: { readonly findings: number; readonly words: number; readonly per1000Words: number };
}

/** Reviews all documents of the corpus, and holds the findings against the flaws. */
export function scoreOf(engine: Engine, pairs: readonly Pair[]): Score {
  const byRule = new Map<string, RuleTally>();
  const tally = (rule: string): RuleTally => {
    const held = byRule.get(rule) ?? { right: 0, fair: 0, elsewhere: [], missed: [] };
    byRule.set(rule, held);
    return held;
  };
  let [right, fair, elsewhere, named, missed, withoutRule, asked, words] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { good, flawed, flaws } of pairs) {
    const reviewed = engine.review(good);
    asked += reviewed.joint.findings.length;
    words += wordCount(good.text);
    for (const finding of reviewed.reviews.flatMap(({ findings }) => findings)) {
      tally(finding.rule).elsewhere.push({ document: good, finding });
      elsewhere++;
    }
    const findings = engine.review(flawed).reviews.flatMap((review) => review.findings);
    for (const finding of findings) {
      const at = flaws.filter((flaw) => isAt(finding, flaw, flawed));
      if (at.some(({ overlooked }) => !overlooked)) {
        tally(finding.rule).right++;
        right++;
      } else if (at.length > 0) {
        tally(finding.rule).fair++;
        fair++;
      } else {
        tally(finding.rule).elsewhere.push({ document: flawed, finding });
        elsewhere++;
      }
    }
    for (const flaw of flaws.filter(({ overlooked }) => !overlooked)) {
      const [natural] = flaw.rules;
      if (natural === undefined) withoutRule++;
      else if (findings.some((finding) => isAt(finding, flaw, flawed))) named++;
      else {
        tally(natural).missed.push({ document: flawed, flaw });
        missed++;
      }
    }
  }
  return {
    byRule,
    precision: share(right, fair + elsewhere),
    precisionRead: share(right + fair, elsewhere),
    recall: share(named, missed),
    ...{ right, fair, elsewhere, named, missed, withoutRule },
    good: { findings: asked, words, per1000Words: (asked * 1_000) / words },
  };
}

/** Of a rule's findings, or of anything else: so many of all. 1 where there are none. */
export function share(right: number, wrong: number): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

function isAt({ rule, start, end }: Finding, flaw: Flaw, document: SourceDocument): boolean {
  if (!flaw.rules.includes(rule)) return false;
  if (flaw.anywhere) return true;
  const place = placeOf(flaw, document);
  return start < place.end && place.start < Math.max(end, start + 1);
}
