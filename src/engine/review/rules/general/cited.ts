import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import { anyOf } from '../vocabulary';

const SOURCE = anyOf`
  according to, source[sd]?, survey(s|ed)?, stud(y|ies), report(s|ed)?, research*, analysts?, census, filing, figures (of|from|by), data (of|from)
  Gartner, IDC, Forrester, Statista, McKinsey, BCG, Deloitte, Eurostat, OECD, Bloomberg, Crunchbase, et al, annual report, statistics
  we (counted|measured|asked|interviewed|estimate*|assume*|calculat*), our (own )?(estimate|calculation|count|analysis|survey|data)
  bottom.up, top.down, estimated (from|by), based on, derived from, see (section|appendix|table|figure|chapter|below|above), footnote
`;

/** Whether a sentence says where it has its claim from, or carries a link, an address or a footnote as it is written. */
export function isCited({ document }: RuleContext, { text, start, end }: Block): boolean {
  return SOURCE.test(text) || /\]\(|\]\[|\[\^|\[\d+\]|https?:/.test(document.slice({ start, end: end + 40 }));
}
