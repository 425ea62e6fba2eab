import { calls, LONGEST_COMMAND, wordsEnd } from './shell';
import { keysAbove } from './yaml-keys';

/** Where a program's name stands. */
export interface Stretch {
  /** Id of the language of this part of the document. */
  readonly language: string;
  /** '' in a fence or an embedded script. */
  readonly fileName: string;
  /** False in prose, where a transcript alone calls programs. */
  readonly code: boolean;
}

/**
 * The offset behind the command whose program stands at `start`..`end`, or -1 where these characters call nothing: in an argument, in
 * what is printed, in prose.
 * @param operands the words that must follow the program, in their order
 */
export function commandEnd(
  text: string,
  start: number,
  end: number,
  operands: readonly string[],
  stretch: Stretch,
): number {
  if (start > 0 && !/[\s/\\"'`(;|&@+!{-]/.test(text.charAt(start - 1))) return -1;
  const last = wordsEnd(text, end, operands);
  if (last < 0) return -1;
  const script = scriptBefore(text, start, stretch);
  return script !== null && calls(script) && !isCase(script, text, last) ? last : -1;
}

/** Whether a word is the pattern of a case (`-g|git)`), which no parenthesis opens. */
function isCase(script: string, text: string, end: number): boolean {
  return (
    !script.includes('(') &&
    /^[ \t]*(?:\|[ \t]*[\w*."'-]{1,40}[ \t]*){0,8}\)/.test(text.slice(end, end + LONGEST_COMMAND))
  );
}

/** The script up to a program, from the beginning of a command on; null where no script stands. */
function scriptBefore(text: string, start: number, { language, fileName, code }: Stretch): string | null {
  if (!code) return prompted(lineBefore(text, start)) ?? (isBlock(text, start) ? commandLine(text, start) : null);
  switch (language) {
    case 'shellscript':
    case 'powershell':
    case 'bat':
      return shellScript(text, start, fileName === '');
    case 'dockerfile':
      return dockerScript(commandLine(text, start));
    case 'makefile':
      return makeScript(commandLine(text, start));
    case 'just':
      return /^\s+[@-]{0,2}([\s\S]*)$/.exec(commandLine(text, start))?.[1] ?? null;
    case 'procfile':
      return /^[\w-]+:[ \t]*(.*)$/.exec(lineBefore(text, start))?.[1] ?? null;
    case 'yaml':
    case 'dockercompose':
      return yamlScript(text, start);
    case 'json':
    case 'jsonc':
      return jsonScript(text, start, fileName.toLowerCase());
    case 'groovy':
      return groovyScript(text, start);
    case 'ini':
      return toxScript(text, start);
    case 'toml':
      return tomlScript(text, start);
    case 'plaintext':
      return prompted(lineBefore(text, start));
    default:
      return null;
  }
}

/** A word that stands for what was cut off, so that nothing begins there. */
const CUT = '\u2026 ';

/** The line up to an offset; the last part of it where it is long. */
function lineBefore(text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return start - lineStart > LONGEST_COMMAND
    ? CUT + text.slice(start - LONGEST_COMMAND, start)
    : text.slice(lineStart, start);
}

/** The line up to an offset with those before it that it continues; comments between them are left out. */
function commandLine(text: string, start: number): string {
  let line = lineBefore(text, start);
  let lineStart = text.lastIndexOf('\n', start - 1) + 1;
  while (lineStart > 0) {
    const previousStart = lineStart < 2 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
    if (start - previousStart > LONGEST_COMMAND)
      return /[\\`^]\r?\n$/.test(text.slice(lineStart - 3, lineStart)) ? CUT + line : line;
    const previous = text.slice(previousStart, lineStart);
    if (/^\s*#/.test(previous) && /[\\`^]\r?\n$/.test(text.slice(Math.max(0, previousStart - 3), previousStart))) {
      lineStart = previousStart;
      continue;
    }
    const goesOn = /^([\s\S]*)[\\`^]\r?\n$/.exec(previous);
    if (!goesOn) break;
    line = `${goesOn[1]} ${line}`;
    lineStart = previousStart;
  }
  return line;
}

/** What a terminal writes before a command. */
const PROMPT = /^[ \t>]*(?:[-*][ \t]+)?(?:\([\w.-]+\)[ \t]*)?(?:[\w.@~:/\\[\]-]{0,60}[$%❯➜]|PS[^>\n]{0,80}>|>)[ \t]+/;

/** A command of a transcript, without its prompt; null for any other line. */
function prompted(line: string): string | null {
  const prompt = /^[ \t>]*(?:[-*][ \t]+)?(?:[\w.@~:/\\[\]-]{0,60}\$|PS[^>\n]{0,80}>)[ \t]+/.exec(line);
  return prompt ? line.slice(prompt[0].length) : null;
}

/** Directives of reStructuredText, AsciiDoc and Org whose lines are a script. */
const BLOCK =
  /^\s*(?:\.\.\s(?:code-block|code|sourcecode|prompt)::\s*(?:ba|z)?sh(?:ell)?\b|\.\. (?:code-block|code|sourcecode)::\s*(?:console|shell-session)\b|\[source,\s*(?:(?:ba|z)?sh|shell|console|terminal)\b|#\+begin_src\s+(?:ba|z)?sh(?:ell)?\b)/i;

/** Whether a line of prose stands in a block that is a script, by the directive above it. */
function isBlock(text: string, start: number): boolean {
  const lines = text.slice(Math.max(0, start - 2 * LONGEST_COMMAND), start).split(/\r?\n/);
  const indented = /^[ \t]/.test(lines.pop() ?? '');
  for (const line of lines.reverse()) {
    if (BLOCK.test(line)) return indented || !line.trimStart().startsWith('..');
    const closes = indented ? /^\S/.test(line) && !/^-{4,}$/.test(line) : /^(?:\s*|#\+end_src.*)$/i.test(line);
    if (closes) return false;
  }
  return false;
}

function shellScript(text: string, start: number, isFence: boolean): string | null {
  const line = commandLine(text, start);
  const prompt = PROMPT.exec(line);
  if (prompt) return line.slice(prompt[0].length);
  if (isFence && isOutput(text, start)) return null;
  return isPrinted(text, start) ? null : line;
}

/** Whether a line without a prompt stands below one that has a prompt: what the program wrote. */
function isOutput(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2 * LONGEST_COMMAND), start);
  const fence = Math.max(before.lastIndexOf('```'), before.lastIndexOf('~~~'), 0);
  return /\n[ \t]*\$[ \t]/.test(before.slice(fence));
}

/** Whether a line lies in a document that a script writes (`cat <<EOF`), not in one that it runs (`ssh host <<EOF`). */
function isPrinted(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 4 * LONGEST_COMMAND), start);
  const at = before.lastIndexOf('<<');
  const word = at < 0 ? null : /^<<-?[ \t]*["']?(\w{1,40})["']?/.exec(before.slice(at, at + 60))?.[1];
  if (!word || !before.slice(at).includes('\n')) return false;
  const lines = before.slice(at).split('\n');
  const line = before.slice(before.lastIndexOf('\n', at) + 1, at);
  return !lines.slice(1).some((each) => each.trim() === word) && !/\b(?:\w*sh|sudo|docker|kubectl)\s/.test(line);
}

/** RUN, CMD and ENTRYPOINT, as a line of the shell or as a list of words. */
function dockerScript(line: string): string | null {
  if (line.startsWith(CUT)) return line;
  const found =
    /^\s*(?:ONBUILD\s+)?(?:HEALTHCHECK\s+(?:--\S+\s+){0,6}CMD|RUN|CMD|ENTRYPOINT)\s+(?:--\S+\s+){0,6}([\s\S]*)$/i.exec(
      line,
    );
  return found ? listed(found[1] ?? '') : null;
}

/** A list of words in quotes as a line of words; anything else as it is. */
function listed(script: string): string {
  if (!/^\s*\[/.test(script)) return script;
  return script.replace(/^\s*\[\s*["']?/, '').replace(/["']\s*,\s*["']/g, ' ');
}

/** A line of a recipe, or what `$(shell ...)` runs. */
function makeScript(line: string): string | null {
  const script = line.replace(/\$[({]([\w.]{1,40})[)}]/g, (_, name: string) => name.toLowerCase());
  const recipe = /^(?:\t\s*|[\w./%-][^=\n]{0,120}:[^=;\n]{0,120};\s*)([\s\S]*)$/.exec(script);
  if (recipe) return (recipe[1] ?? '').replace(/^[@+-]{1,3}/, '');
  const shell = script.lastIndexOf('$(shell ');
  return shell >= 0 ? script.slice(shell) : script.startsWith(CUT) ? script : null;
}

/** Keys of pipelines and containers whose value is a script. */
const SCRIPT_KEY =
  /^(?:run|script|scripts|(?:before|after)_script|(?:before_|after_)?(?:install|deploy|success|failure)|commands?|cmds?|entry|entrypoint|bash|sh|pwsh|powershell|inlineScript|args|(?:pre|post)_(?:build|install|checkout|create_environment)|build|test|start|(?:build|start|preDeploy|install)Command|startCommand|jobs)$/;

function yamlScript(text: string, start: number): string | null {
  const line = lineBefore(text, start);
  const inline = /^\s*(?:-\s+)?["']?([\w.-]{1,60})["']?\s*:\s+(?:["'](?=[^"']*$))?([\s\S]*)$/.exec(line);
  if (inline?.[1] && SCRIPT_KEY.test(inline[1])) return listed(inline[2] ?? '');
  const above = keysAbove(text, start);
  const key = above.find((each) => each.key !== '');
  if (!key || !SCRIPT_KEY.test(key.key)) return null;
  const block = above[0]?.block ?? '';
  if (block === '>') return folded(text, start);
  if (block === '|') return commandLine(text, start).replace(/^\s+/, '');
  const item = /^\s*-\s+(?:["'](?=[^"']*$))?([\s\S]*)$/.exec(line);
  return item ? listed(item[1] ?? '') : null;
}

/** The lines of a folded block, which are one. */
function folded(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LONGEST_COMMAND), start);
  const block = /[:-][ \t]*>[+-]?\d?[ \t]*\r?\n([\s\S]*)$/.exec(before);
  return block ? (block[1] ?? '').replace(/\s+/g, ' ').trimStart() : CUT + before;
}

/** Keys of JSON whose object holds scripts, and keys whose own value is one. */
const SCRIPTS_KEY = /"(?:scripts|tasks|lint-staged)"\s*:\s*\{/g;
const COMMAND_KEY =
  /"(?:command|cmd|(?:build|install|dev|start|ignore)Command|(?:initialize|(?:on|post|update)(?:Create|Start|Attach)|updateContent)Command)"\s*:\s*$/;
/** How far back the object of the scripts is looked for. */
const LONGEST_SCRIPTS = 4_000;

function jsonScript(text: string, start: number, fileName: string): string | null {
  const line = lineBefore(text, start);
  const open = openQuote(line);
  if (open < 0) return null;
  const script = line
    .slice(open + 1)
    .replaceAll('\\"', '"')
    .replaceAll('\\\\', '\\');
  if (COMMAND_KEY.test(line.slice(0, open))) return script;
  if (!/^(?:package\.json|composer\.json|deno\.jsonc?|)$/.test(fileName) || isKey(text, start)) return null;
  const before = text.slice(Math.max(0, start - LONGEST_SCRIPTS), start - line.length + open);
  const scripts = [...before.matchAll(SCRIPTS_KEY)].at(-1);
  if (!scripts) return null;
  const inside = before.slice(scripts.index + scripts[0].length).replace(/"(?:[^"\\\n]|\\.)*"/g, '');
  return inside.includes('}') ? null : script;
}

/** Where the string begins that is still open at the end of a line; -1 where none is. */
function openQuote(line: string): number {
  let open = -1;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\') at++;
    else if (character === '"') open = open < 0 ? at : -1;
  }
  return open;
}

/** Whether the string that goes on at an offset is the name of what follows. */
function isKey(text: string, start: number): boolean {
  return /^(?:[^"\\\n]|\\.)*"\s*:/.test(text.slice(start, start + LONGEST_COMMAND));
}

/** The step `sh '...'` of a Jenkinsfile, with as many lines as it has. */
function groovyScript(text: string, start: number): string | null {
  const line = lineBefore(text, start);
  const step =
    /(?:^|[\s{;(])(?:sh|bat|pwsh|powershell)[\s(]\s*(?:\w+:\s*\w+,\s*)?(?:script:\s*)?(?:'''|"""|["'])\s*([\s\S]*)$/;
  const own = step.exec(line)?.[1];
  if (own !== undefined) return own;
  const before = text.slice(Math.max(0, start - 2 * LONGEST_COMMAND), start);
  const open = Math.max(before.lastIndexOf("'''"), before.lastIndexOf('"""'));
  if (open < 0 || !step.test(before.slice(0, open + 3))) return null;
  return commandLine(text, start).replace(/^\s+/, '');
}

/** `commands =` of tox.ini, in its line or in those below. */
function toxScript(text: string, start: number): string | null {
  const line = lineBefore(text, start);
  const own = /^commands(?:_pre|_post)?\s*=\s*(.*)$/.exec(line)?.[1];
  if (own !== undefined) return own;
  if (!/^\s+/.test(line)) return null;
  const before = text.slice(Math.max(0, start - LONGEST_SCRIPTS), start - line.length);
  const key = /(?:^|\n)([^\s#;][^\n]{0,80})(?:\n[ \t#;][^\n]*|\n\r?)*$/.exec(before)?.[1];
  return /^commands(?:_pre|_post)?\s*=/.test(key ?? '') ? commandLine(text, start).replace(/^\s+(?:-\s+)?/, '') : null;
}

/** A task of a `[...scripts]` or `[...tasks]` table. */
function tomlScript(text: string, start: number): string | null {
  const value =
    /^\s*["']?[\w.-]+["']?\s*=\s*(?:\{.{0,80}\b(?:cmd|shell|run)\s*=\s*|\[\s*)?["']{1,3}(?:[^"']*["']\s*,\s*["'])?([^"']*)$/.exec(
      lineBefore(text, start),
    );
  if (!value) return null;
  const before = text.slice(Math.max(0, start - LONGEST_SCRIPTS), start);
  const table = before.slice(before.lastIndexOf('\n[') + 1).split('\n', 1)[0] ?? '';
  return /^\[[^\]\n]*\b(?:scripts|tasks)\b/.test(table) ? (value[1] ?? '') : null;
}
