import { cutCode } from './code-zones';
import { language } from './languages';
import { Zone, type ZoneList } from './zone-list';

/** Cuts HTML and its kin: text is prose, tags are code, scripts and styles are code of their own languages. */
export function cutMarkup(list: ZoneList, from: number, to: number): void {
  const { text } = list;
  list.open(from, Zone.prose);
  for (let at = from; at < to; ) {
    if (list.stops(at)) return;
    const open = text.indexOf('<', at);
    if (open < 0 || open >= to) return;
    if (text.startsWith('<!--', open)) {
      list.open(open, Zone.comment);
      at = list.after('-->', open + 4, to);
    } else if (/[a-zA-Z/!?]/.test(text.charAt(open + 1))) {
      list.open(open, Zone.code);
      at = list.after('>', open + 1, to);
      at = embedded(list, open, at, to);
    } else {
      at = open + 1;
      continue;
    }
    list.open(at, Zone.prose);
  }
}

/** Cuts the script or style whose tag stands at `open`..`at`, and returns where it ends; `at` for any other tag. */
function embedded(list: ZoneList, open: number, at: number, to: number): number {
  const { text } = list;
  const tag = /^<(script|style)\b[^>]{0,300}>/i.exec(text.slice(open, Math.min(at, open + 320)));
  if (!tag?.[1] || text.startsWith('/>', at - 2)) return at;
  const name = tag[1].toLowerCase();
  const close = list.find(`</${name}`, at, to);
  const inner = language(name === 'style' ? 'css' : 'typescript');
  list.within(inner.id, () => cutCode(list, at, close, inner.syntax));
  list.open(close, Zone.code);
  return list.after('>', close, to);
}
