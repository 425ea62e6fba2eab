import { enumerated } from '../../../format';
import { appendix } from '../../fixes';
import type { Hit, Rule, RuleContext } from '../../rule';
import { plainHeading } from '../deliberation';
import { subtree, within } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { isLabelled, layoutOf } from './layout';
import { fixFor } from './missing-parts';

/** Nygard's four parts ("Documenting Architecture Decisions", 2011), in the words of MADR, Tyree and Akerman, and others. */
const PARTS = {
  Status: 'status*, state, stage',
  Context:
    'context*, background*, problem*, problem statement*, issue*, motivation*, introduction*, situation*, summary*, why*, goals*, purpose*, need*, overview*, abstract*, question*, requirements*, rationale*, current*, use case*, in the context of*, description*, drivers*, decision drivers*, challenge*, history*, objective*, scope*',
  Decision:
    'decision*, decision outcome*, decisions*, outcome*, resolution*, chosen option*, solution*, proposal*, proposed*, proposed solution*, recommendation*, approach*, conclusion*, result*, selected*, what we decided*, design*, policy*, implementation*, we decided*, specification*, position*, guidelines*, rules*, final*, agreed*',
  Consequences:
    'consequence*, consequences*, positive consequences*, negative consequences*, implications*, implication*, impact*, impacts*, effects*, trade offs*, tradeoffs*, pros*, cons*, pro*, con*, advantages*, disadvantages*, drawbacks*, benefits*, risks*, risk*, results*, outcomes*, outcome*, good*, bad*, positive*, negative*, downsides*, upsides*, limitations*, costs*, what becomes easier*, pros and cons*, evaluation*, analysis*, considerations*, compatibility*, ramifications*, evaluation criteria*, comparison*, caveats*, what changes*, follow up*',
};
/** How many of the four make a record of a text that is called one. */
const LEAST = 2;
const TITLE = /\bADR\b|\barchitecture decision|\bdecision record|^\d{1,4}[.:)]? \S|^(?:ADR|DR|DEC)[- ]?\d+/i;
const LISTING =
  /\b(?:records|adrs|decisions|decision log|template|guide|process|how to)\b|\b(?:ADR|decision record) (?:index|list|log|overview)\b/i;

const adrSections: Rule = {
  id: 'architecture/adr-sections',
  severity: 'warning',
  topic: 'structure',
  why: 'Whoever finds the record in three years needs to know what held then, what was decided, and what it cost.',
  question: 'What belongs into the part that is missing?',
  *check(context: RuleContext): Generator<Hit> {
    const [title] = context.outline.headings;
    if (!title || !isRecord(context)) return;
    const layout = layoutOf(context, PARTS, LEAST);
    if (!layout?.found.has('Decision') && !layout?.found.has('Context')) return;
    const missing = layout.missing.filter((part) => !isLabelled(context, PARTS, part) && !isSaid(context, part));
    if (missing.length === 0 || missing.length > LEAST) return;
    const fix = fixFor(context, PARTS, layout, missing);
    const { start, end } = title;
    const there = enumerated([...layout.found.values()].map(({ text }) => quote(text, 30)));
    yield {
      start,
      end,
      message: `${quote(title.text)} has ${there}, and no ${enumerated(missing.map((part) => part.toLowerCase()))}.`,
      ...(fix && { fix }),
    };
  },
  mustFire: [
    '# ADR 7: One queue for mail\n\n## Status\n\nAccepted\n\n## Context\n\nThree queues.\n\n## Decision\n\nWe use one queue.\n',
    '# ADR-0012: Search index\n\n## Context\n\nSlow search.\n\n## Decision\n\nAn index of our own.\n\n## Consequences\n\nNightly builds.\n',
    '# Architecture decision record: tokens\n\n- Status: accepted\n\n## Decision\n\nShort tokens.\n\n## Consequences\n\nMore refreshes.\n',
  ],
  mustNotFire: [
    '---\nstatus: accepted\n---\n\n# ADR 7: One queue\n\n## Context and Problem Statement\n\nThree queues.\n\n## Decision Outcome\n\nOne queue, because it is enough.\n\n### Consequences\n\n- Good, because simple\n- Bad, because shared\n',
    '# 12. Use Postgres\n\nDate: 2031-02-03\n\n## Status\n\nAccepted\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\nC.\n',
    '# Architecture decision records\n\n## Status\n\nEach has one.\n\n## Decision\n\nEach has one.\n',
    '# ADR 3: Tokens\n\nStatus: accepted. Context: long sessions. Decision: short tokens. Consequences: more refreshes.\n',
    '# Weather\n\n## Context\n\nRain.\n\n## Decision\n\nUmbrella.\n',
  ],
};

function isRecord({ outline, detections }: RuleContext): boolean {
  const title = outline.headings[0]?.text ?? '';
  if (LISTING.test(title)) return false;
  // Several records in one text, or a text about records.
  if (outline.headings.filter(({ text }) => /^decision\b/i.test(plainHeading(text))).length > 1) return false;
  const isApplied = detections.some(({ id, standing }) => id === 'adr' && standing === 'applied');
  return TITLE.test(title) && (isApplied || /\bADR\b|\bdecision record/i.test(title));
}

