import type { Span } from '../../../document';
import { enumerated } from '../../../format';
import type { Hit, Rule, RuleContext } from '../../rule';
import { wholeText } from '../sections';
import { quote } from '../wording';
import { labelledRoles } from './role-labels';
import { type RoleLine, type RoleModel, roleTables } from './role-tables';

/** DACI: driver, approver, contributors, informed (Intuit; Atlassian's Team Playbook). */
const DACI: RoleModel = {
  letters: 'DACI',
  names: {
    D: /^drivers?\b/i,
    A: /^approvers?\b/i,
    C: /^contributors?\b/i,
    I: /^informed\b/i,
  },
  needs: ['DA', 'CI'],
  named: ['DA', 3],
};

/** RAPID: recommend, agree, perform, input, decide (Rogers and Blenko, Harvard Business Review, January 2006). */
const RAPID: RoleModel = {
  letters: 'RAPID',
  names: {
    R: /^recommend(?:s|ers?)?\b/i,
    A: /^agrees?\b/i,
    P: /^perform(?:s|ers?)?\b/i,
    I: /^input\b/i,
    D: /^(?:decides?|deciders?|decision makers?)\b/i,
  },
  needs: ['', 'RDP'],
  named: ['', 4],
};

/** A DACI decision that is driven or approved by none or several. */
export const daciRoles: Rule = {
  id: 'engineering-leadership/daci-roles',
  severity: 'warning',
  topic: 'ownership',
  why: 'Without one driver nobody brings the decision about, and with two approvers either may undo it.',
  question: 'Who drives it, and who alone approves it?',
  *check(context: RuleContext): Generator<Hit> {
    if (!/\bDACI\b|\bapprovers?\b/i.test(context.document.text)) return;
    for (const line of linesOf(context, DACI, /\bDACI\b/)) {
      const faults = [fault(line, 'D', 'driver'), fault(line, 'A', 'approver')].filter((one) => one !== '');
      if (faults.length > 0) yield { ...spanOf(line), message: `${quote(line.name)} has ${enumerated(faults)}.` };
    }
  },
  mustFire: [
    '# DACI for the event bus\n\n| Decision | Head of platform | Architect | Finance |\n|---|---|---|---|\n| Choose the broker | D | A | C |\n| Set the budget | A | D | A |',
    '# Choosing a broker\n\n| Decision | Driver | Approver | Contributors | Informed |\n|---|---|---|---|---|\n| Which broker | Staff engineer | | Payments, search | All teams |',
    '# Choosing a broker\n\n- **Driver:** staff engineer\n- **Approver:** CTO and CFO\n- **Contributors:** payments, search\n- **Informed:** all teams\n',
  ],
  mustNotFire: [
    '# DACI for the event bus\n\n| Decision | Head of platform | Architect | Finance |\n|---|---|---|---|\n| Choose the broker | D | A | C |\n| Set the budget | C | D | A |',
    '# Choosing a broker\n\n| Role | Name |\n|---|---|\n| Driver | Staff engineer |\n| Approver | Head of platform |\n| Contributors | Payments, search |\n| Informed | All teams |',
    '# Storage\n\n| Driver | Approver of the driver | Version |\n|---|---|---|\n| NVMe | none | 2.1 |',
    '# School report\n\n| Subject | Autumn | Spring | Summer |\n|---|---|---|---|\n| Latin | A | D | C |\n| Maths | C | A | A |',
    '# What DACI means\n\n- Driver: brings the decision about\n- Approver: has the final say\n- Contributors: are asked, and have no vote\n- Informed: hear of it\n',
  ],
};

/** A RAPID decision with none or several who decide, or with nobody to carry it out. */
export const rapidDecider: Rule = {
  id: 'engineering-leadership/rapid-decider',
  severity: 'warning',
  topic: 'ownership',
  why: 'RAPID has one D for a reason: with two the decision is taken twice, and without a P it is taken and not done.',
  question: 'Who has the D, and who carries it out?',
  *check(context: RuleContext): Generator<Hit> {
    const { text } = context.document;
    if (!/\bRAPID\b/.test(text) && !(/\brecommend/i.test(text) && /\bperform/i.test(text))) return;
    for (const line of linesOf(context, RAPID, /\bRAPID\b/)) {
      const performs = line.holders.P?.length === 0 ? 'nobody who performs it' : '';
      const faults = [fault(line, 'D', 'decider'), performs].filter((one) => one !== '');
      if (faults.length > 0) yield { ...spanOf(line), message: `${quote(line.name)} has ${enumerated(faults)}.` };
    }
  },
  mustFire: [
    '# RAPID roles\n\n| Decision | Platform | Security | CTO | Finance |\n|---|---|---|---|---|\n| Move to one cloud | R | A | D | D |\n| Staff the move | R | I | D | P |',
    '# RAPID roles\n\n| Decision | Platform | Security | CTO |\n|---|---|---|---|\n| Move to one cloud | R | A | D |\n| Staff the move | R/P | I | D |',
    '# Who decides\n\n| Decision | Recommend | Agree | Perform | Input | Decide |\n|---|---|---|---|---|---|\n| Exit the data centre | Platform | Security | Operations | Teams | TBD |',
  ],
  mustNotFire: [
    '# RAPID roles\n\n| Decision | Platform | Security | CTO | Finance |\n|---|---|---|---|---|\n| Move to one cloud | R/P | A | D | I |\n| Staff the move | R | I | D | P |',
    '# Who decides\n\n- Recommend: platform\n- Agree: security\n- Perform: operations\n- Input: the product teams\n- Decide: CTO\n',
    '# RAPID builds\n\n| Build | Debug | Release | Nightly |\n|---|---|---|---|\n| Linux | P | D | R |\n| Windows | x | P | R |',
    '# Forms\n\n| Field | Input | Perform | Check |\n|---|---|---|---|\n| Name | text | save | - |',
  ],
};

function linesOf(context: RuleContext, model: RoleModel, name: RegExp): RoleLine[] {
  const { outline } = context;
  const tables = roleTables(outline, model);
  const isNamed = name.test(wholeText(outline));
  // Letters alone may be marks; a table of names says itself what it is.
  const lines = tables.filter(({ people }) => isNamed || people.length === 0).flatMap((table) => table.lines);
  return [...lines, ...labelledRoles(context, model)];
}

function fault({ holders }: RoleLine, letter: string, noun: string): string {
  const held = holders[letter];
  if (!held || held.length === 1) return '';
  return held.length === 0 ? `no ${noun}` : `${held.length} ${noun}s: ${enumerated(held.map(({ who }) => who))}`;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
