import { singular } from './amounts';

/** What a sentence states a date or amount of. */
export interface Subject {
  /** The words of the noun phrase as they are compared. */
  readonly key: string;
  /** The noun phrase as it is written. */
  readonly name: string;
  /** What is said of it: `start`, `end`, `cost`, or an empty string where it simply is. */
  readonly act: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const DETERMINERS = words('the our a an this its their');
/** Words between a subject and what is stated of it. */
const GLUE =
  words(`on in by at to for until till of the end beginning start-of early mid late now still currently be is are will shall
  should must being been has have set planned scheduled due fixed expected estimated agreed confirmed targeted put amounts amount
  comes stands totals sums up`);
const ACTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    start: 'start',
    starts: 'start',
    begin: 'start',
    begins: 'start',
    kickoff: 'start',
    'kick-off': 'start',
    opens: 'start',
    launch: 'launch',
    launches: 'launch',
    launched: 'launch',
    'go-live': 'launch',
    live: 'launch',
    go: 'launch',
    goes: 'launch',
    ships: 'launch',
    released: 'launch',
    release: 'launch',
    end: 'end',
    ends: 'end',
    finish: 'end',
    finishes: 'end',
    finished: 'end',
    complete: 'end',
    completed: 'end',
    completion: 'end',
    closes: 'end',
    expires: 'end',
    done: 'end',
    deadline: 'end',
    cost: 'cost',
    costs: 'cost',
    take: 'last',
    takes: 'last',
    last: 'last',
    lasts: 'last',
  }),
);
/** What a paper calls itself; said of a cost, it is the cost of the whole. */
const WHOLE = words('programme program project initiative proposal plan');
/** Words that end a noun phrase, going back; what stands behind them is then no subject. */
const NO_NOUN =
  words(`and or but that which who because so if when while as with without from than then not no it they we you he she
  i there here this these those what each every any some both more less most all only about around over under per via into between
  before after since during through against within`);
/** Parts of a phrase that do not tell one thing from another. */
const SAME = words('total overall whole entire full planned date target new');
const MAX_WORDS = 6;
const WE = words('we will shall plan to');

/**
 * The noun phrase that a sentence states something of, read back from where the amount or date begins; null where it is not
 * plainly one: at the start of the sentence or clause, with no more than its own "of" behind it.
 */
export function subjectBefore(before: string): Subject | null {
  const tokens = before.match(/[\p{L}\p{N}][\p{L}\p{N}&/'’-]*|[,;:()–—]/gu) ?? [];
  let at = tokens.length - 1;
  let act = '';
  const isLabel = tokens[at] === ':';
  if (isLabel) at--;
  for (; at >= 0; at--) {
    const word = (tokens[at] as string).toLowerCase();
    const named = ACTS.get(word);
    // "The start of the pilot": the act stands in the phrase itself, and is taken from it below.
    if (named && !isLabel && at > 0 && !DETERMINERS.has((tokens[at - 1] as string).toLowerCase())) act = act || named;
    else if (!GLUE.has(word) || isLabel) break;
  }
  const phrase: string[] = [];
  for (; at >= 0; at--) {
    const token = tokens[at] as string;
    const word = token.toLowerCase();
    if (word === 'of' || word === 'for') phrase.unshift(word);
    else if (DETERMINERS.has(word)) {
      const previous = tokens[at - 1]?.toLowerCase();
      if (previous === undefined || /^[,;:()–—]$/.test(previous)) break;
      // "We launch the portal on ...": what is done to it is said of it.
      const done = ACTS.get(previous);
      if (done && !act && tokens.slice(0, at - 1).every((one) => WE.has(one.toLowerCase()))) {
        act = done;
        break;
      }
      // "It was announced that the portal ..." states something of the portal.
      if (previous === 'that') break;
      if (previous !== 'of' && previous !== 'for') return null;
    } else if (word === 'we' && at === 0 && act && phrase.length === 0) {
      return { key: '', name: `we ${act}`, act };
    } else if (NO_NOUN.has(word) || GLUE.has(word) || !/^[\p{L}\p{N}]/u.test(token)) return null;
    else phrase.unshift(token);
    if (phrase.length > MAX_WORDS) return null;
  }
  return subject(phrase, act);
}

function subject(phrase: readonly string[], act: string): Subject | null {
  let rest = phrase.map((word) => singular(word.replace(/['’]s$/, ''))).filter((word) => !SAME.has(word));
  let said = act;
  const acting = [rest.at(-1), rest[1] === 'of' ? rest[0] : undefined].find((word) => word && ACTS.has(word));
  if (!said && acting) {
    said = ACTS.get(acting) ?? '';
    rest = rest.filter((word) => word !== acting);
  }
  const isWhole = said === 'cost' && (phrase.length > rest.length || rest.some((word) => WHOLE.has(word)));
  const key = rest.filter((word) => word !== 'of' && word !== 'for' && !(isWhole && WHOLE.has(word))).join(' ');
  return phrase.length === 0 || (key === '' && said === '') ? null : { key, name: phrase.join(' '), act: said };
}
