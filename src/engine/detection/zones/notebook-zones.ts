import { codeReader } from './code-readers';
import { cutInline } from './inline-zones';
import { type LexState, Zone, type ZoneList, type ZoneReader } from './zone-list';

const ITEM = /^(\s*)"((?:[^"\\\n]|\\.)*)"(,?\s*)$/;
const SOURCE = /^(\s*"source":\s*\[?\s*)"((?:[^"\\\n]|\\.)*)"(\s*\]?,?\s*)$/;

/**
 * The text of a Jupyter notebook's JSON as its cells show it, character for character at its place: quotes and escapes become
 * white space, so that `"import os\n",` reads as the statement it is. Each line is read for itself, indented as nbformat writes.
 */
export function notebookView(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const found = ITEM.exec(line) ?? SOURCE.exec(line);
      if (!found) return line;
      const [, lead = '', content = '', tail = ''] = found;
      return `${lead} ${unescaped(content)} ${tail.replace(/[^\s]/g, ' ')}`;
    })
    .join('\n');
}

function unescaped(content: string): string {
  return content.replace(/\\n$/, '  ').replace(/\\(.)/g, (_, sign: string) => {
    if (sign === 'n') return ' \n';
    return sign === '"' || sign === '/' || sign === '\\' ? ` ${sign}` : '  ';
  });
}

/**
 * Cuts the {@link notebookView} of a notebook into cells. Its states: the kind of the cell it is in (`c`ode or `m`arkdown), and
 * inside its source an `s` with the state of its code.
 */
export class NotebookReader implements ZoneReader {
  readonly initial = '';

  cut(list: ZoneList, from: number, to: number, state: LexState): LexState {
    const { text } = list.window;
    const { id, reader } = codeReader('python');
    let kind = state.charAt(0);
    let inner = state.charAt(1) === 's' ? state.slice(2) : null;
    for (let at = from; at < to; ) {
      const end = list.lineEnd(at, to);
      if (inner === null) {
        list.open(at, Zone.string);
        const line = text.slice(at, Math.min(end, at + 120));
        const type = /^\s*"cell_type":\s*"(\w)/.exec(line)?.[1];
        if (type) kind = type;
        const source = /^\s*"source":\s*(\[?)/.exec(line);
        if (source) {
          const open = at + source[0].length;
          if (source[1] !== '' && !/\]\s*,?\s*$/.test(line)) inner = '';
          else this.#cell(list, kind, open, end);
        }
      } else if (/^\s*\],?\s*$/.test(text.slice(at, Math.min(end, at + 80)))) {
        inner = null;
        list.open(at, Zone.string);
      } else if (kind === 'c') {
        const rest: LexState = inner;
        inner = list.within(id, () => reader.cut(list, at, end, rest));
      } else this.#cell(list, kind, at, end);
      at = end;
    }
    return inner === null ? kind : `${kind}s${inner}`;
  }

  /** One line of a cell that stands on its own. */
  #cell(list: ZoneList, kind: string, from: number, to: number): void {
    if (kind === 'c') {
      const { id, reader } = codeReader('python');
      list.within(id, () => reader.cut(list, from, to, ''));
      return;
    }
    list.open(from, kind === 'm' ? Zone.prose : Zone.string);
    if (kind === 'm') cutInline(list, from, to);
  }
}
