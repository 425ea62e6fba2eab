import type { Outline } from '../../outline';
import { plainHeading } from '../deliberation';
import { anyOf } from '../vocabulary';

/** Headings under which a text speaks of the whole matter. */
const OF_THE_WHOLE = anyOf`
  summary, overview, abstract, background, context, introduction, timeline, milestones, schedule, roadmap, plan, next steps, decision
  recommendation, proposal, risks?, costs?, budget, finances?, financials, funding, investment, scope, goals?, objectives, conclusions?
  actions?, benefits?, rationale, problem, ask, resources, dates?, business case, launch, rollout, staffing, headcount, go-live
`;
/** Headings that say of which of several the section speaks. */
const OF_ONE = anyOf`
  options?, alternatives?, phases?, stages?, waves?, scenarios?, variants?, cases?(?<!business case), versions?, years?, teams? [A-Z0-9], regions?
  history, changelog, previous, old, actuals?, appendix, examples?, lessons, v?\d+(\.\d+)*(?=\s*$), Q[1-4], 20\d\d, FY\d+
`;

/**
 * Whether two sections can be taken to speak of one thing: they are one, one holds the other, or one speaks of the whole matter;
 * and neither is about one of several options, phases or years.
 */
export function comparable({ headings }: Outline, a: number, b: number): boolean {
  const [left, right] = [pathTo(headings, a), pathTo(headings, b)];
  const common = left.filter((index) => right.includes(index)).length;
  const apart = [...left.slice(common), ...right.slice(common)].map((index) =>
    plainHeading(headings[index]?.text ?? ''),
  );
  if (apart.some((text) => OF_ONE.test(text))) return false;
  return left.length === common || right.length === common || apart.some((text) => OF_THE_WHOLE.test(text));
}

/** The headings above a section and its own, the outermost first. */
function pathTo(headings: Outline['headings'], section: number): number[] {
  const path: number[] = [];
  let depth = Infinity;
  for (let index = section; index >= 0 && depth > 1; index--) {
    const heading = headings[index];
    if (heading && heading.depth < depth) {
      path.unshift(index);
      depth = heading.depth;
    }
  }
  return path;
}
