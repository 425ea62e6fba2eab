import { lastSection } from '../../fixes';
import type { Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { columnOf } from '../columns';
import { plainHeading } from '../deliberation';
import { subtree, subtreeText, wholeText, within } from '../sections';
import { anyOf } from '../vocabulary';
import { counted, quote } from '../wording';
import { columnFix } from './skeleton';

const TITLE =
  /\bpost-?mortem\b|\bincident (?:report|review|analysis)\b|\bafter[- ]action (?:report|review)\b|\boutage (?:report|review)\b|\broot cause analysis\b/i;
const ABOUT =
  /\b(?:template|guide|how|process|policy|culture|training|handbook|what is|writing|example|checklist|index|list|archive)\b/i;
const ACTIONS =
  /\b(?:action|actions|follow-?ups?|remediations?|preventi(?:on|ve|ng)|next steps|corrective|improvements?|what(?:'s|’s| is) next|mitigations?|measures|recommendations?|to-?dos?|tasks|tickets|changes|plan|going forward|moving forward|future work|what we (?:are|will|did)|lessons|resolution|solutions?)\b/i;
const DONE = anyOf`
  we (will|are going to|plan to|should|intend to|need to|must|shall|also|recommend|now|can), we( have|'ve)?( also| since| now| already)? (added|changed|fixed|replaced|introduced|implemented|moved|improved|updated|built|removed|put|started|begun|raised|set)
  (will|to|should|must) be (added|changed|fixed|replaced|introduced|implemented|moved|improved|updated|built|removed|put|done), (has|have) (since )?been (added|changed|fixed|replaced|introduced|implemented|moved|improved|updated|removed)
  to prevent, going forward, moving forward, in (the )?future, from now on, actions?, action items?, follow-?ups?, todo, to-do, improvements?, prevention, prevented?, next time, recommend*, remediat*, next steps?
`;
/** Headings whose list of actions another rule already asks for owners. */
const ASKED =
  /^(?:agreed |open )?(?:action (?:items|points)|actions agreed|agreed actions|decisions and actions|follow-?ups?(?: actions)?|next steps|actions|to-?dos?|who does what|immediate actions)$/i;
const OWED =
  /^(?:(?:planned |open |remaining )?(?:corrective|preventi(?:ve|on)|remediation|remedial|follow-?up|improvement)(?: (?:and preventive )?(?:actions?|measures|items|tasks|work))?|remediations?|prevention|action plan)$/i;
const OWNED =
  /@\w|\b(?:owners?|owned by|assigned|assignee|responsible|DRI|lead|team|squad|by [A-Z]\w+)\b|\([^()]*\b[A-Z][\w.'’-]+[^()]*\)|^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?(?: will\b|:)|[–—-] ?[A-Z][\w.'’-]+|#\d+|https?:|\b[A-Z]{2,8}-\d+\b/;
/** An action that is reported, not owed. */
const DONE_ALREADY =
  /^(?:\[x\]|✅|(?:we )?(?:have )?\w+ed\b)|\b(?:done|completed|already|is now|are now|was|were|has been|have been)\b/i;
/** Sections of a report on an outage. */
const TELLS =
  /^(?:executive )?(?:summary|overview|impact|timeline|chronology|root causes?|causes?|what happened|what went (?:well|wrong)|detection|resolution|contributing factors|background|trigger|incident summary|sequence of events)\b/i;
/** Words of a text below which it is a note, not a report. */
const LONG_ENOUGH = 80;

const postmortemActions: Rule = {
  id: 'engineering-leadership/postmortem-actions',
  severity: 'warning',
  topic: 'ownership',
  why: 'What an outage taught is lost unless somebody has to do something about it.',
  question: 'Who changes what, and by when, so that it does not come back?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    const [title] = outline.headings;
    if (!title || !TITLE.test(title.text) || ABOUT.test(title.text)) return;
    yield* withoutActions(context);
    for (const table of outline.tables) yield* unownedTable(context, table);
    for (const [index, heading] of outline.headings.entries()) {
      const name = plainHeading(heading.text);
      if (!OWED.test(name) || ASKED.test(name)) continue;
      const actions = within(outline.items, subtree(outline, index)).filter(({ depth }) => depth === 0);
      const open = actions.filter(({ text }) => !DONE_ALREADY.test(text));
      if (open.length < 2 || OWNED.test(subtreeText(outline, index))) continue;
      const { start, end, text } = heading;
      yield {
        start,
        end,
        message: `${counted(open.length, 'action')} under ${quote(text)}, and nobody who does them.`,
      };
    }
  },
  mustFire: [
    '# Post-mortem: lost orders\n\n## Summary\n\nOn 3 May orders were lost for an hour while the store was restarted by hand. Customers saw an empty basket and called support, which had no page to point them to. The store came back by itself.\n\n## Timeline\n\n- 10:02 the store stops\n- 10:40 support is called by the first customer\n- 11:05 the store runs\n\n## Root cause\n\nThe disk was full, as logs of two years lay on it and nobody had looked at the disk since the last move of the host.\n\n## Impact\n\n400 orders were lost.\n',
    '# Incident report 12\n\n## Summary\n\nThe mail stood still.\n\n## Corrective actions\n\n- Rotate the logs\n- Alert at 80 % of the disk\n',
    '# Post-mortem 9\n\n## Actions\n\n| Action | Due |\n|---|---|\n| Rotate the logs | May |\n| Alert at 80 % | June |\n',
  ],
  mustNotFire: [
    '# Incident report 12\n\n## Summary\n\nThe mail stood still.\n\n## Corrective actions\n\n- Platform team: rotate the logs\n- Alert at 80 % of the disk (operations)\n',
    '# Post-mortem 9\n\n## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Rotate the logs | Platform | May |\n| Alert at 80 % | Operations | June |\n',
    '# Post-mortem template\n\n## Corrective actions\n\n- First action\n- Second action\n',
    '# Post-mortem: lost orders\n\n## Summary\n\nThe store stopped. We have added an alert and rotate the logs now.\n',
    `# Post-mortem support\n\n## Dumps\n\n${'The runtime writes a dump when it ends by a signal, and the debugger reads it. '.repeat(8)}\n\n## Symbols\n\nOf the engine.\n\n## Versions\n\nAll.\n`,
    '# Release notes\n\n## Corrective actions\n\n- Fix the menu\n- Fix the form\n',
  ],
};

function* withoutActions({ outline }: RuleContext): Generator<Hit> {
  const [title] = outline.headings;
  const text = wholeText(outline);
  // Core dumps are looked at post mortem, too; a report tells what happened.
  const told = outline.headings.filter(({ text: heading }) => TELLS.test(plainHeading(heading))).length;
  if (!title || told < 2 || text.split(/\s+/, LONG_ENOUGH).length < LONG_ENOUGH) return;
  if (outline.headings.some((heading, index) => index > 0 && ACTIONS.test(heading.text)) || DONE.test(text)) return;
  const { start, end } = title;
  const body = '| Action | Owner | Due |\n|---|---|---|\n| … | … | … |';
  const fix = lastSection('Insert the section “Actions”', outline, 'Actions', body);
  yield { start, end, message: `${quote(title.text)} ends without an action.`, fix };
}

function* unownedTable({ document }: RuleContext, table: Table): Generator<Hit> {
  const action = columnOf(table, /^(?:actions?|action items?|tasks?|follow-?ups?|remediations?|corrective actions?)$/i);
  const cell = table.header[action];
  if (!cell || table.rows.length < 2) return;
  const headers = table.header.map(({ text }) => text).join('\n');
  if (
    /\b(?:owners?|who|assignees?|assigned|responsible|dri|team|person|lead|by|contact|poc|ticket|issue|bug|jira|link|time|timestamp|when)\b/i.test(
      headers,
    )
  )
    return;
  if (table.rows.flat().some(({ text }) => OWNED.test(text) || /\d\d:\d\d/.test(text))) return;
  const fix = columnFix(document, table, 'Owner');
  const message = `${counted(table.rows.length, 'action')} under ${quote(cell.text)}, and no column that says who does them.`;
  yield { start: cell.start, end: cell.end, message, ...(fix && { fix }) };
}

/** Rules on what comes of an outage. */
export const postmortemChecks: readonly Rule[] = [postmortemActions];
