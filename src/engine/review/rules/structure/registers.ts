import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, isBlank, rowName } from '../columns';
import { deliberates } from '../deliberation';
import { perSection, subtree, subtreeText, within } from '../sections';
import { anyOf } from '../vocabulary';
import { counted, quote } from '../wording';
import { labels } from './labels';
import { layoutOf } from './layout';
import { columnFix } from './skeleton';

const RISK = /^(?:risks?|risk (?:description|event|name|title)|description of (?:the )?risk|what could go wrong)$/i;
const RATING =
  /^(?:likelihood|probability|impact|severity|consequence|score|rating|risk (?:score|level|rating)|l|p|i|inherent risk)\b/i;
const OWNER =
  /\b(?:owners?|owned by|who|responsible|responsibility|accountable|assigned|assignee|dri|lead|manager|action by|monitored by|contact|person|role|team)\b/i;
/** Rows from which a table of risks is a register, not an aside. */
const REGISTER = 3;

const riskWithoutOwner: Rule = {
  id: 'engineering-leadership/risk-without-owner',
  severity: 'info',
  topic: 'ownership',
  why: 'A risk nobody watches is noticed when it has come.',
  question: 'Who watches it, and who may act when it comes?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const isOwned = perSection((section) => /\bowner|\bowned by\b/i.test(subtreeText(context.outline, section)));
    for (const table of context.outline.tables) {
      const risk = columnOf(table, RISK);
      if (risk < 0 || columnOf(table, RATING) < 0) continue;
      const owner = columnOf(table, OWNER);
      if (owner >= 0) yield* unwatched(table, risk, owner);
      else if (table.rows.length >= REGISTER && !isOwned(table.section)) yield* withoutColumn(context, table, risk);
    }
  },
  mustFire: [
    '# Risk register\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Vendor raises prices | 3 | 4 | second source |\n| Two people leave | 2 | 5 | pairing |\n| Data centre floods | 1 | 5 | second site |\n',
    '# Plan\n\n## Risks\n\n| Risk | Probability | Owner |\n|---|---|---|\n| Vendor raises prices | high | CFO |\n| Two people leave | low | TBD |\n',
  ],
  mustNotFire: [
    '# Risk register\n\n| Risk | Likelihood | Impact | Owner |\n|---|---|---|---|\n| Vendor raises prices | 3 | 4 | CFO |\n| Two people leave | 2 | 5 | Head of platform |\n| Flood | 1 | 5 | Facilities |\n',
    '# Risk register\n\nAll of these are owned by the head of platform.\n\n| Risk | Likelihood | Impact |\n|---|---|---|\n| Prices | 3 | 4 |\n| People | 2 | 5 |\n| Flood | 1 | 5 |\n',
    '# Medicine\n\n| Risk | Probability |\n|---|---|\n| Headache | 3 % |\n| Fever | 1 % |\n| Rash | 1 % |\n',
    '# Plan\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n| Prices | second source |\n',
  ],
};

function* unwatched({ rows }: Table, risk: number, owner: number): Generator<Hit> {
  // A register without a single owner is a form.
  if (rows.every((row) => isBlank(cellText(row, owner)))) return;
  for (const row of rows) {
    const cell = row[risk];
    if (!cell?.text || !isBlank(cellText(row, owner))) continue;
    yield { start: cell.start, end: cell.end, message: `${quote(cell.text)} has no owner in the register.` };
  }
}

function* withoutColumn({ document }: RuleContext, table: Table, risk: number): Generator<Hit> {
  const cell = table.header[risk];
  const filled = table.rows.filter((row) => !isBlank(cellText(row, risk)));
  const cells = table.rows.flat();
  if (!cell || filled.length < REGISTER) return;
  // "(CTO)", "@jo", "platform team monitors": whoever watches is named in the rows.
  if (cells.some(({ text }) => /@\w|\bowner\b|\bresponsible\b/i.test(text))) return;
  const fix = columnFix(document, table, 'Owner');
  const message = `${quote(cellText(filled[0] ?? [], risk))} and ${counted(filled.length - 1, 'risk')} more have no owner.`;
  yield { start: cell.start, end: cell.end, message, ...(fix && { fix }) };
}

