import { enumerated } from '../../format';
import type { Hit, Rule, RuleContext } from '../rule';
import { isBlank } from './columns';
import { blankFilled } from './corrections';
import { type RoleLine, type RoleModel, roleTables } from './tables/role-tables';
import { quote } from './wording';

/** RACI, with the S of RASCI for those who support. */
const RACI: RoleModel = {
  letters: 'RASCI',
  names: {
    A: /^accountable(?: \(a\))?$/i,
    R: /^responsible\b/i,
    C: /^consulted\b/i,
    I: /^informed\b/i,
  },
  needs: ['RA', 'CIS'],
  named: ['A', 2],
};

/** A RACI table with a row nobody or several people answer for. */
export const raciAccountable: Rule = {
  id: 'engineering-leadership/raci-accountable',
  severity: 'warning',
  topic: 'ownership',
  why: 'Accountable means one: with none nobody decides, with two each waits for the other.',
  question: 'Who alone answers for it?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const { lines, cells } of roleTables(outline, RACI)) {
      for (const [index, line] of lines.entries()) {
        const { start, end, name, holders } = line;
        const accountable = holders.A ?? [];
        if (accountable.length === 1) continue;
        const who = enumerated(accountable.map((one) => one.who));
        const has = accountable.length === 0 ? 'nobody accountable' : `${accountable.length} accountable: ${who}`;
        const fix = accountable.length > 0 ? {} : cells[index] ? blankFilled(cells[index].A) : madeAccountable(line);
        yield { start, end, message: `${quote(name)} has ${has}.`, ...fix };
      }
    }
  },
  mustFire: [
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | A | A | C |\n| Sign the contract | R | C | A |',
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | R | C | I |\n| Sign the contract | R | C | A |',
    '| Task | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Choose the vendor | Platform | - | Legal | All |',
    '| Task | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Choose the vendor | Platform | CTO and CFO | Legal | All |',
    '| Role | Design | Rollout |\n|---|---|---|\n| CTO | A | C |\n| Platform | R | R |\n| Finance | I | I |',
  ],
  mustNotFire: [
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | A | R | C |\n| Sign the contract | R | C | A/R |',
    '| Task | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Choose the vendor | Platform | Head of research and development | Legal | All |',
    '| Role | Design | Rollout |\n|---|---|---|\n| CTO | A | A |\n| Platform | R | R |\n| Finance | I | I |',
    '| Letter | Use | Note |\n|---|---|---|\n| A | A | C |\n| B | C | I |',
    '| Grade | Maths | Music |\n|---|---|---|\n| Ann | A | B |\n| Bob | C | A |',
  ],
};

/** Where one alone does the work, that one may as well answer for it. */
function madeAccountable({ holders }: RoleLine): Pick<Hit, 'fix'> {
  const [only, ...others] = holders.R ?? [];
  if (!only || others.length > 0 || only.cell.text.trim() !== 'R') return {};
  const { start, end } = only.cell;
  return { fix: { title: `Make ${quote(only.who, 30)} accountable as well`, edits: [{ start, end, text: 'A/R' }] } };
}

/** A RACI table with a row nobody does the work of. */
export const raciResponsible: Rule = {
  id: 'engineering-leadership/raci-responsible',
  severity: 'warning',
  topic: 'ownership',
  why: 'Somebody answers for it and nobody does it, so it waits until the one who answers does it alone.',
  question: 'Who does the work, and do they know?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const { lines, cells } of roleTables(outline, RACI)) {
      for (const [index, { start, end, name, holders }] of lines.entries()) {
        if (!holders.R || holders.R.length > 0) continue;
        yield { start, end, message: `${quote(name)} has nobody responsible.`, ...blankFilled(cells[index]?.R) };
      }
    }
  },
  mustFire: [
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | A | C | C |\n| Sign the contract | R | C | A |',
    '| Activity | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Restore the backup | TBD | Head of operations | Legal | All |',
    '| Role | Design | Rollout |\n|---|---|---|\n| CTO | A | A |\n| Platform | C | R |\n| Finance | I | I |',
  ],
  mustNotFire: [
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | A | R | C |\n| Sign the contract | A/R | C | I |',
    '| Activity | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Restore the backup | Operations | Head of operations | Legal | All |',
    '| Activity | Accountable | Consulted | Informed |\n|---|---|---|---|\n| Restore the backup | Head of operations | Legal | All |',
    '| Task | CTO | Platform | Finance |\n|---|---|---|---|\n| **Phase one** | | | |\n| Choose the vendor | A | R | C |',
    '| Subject | Autumn | Spring |\n|---|---|---|\n| Latin | A | B |\n| Maths | C | A |',
  ],
};

/** Rows a matrix must have before somebody without a letter is worth a question. */
const ENOUGH_ROWS = 3;

/** Somebody in a RACI table who has no part in anything. */
export const raciIdle: Rule = {
  id: 'engineering-leadership/raci-idle',
  severity: 'info',
  topic: 'ownership',
  why: 'Whoever stands in the table without a letter expects to be asked, and is not.',
  question: 'Is there a letter missing, or is the column one too many?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const { lines, people } of roleTables(outline, RACI)) {
      if (lines.length < ENOUGH_ROWS) continue;
      for (const { start, end, text, letters } of people) {
        if (letters !== '' || isBlank(text) || NOT_PEOPLE.test(text.trim())) continue;
        yield { start, end, message: `${quote(text)} has no role in any of the ${lines.length} rows.` };
      }
    }
  },
  mustFire: [
    '| Task | CTO | Platform | Finance | Legal |\n|---|---|---|---|---|\n| Choose the vendor | A | R | C | |\n| Sign the contract | A | R | I | |\n| Migrate | A | R | I | |',
    '| Role | Design | Build | Rollout |\n|---|---|---|---|\n| CTO | A | A | A |\n| Platform | R | R | R |\n| Works council | - | - | - |\n| Finance | I | C | I |',
  ],
  mustNotFire: [
    '| Task | CTO | Platform | Finance | Legal |\n|---|---|---|---|---|\n| Choose the vendor | A | R | C | I |\n| Sign the contract | A | R | I | |\n| Migrate | A | R | I | |',
    '| Task | CTO | Platform | Legal |\n|---|---|---|---|\n| Choose the vendor | A | R | |\n| Sign the contract | C | A/R | |',
    '| Task | CTO | Platform | Notes |\n|---|---|---|---|\n| Choose the vendor | A | R | |\n| Sign the contract | A | R | |\n| Migrate | A | C | |',
    '| Feature | Free | Team | Enterprise |\n|---|---|---|---|\n| Single sign-on | - | - | A |\n| Audit log | - | A | A |\n| Rota | - | R | R |',
  ],
};

const NOT_PEOPLE = /^(?:notes?|comments?|remarks?|status|date|due|links?|#|description|phase|deliverables?|step)$/i;