/** Parts that stand in front matter, in a badge, or in a sentence that begins with them. */
function isSaid({ document, outline }: RuleContext, part: string): boolean {
  const text = document.text.slice(0, 3_000);
  if (part === 'Status')
    return (
      /\bstatus\b/i.test(text) ||
      /\b(?:accepted|proposed|superseded|deprecated|rejected|draft|approved)\b/i.test(text.slice(0, 600))
    );
  if (part === 'Decision')
    return outline.sentences.some(({ text: said }) =>
      /\bwe (?:will|decided|have decided|chose|choose|agreed|use|are going to)\b|\bdecision:|\bchosen option\b/i.test(
        said,
      ),
    );
  if (part === 'Context') return outline.paragraphs.some(({ section }) => section === 0);
  return /\bconsequences?\b|\btrade-?offs?\b|\bdrawbacks?\b|\bdownsides?\b|\bpros\b/i.test(document.text);
}

const GOOD = anyOf`
  easier, easily, faster, simpler, quicker, improv*, better, benefit*, reduc*, consisten*, allow*, enabl*, less (effort|work|code|time), more (secure|reliable|flexible|readable|consistent)
  safer, cheaper, gain*, advantage*, clean*, good, positive, save*, fewer, flexib*, scalab*, maintainab*, no longer (need|have)
`;
const COST = anyOf`
  but, however, although, though, whereas, costs?, costly, risk*, negativ*, bad, cons?, drawback*, downside*, disadvantage*, worse, need(s|ed)? to, must, (has|have|had) to, requir*
  harder, difficult*, complex*, slow*, los(e|es|ing|s), additional*, extra, effort, learn, learning curve, cannot, can't, can’t, not, no longer, nothing, trade-?off*, less, lock-?in, depend*, break*
  migrat*, overhead, burden, limit*, price, expens*, maintenance, duplicat*, only, unless, more (work|code|time|complex|difficult|effort|care|memory|files|steps|things), careful*, concern*, problem*
  challeng*, issues?, manual*, train(ed|ing)?, debt, unfamiliar, responsib*, attention, aware, mitigat*, longer, except*, remain*, rewrit*, pay, paid, lack*, missing, rework, until, still
`;
const CONSEQUENCES = /^(?:expected |the )?(?:consequences?|implications|outcomes|results|impact)\b/i;

const adrOneSided: Rule = {
  id: 'architecture/adr-consequences-one-sided',
  severity: 'warning',
  topic: 'evidence',
  why: 'A decision that costs nothing needed no record; what it costs is what the next ones must know.',
  question: 'What becomes harder, slower or dearer by it, and for whom?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline, detections } = context;
    const applied = detections.some(({ id, standing }) => id === 'adr' && standing === 'applied');
    if (!applied || LISTING.test(outline.headings[0]?.text ?? '')) return;
    for (const [index, { start, end, text }] of outline.headings.entries()) {
      if (!CONSEQUENCES.test(plainHeading(text))) continue;
      const below = subtree(outline, index);
      const headings = outline.headings.slice(below.first + 1, below.end);
      const said = [
        ...headings,
        ...within(outline.sentences, below),
        ...within(outline.tables, below).flatMap(({ rows }) => rows.flat()),
      ];
      const points = said.filter(({ text: one }) => GOOD.test(one));
      const [first] = points;
      if (!first || points.length < LEAST || said.some(({ text: one }) => COST.test(one))) continue;
      const fix = appendix('Insert what becomes harder', outline, index, '- What becomes harder: …');
      yield { start, end, message: `${quote(text)} has ${quote(first.text)} and nothing that becomes harder.`, fix };
    }
  },
  mustFire: [
    '# ADR 7: One queue for mail\n\n## Status\n\nAccepted\n\n## Context\n\nThree queues.\n\n## Decision\n\nWe use one queue.\n\n## Consequences\n\n- Operations become simpler\n- Deployments are faster\n',
    '# ADR 9: Typed configuration\n\n## Status\n\nAccepted\n\n## Context\n\nTypos.\n\n## Decision\n\nTypes.\n\n## Consequences\n\nMistakes are found faster. Code becomes cleaner and the team benefits from completion.\n',
  ],
  mustNotFire: [
    '# ADR 7: One queue\n\n## Status\n\nAccepted\n\n## Context\n\nThree queues.\n\n## Decision\n\nOne.\n\n## Consequences\n\n- Operations become simpler\n- One team has to run it at night\n',
    '# ADR 8: Types\n\n## Status\n\nAccepted\n\n## Context\n\nTypos.\n\n## Decision\n\nTypes.\n\n## Consequences\n\n### Positive\n\n- Faster reviews\n- Cleaner code\n\n### Negative\n\n- Builds take a minute longer\n',
    '# Physics\n\n## Consequences\n\nThe ball gets faster. The path is simpler.\n',
    '# ADR 10\n\n## Status\n\nAccepted\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\nSee the plan.\n',
  ],
};

/** Rules on records of decisions. */
export const adrChecks: readonly Rule[] = [adrSections, adrOneSided];