const THREAT =
  /^(?:threats?|threat (?:description|scenario|name)|stride(?: category| threat)?|threat (?:type|category)|category|attack|abuse case)\b/i;
const ANSWER =
  /\b(?:mitigations?|mitigated|counter-?measures?|(?:security )?controls?|response|treatment|remediation|defen[cs]es?|safeguards?|how we|addressed|solution|protection|security measures?|disposition|decision)\b/i;
/** Columns of a table that explains the categories. */
const LESSON = /\b(?:question|definition|propert(?:y|ies)|meaning|examples?|violat\w*|what it means|stands for)\b/i;
const ANSWERED = anyOf`
  mitigat*, counter-?measure*, control*, prevent*, protect*, remediat*, defen[cs]*, safeguard*, encrypt*, sign(ed|ing|ature*)?, authenticat*, authori[sz]*, validat*, rate[- ]limit*, quota*, log(s|ged|ging)?, audit*, tls, mfa, restrict*, reject*, verif*, limit*, accept*, sanitis*, sanitiz*, least privilege, monitor*
`;
/** What stands where a mitigation should, and is a hope or a delay. */
const EVASION =
  /^(?:(?:very |highly )?(?:unlikely|improbable)(?:,? (?:as|because|since|in) .{0,60})?|(?:not |hardly )(?:likely|necessary|needed|planned|to be expected)|.{0,60}\blater|ignored?|(?:we )?trust .{1,60}|.{1,60} (?:is|are) trusted|(?:it )?cannot happen|(?:it )?(?:has )?never happened.{0,60}|impossible|follows|to follow|.{0,60}\b(?:be|are) careful|no problem|no measures?(?: needed| planned| necessary)?|nothing)\.?$/i;
const CATEGORIES = {
  Spoofing: 'spoofing*, s',
  Tampering: 'tampering*, t',
  Repudiation: 'repudiation*, r',
  Disclosure: 'information disclosure*, i',
  Denial: 'denial of service*, d',
  Elevation: 'elevation of privilege*, e',
};

const strideMitigation: Rule = {
  id: 'security/stride-mitigation',
  severity: 'warning',
  topic: 'risk',
  why: 'A threat that is written down and left alone is a note for the attacker.',
  question: 'What stops it, or who accepts that nothing does?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline, detections, document } = context;
    if (
      !detections.some(({ id, standing }) => standing === 'applied' && (id === 'stride' || id === 'threat-modelling'))
    )
      return;
    const isAnswered = perSection((section) =>
      ANSWERED.test(subtreeText(outline, section) + followedBy(context, section)),
    );
    for (const table of outline.tables) {
      const [threat, answer] = [columnOf(table, THREAT), columnOf(table, ANSWER)];
      if (threat < 0 || table.rows.length < 2 || columnOf(table, LESSON) >= 0) continue;
      if (answer >= 0) {
        yield* unanswered(table, threat);
        continue;
      }
      const cell = table.header[threat];
      if (!cell || !listsCategories(context, table) || isAnswered(table.section)) continue;
      const fix = columnFix(document, table, 'Mitigation');
      const message = `${counted(table.rows.length, 'threat')} under ${quote(cell.text)}, and no mitigation of any.`;
      yield { start: cell.start, end: cell.end, message, ...(fix && { fix }) };
    }
    yield* bareHeadings(context);
  },
  mustFire: [
    '# STRIDE\n\n| Category | Threat | Mitigation |\n|---|---|---|\n| Spoofing | stolen token | short life |\n| Tampering | changed file | |\n| Repudiation | denied order | audit log |\n',
    '# STRIDE\n\n| Category | Threat | Mitigation |\n|---|---|---|\n| Spoofing | stolen token | short life |\n| Tampering | changed file | we trust our drivers |\n| Repudiation | denied order | will be looked at later |\n',
    '# Threat model with STRIDE\n\n| STRIDE | Threat |\n|---|---|\n| Spoofing | stolen token |\n| Tampering | changed file |\n| Denial of service | many uploads |\n',
    '# STRIDE: uploads\n\n## Spoofing\n\n- Short tokens prevent reuse\n\n## Tampering\n\n- Somebody changes a file on the way\n\n## Denial of service\n\n- Quota for each tenant\n',
  ],
  mustNotFire: [
    '# STRIDE\n\n| Category | Threat | Mitigation |\n|---|---|---|\n| Spoofing | stolen token | short life |\n| Tampering | changed file | hash |\n| Repudiation | denied order | audit log |\n',
    '# STRIDE\n\n| Category | Threat | Mitigation |\n|---|---|---|\n| Spoofing | stolen token | unlikely to last: tokens live for an hour |\n| Tampering | changed file | signed, and checked again later by the archive |\n| Repudiation | denied order | audit log |\n',
    '# Threat model with STRIDE\n\n| STRIDE | Threat |\n|---|---|\n| Spoofing | stolen token |\n| Tampering | changed file |\n\n## Mitigations\n\n- Short tokens\n- Hashes\n',
    '# Colours\n\n| Category | Threat |\n|---|---|\n| Red | none |\n| Blue | none |\n',
    'STRIDE stands for spoofing, tampering, repudiation and three more.',
  ],
};

