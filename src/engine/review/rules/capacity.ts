import type { Hit, Rule, RuleContext } from '../rule';
import { FREED, ON_TOP } from './capacity-phrases';
import { deliberates } from './deliberation';
import { stated } from './outright';
import { wholeText } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

const NEW_WORK = anyOf`
  (we|teams?|the (plan|proposal|programme|program) is to) ((will|shall|should|must|are going to|intend to|propose to|plan to|want to) )?(also |now )?(form|create|set up|stand up|establish|found|staff|start|launch|build|take over|reorgani[sz]e|restructure|split|merge)
  we are (also |now )?(forming|creating|setting up|establishing|staffing|launching|building|reorgani[sz]ing|restructuring|splitting|merging)
`;
const OBJECT = anyOf`
  teams?, squads?, groups?, tribes?, guilds?, chapters?, departments?, platforms?, cent(re|er) of excellence, programmes?, initiatives?
  organi[sz]ation
`;
const PRICE = anyOf`
  stop(s|ped|ping)?, paus(e|es|ed|ing), deprioriti[sz]*, postpon*, drop(s|ped|ping)?, retir*, end(s|ed|ing) (the|our|work), no longer
  not (do|start|build|take), out of scope, non-goals?, give up, make room, instead of, in exchange, trade-?offs?, reassign*
  released from, free(s|d)( up)?, free up, capacity, headcount, hir(e|es|ed|ing), recruit*, FTEs?, full-?time, backfill*
  person-(days|months|years), \d+ ?(%|percent|per cent) of (their|its|the|our) (time|week|capacity)
`;

/** New work or a new structure on top of everything else. */
export const newWorkWithoutCapacity: Rule = {
  id: 'engineering-leadership/new-work-without-capacity',
  severity: 'info',
  topic: 'scope',
  pull: { axis: 'scope', towards: 'down' },
  why: 'A plan that only adds is paid for by whatever people drop in silence.',
  question: 'What stops, or who is added, so that this can start?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    for (const { place, words } of stated(context, ON_TOP, FREED)) {
      const { start, end, text } = place.block;
      yield { start, end, message: `${quote(text)} finds its time in “${words}”.` };
    }
    const start = context.words
      .mayMatch([NEW_WORK])
      .find(({ text }) => NEW_WORK.test(text) && OBJECT.test(text) && !/\?$/.test(text));
    if (start && !PRICE.test(wholeText(context.outline))) {
      const message = `${quote(start.text)} adds work, and the text names nothing that stops and nobody who is added.`;
      yield { start: start.start, end: start.end, message };
    }
  },
  mustFire: [
    '# Platform strategy\n\n## Recommendation\n\nWe will form a platform team in May.',
    '# Training plan\n\n## Decision\n\nThe clerks learn the new system alongside their daily work.\n\n## Costs\n\nNone.',
    '# Reorganisation\n\n## Rationale\n\nWe are restructuring into four product teams.',
    '# Reorganisation\n\n## Decision\n\nWe will merge the two data groups and establish a guild for testing.',
  ],
  mustNotFire: [
    '# Platform strategy\n\n## Recommendation\n\nWe will form a platform team in May. Its four people stop working on the old portal.',
    '# Platform strategy\n\n## Recommendation\n\nWe will form a platform team in May. Headcount: two new engineers.',
    '# Training plan\n\n## Decision\n\nThe clerks learn the new system alongside their daily work, for which 20 % of their week are reserved.\n\n## Costs\n\nNone.',
    '# My tool\n\nWe build a platform for teams.',
    'We will create a group of buttons.',
  ],
};
