/** How far before a program its command is looked at. */
export const LONGEST_COMMAND = 300;

/**
 * Whether a program named behind `lead` is called by it: whether nothing but assignments, words of the shell and programs that call
 * others (`sudo`, `npx`, `poetry run`) stand between the beginning of the command and the name.
 * @param lead the script up to the program, from the beginning of a command on
 */
export function calls(lead: string): boolean {
  const command = lastCommand(lead);
  return command !== null && isPassedOn(command);
}

/** What stands open in a script: a quote, a substitution or a group, and where the command in it begins. */
interface Open {
  readonly kind: string;
  begin: number;
}

/** The last command of a script as far as it is written; null where the script ends in a comment or a string that is no script. */
function lastCommand(script: string): string | null {
  const stack: Open[] = [{ kind: '', begin: 0 }];
  for (let at = 0; at < script.length; at++) {
    const top = stack[stack.length - 1] as Open;
    const character = script.charAt(at);
    if (top.kind === "'") {
      if (character === "'") stack.pop();
      continue;
    }
    if (character === '\\') {
      // Before a letter it parts the folders of a path, as Windows has it.
      if (!/[\w.]/.test(script.charAt(at + 1))) at++;
      continue;
    }
    if (character === '$' && script.charAt(at + 1) === '(') {
      at++;
      stack.push({ kind: ')', begin: at + 1 });
    } else if (character === '`' && top.kind !== '`') stack.push({ kind: '`', begin: at + 1 });
    else if (character === top.kind) stack.pop();
    else if (top.kind === '"') continue;
    else if (character === '"' || character === "'") stack.push({ kind: character, begin: at + 1 });
    else if (character === '(') stack.push({ kind: ')', begin: at + 1 });
    else if (character === '#' && /^$|\s/.test(script.charAt(at - 1))) return null;
    else if (';|)\n'.includes(character)) top.begin = at + 1;
    else if (character === '{' && /[\s)]/.test(script.charAt(at - 1)) && /\s/.test(script.charAt(at + 1))) {
      top.begin = at + 1;
    }
    // What is no redirection: `2>&1`, `&>log`.
    else if (character === '&' && !/[<>]/.test(script.charAt(at - 1) + script.charAt(at + 1))) top.begin = at + 1;
  }
  const top = stack.pop() as Open;
  const own = script.slice(top.begin);
  if (top.kind !== '"' && top.kind !== "'") return own;
  const outer = script.slice(stack.at(-1)?.begin ?? 0, top.begin - 1);
  // A word in quotes is still a word; a script in quotes is one where the command in front of it runs scripts.
  if (!/\s/.test(own) && own.length > 0 && isPassedOn(`${outer} `)) return `${outer} ${own}`;
  if (RUNS_SCRIPT.test(outer)) return lastCommand(own);
  return own === '' && isPassedOn(outer) ? outer : null;
}

const RUNS_SCRIPT =
  /(?:\b(?:ba|z|da|k)?sh(?:\s+-\w+)*\s+-\w*c|\bcmd(?:\.exe)?\s+\/c|\b(?:pwsh|powershell)(?:\.exe)?(?:\s+-\w+)*\s+-(?:c|Command)|\beval|--run|--exec|\bsu\s[^;|&]*-c|\b(?:concurrently|start-server-and-test|npm-run-all)(?:\s[^;|&]*)?|\bssh\s[^;|&]*|\bwatchexec\s[^;|&]*)\s*$/;

/** Whether a command that is written as far as this goes on with the program that it calls. */
function isPassedOn(command: string): boolean {
  const spaced = /\s$/.test(command) || command === '';
  const words = (command.match(WORDS) ?? [])
    .filter((word) => word !== '\\')
    // A variable mostly has the name of the program it stands for: `$(PYTHON) -m pytest`.
    .map((word) => word.replace(/^["']?\$[({]?(\w+)[)}]?["']?$/, (_, name: string) => name.toLowerCase()));
  const path = spaced ? '' : (words.pop() ?? '');
  if (path !== '' && !PROGRAM_FOLDER.test(path)) return false;
  let at = 0;
  while (at < words.length) {
    const next = afterCaller(words, at);
    if (next === at) return false;
    at = next;
  }
  return true;
}

/** Words of a command; what stands in quotes is part of its word. */
const WORDS = /(?:"[^"]*"|'[^']*'|[^\s"']|["'])+/g;

/** What may stand right before the name of a program: folders of programs. */
const PROGRAM_FOLDER = /^["']?(?:\.[\\/]|(?:[\w.~$@{}()%:-]*[\\/])*(?:bin|\.bin|sbin|Scripts)[\\/])$/;

/** Words that the shell itself reads, and programs whose operand is a program, with the words that must follow each. */
const CALLERS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...'if then else elif do while until ! { exec nohup nice time sudo doas env cross-env cross-env-shell xargs call winpty command builtin stdbuf ionice caffeinate unbuffer shell dumb-init tini npx bunx uvx pnpx yarn pnpm @php @composer'
    .split(' ')
    .map((word): readonly [string, readonly string[]] => [word, []]),
  ['bun', ['x', 'run']],
  ['npm', ['exec', 'x']],
  ['poetry', ['run']],
  ['uv', ['run']],
  ['pipenv', ['run']],
  ['pdm', ['run']],
  ['rye', ['run']],
  ['hatch', ['run']],
  ['pipx', ['run']],
  ['pixi', ['run']],
  ['coverage', ['run']],
  ['dotenv', ['run']],
  ['conda', ['run']],
  ['mamba', ['run']],
  ['bundle', ['exec']],
  ['rbenv', ['exec']],
  ['pyenv', ['exec']],
  ['asdf', ['exec']],
  ['mise', ['exec', 'x']],
  ['direnv', ['exec']],
  ['composer', ['exec']],
  ['dotnet', ['exec']],
  ['dart', ['run']],
  ['fvm', []],
  ['php', []],
  ['node', []],
  ['go', ['run']],
]);