/** Whether a table by itself names two categories of STRIDE or more. */
function listsCategories({ outline }: RuleContext, table: Table): boolean {
  const alone = { headings: [], paragraphs: [], items: [], sentences: [], tables: [table] };
  return layoutOf({ outline: { ...outline, ...alone } }, CATEGORIES, 2) !== null;
}

function* unanswered(table: Table, threat: number): Generator<Hit> {
  const answers = [...table.header.keys()].filter((column) => ANSWER.test(table.header[column]?.text ?? ''));
  const isOpen = (row: readonly Block[]) =>
    answers.every((column) => isBlank(cellText(row, column)) || EVASION.test(cellText(row, column)));
  if (table.rows.every(isOpen)) return;
  for (const row of table.rows) {
    const cell = row[threat];
    // What is not applicable needs no answer, and a category without a threat none either.
    const isIdle = row.some(({ text }) =>
      /\b(?:n\/a|not applicable|no threat|none|out of scope|not relevant|accept\w*)\b/i.test(text),
    );
    if (!cell?.text || isIdle || !isOpen(row) || row.filter(({ text }) => !isBlank(text)).length < 2) continue;
    yield { start: cell.start, end: cell.end, message: `The threat ${quote(rowName(row))} has no mitigation.` };
  }
}

/** Categories with threats below them and no answer, where the other categories have one. */
function* bareHeadings(context: RuleContext): Generator<Hit> {
  const { outline } = context;
  const layout = layoutOf(context, CATEGORIES, 3);
  const headings = [...(layout?.found.values() ?? [])].filter(({ form }) => form === 'heading');
  if (headings.length < 3) return;
  if (
    labels(outline).all.some(
      ({ form, text }) => form === 'heading' && /\bmitigat|\bcounter-?measure|\bcontrols?\b/i.test(text),
    )
  )
    return;
  const bare = headings.filter(({ index }) => {
    const below = subtree(outline, index);
    const items = within(outline.items, below);
    return (
      items.length > 0 &&
      !ANSWERED.test(items.map(({ text }) => text).join('\n')) &&
      !ANSWERED.test(
        within(outline.sentences, below)
          .map(({ text }) => text)
          .join('\n'),
      )
    );
  });
  if (bare.length > headings.length / 2) return;
  for (const { block } of bare) {
    const { start, end, text } = block;
    yield { start, end, message: `${quote(text)} has threats and no mitigation.` };
  }
}

/** The text of the section behind one. */
function followedBy({ outline }: RuleContext, section: number): string {
  const next = subtree(outline, section).end;
  return next < outline.headings.length ? subtreeText(outline, next) : '';
}

/** Rules on lists of risks and threats. */
export const registerChecks: readonly Rule[] = [riskWithoutOwner, strideMitigation];