/** Callers that take an operand of their own before the program: a time, a service, a folder. */
const WITH_OPERAND = /^(?:timeout|gtimeout|retry|flock|chroot|direnv)$/;

/** Callers whose program stands behind `--`. */
const AFTER_DASHES =
  /^(?:kubectl|oc|dotenv|dotenvx|op|doppler|infisical|aws-vault|chamber|mise|lerna|nx|strace|wait-for-it\S*)$/;

/** The index behind one caller with its own words, or `at` where no caller stands there. */
function afterCaller(words: readonly string[], at: number): number {
  const word = (words[at] ?? '').replace(/^(?:[\w.-]*\/)*bin\//, '');
  if (/^[A-Za-z_]\w*=/.test(word)) return at + 1;
  const dashes = AFTER_DASHES.test(word) ? words.indexOf('--', at) : -1;
  if (dashes > at) return dashes + 1;
  if (/^(?:python|pypy|py)[\d.]*(?:\.exe)?$/.test(word)) {
    const module = words.indexOf('-m', at);
    return module > at &&
      words
        .slice(at + 1, module)
        .every((each, index, all) => isFlag(each) || (index > 0 && isFlag(all[index - 1] ?? '')))
      ? module + 1
      : at;
  }
  const compose = word === 'docker' && words[at + 1] === 'compose' ? at + 1 : word === 'docker-compose' ? at : -1;
  if (compose >= 0) {
    const verb = words.findIndex((each, index) => index > compose && (each === 'exec' || each === 'run'));
    // The service comes first, and then its program.
    return verb < 0 ? at : afterFlags(words, verb + 1) + 1;
  }
  if (WITH_OPERAND.test(word)) return Math.min(words.length, afterFlags(words, at + 1) + 1);
  if (word === 'nix' && words[at + 1] === 'develop') {
    const program = words.findIndex((each) => each === '-c' || each === '--command');
    return program > at ? program + 1 : at;
  }
  const verbs = CALLERS.get(word);
  if (!verbs) return at;
  if (word === 'command' && isFlag(words[at + 1] ?? '')) return at;
  if (word === 'yarn' || word === 'pnpm') {
    const flags = afterFlags(words, at + 1);
    return /^(?:run|exec|dlx)$/.test(words[flags] ?? '') ? afterFlags(words, flags + 1) : flags;
  }
  if (word === 'php' || word === 'node') return words.length === at + 1 ? at + 1 : afterFlags(words, at + 1);
  if (verbs.length === 0) return afterFlags(words, at + 1);
  const verb = afterFlags(words, at + 1);
  return verbs.includes(words[verb] ?? '') ? afterFlags(words, verb + 1) : at;
}

/** Flags whose value is a word of its own, of any of the callers. */
const WITH_VALUE =
  /^(?:-[ugCnpPIe]|--(?:user|group|package|with|with-requirements|group|extra|python|directory|project|name|env-file|filter|dir|cwd|workspace|source))$/;

function afterFlags(words: readonly string[], from: number): number {
  let at = from;
  while (at < words.length && isFlag(words[at] ?? '')) at += WITH_VALUE.test(words[at] ?? '') ? 2 : 1;
  return Math.min(at, words.length);
}

function isFlag(word: string): boolean {
  return word.startsWith('-');
}

/**
 * The offset behind the last of a command's words, of which the first ends at `end`; -1 where they do not all follow, in their order.
 * Flags may stand between them, with or without a value.
 */
export function wordsEnd(text: string, end: number, operands: readonly string[]): number {
  const rest = text.slice(end, end + LONGEST_COMMAND);
  const name = /^(?:\.(?:exe|cmd|bat|ps1|sh|phar))?(?:@[\w.^~-]+)?(?=$|[\s;&|)"'`<>,]|\\["'])/.exec(rest);
  if (!name) return -1;
  let last = end + (name[0].startsWith('@') ? 0 : name[0].length);
  let wanted = 0;
  let flagged = false;
  // Two words of a list in quotes (`["ng", "serve"]`) part like two words of a line.
  const words = /[;&|<>)]|(?:[^\s;&|<>)"',\\]|\\(?!["'\r\n]))+/y;
  const separators = /(?:[ \t]|["'](?:\s*,\s*["'])?|\\\r?\n)*/y;
  let at = name[0].length;
  while (wanted < operands.length) {
    separators.lastIndex = at;
    separators.test(rest);
    words.lastIndex = Math.max(at, separators.lastIndex);
    const word = words.exec(rest)?.[0];
    if (word === undefined || /^[\r\n;&|<>)]/.test(word)) return -1;
    at = words.lastIndex;
    if (word.replace(/^\.\//, '') === operands[wanted]) {
      wanted++;
      flagged = false;
      last = end + at;
    } else if (isFlag(word)) flagged = !word.includes('=');
    else if (flagged) flagged = false;
    else return -1;
  }
  return last;
}
