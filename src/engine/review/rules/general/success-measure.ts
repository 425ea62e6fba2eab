import { lastSection } from '../../fixes';
import type { Heading } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { isLongEnough, strategyPaper } from './strategy-papers';

/** Papers that want to bring something about; a design or a decision record is judged by other things. */
const UNDERTAKING = anyOf`
  (change|transformation|adoption|business|operating|improvement|action|annual|yearly|quarterly) plan
  plan for (the|20\d\d), (improvement|transformation|change) (programme|program), initiative, reorgani[sz]ation, transformation, turnaround, vision 20\d\d
`;
const NOT_ONE = anyOf`template, test plan, release plan, data transformation, minutes, retrospective, post-?mortem, guide, how to, project plan template, example`;
const MEASURE = anyOf`
  metrics?, KPIs?, OKRs?, key results?, measur*, indicators?, success (is|means|looks|criteri\w+|factors?), successful (if|when), acceptance criteria, scorecard, dashboards?
  (we|you)( will|['’]ll)? (know|see|recogni[sz]e) (that|if|when|it), targets?, benchmark*, SLOs?, baseline, definition of done, exit criteria, kill criteria
  (below|under|above|at least|at most|no more than|fewer than|less than|more than) [€$£]?\d+
  compar(e|es|ed|ing) the, median, on average, how we (will )?(see|know|look|tell|judge), look back at, count(s|ed)? (the|how), better or worse
  NPS, churn, conversion, payback, ROI, NPV, net present value, return on investment
`;

/** Numbers that are aimed at, in one sentence. */
const AIMED_AT =
  /\b(?:increas|reduc|cut|rais|lower|grow|improv|shorten|sav|decreas|doubl)\w*\b[^.\n]{1,80}\b(?:by|to|from) [€$£]?\d|\bfrom [^.\n]{0,20}\d[^.\n]{0,20} to |\d ?(?:%|per ?cent) (?:of|by|fewer|less|more|faster|cheaper|lower|higher|adoption|availability|uptime)/i;

/** "The project is successful when all sources are connected": that it was done, and not what came of it. */
const DONE_IS_SUCCESS =
  /\b(?:success(?:ful)?|has (?:succeeded|reached its goal)|goal is (?:reached|met)|is (?:a )?success)\b[^.;\d]{0,30}?\b(?:if|when|once|as soon as|means that|is that)\b[^.;]{0,60}?\b(?:go-live|goes live|gone live|(?:is|are|was|were|be|been) (?:[a-zß-ɏ]+ )?(?:launched|rolled out|introduced|installed|connected|delivered|completed|finished|migrated|implemented|built|shipped|published|trained|moved|deployed|in place|switched on|released|live)|takes? place|on time and|within budget)\b/i;
/** What would be an outcome all the same. */
const OUTCOME = anyOf`\d+ ?(%|percent|per cent), fewer, less, more, faster, cheaper, below, above, under, use[sd]?, users, customers, median, average, errors?, days, hours`;

/** A plan or strategy that nobody can see succeed or fail. */
export const missingSuccessMeasure: Rule = {
  id: 'business-value/missing-success-measure',
  severity: 'warning',
  topic: 'measure',
  why: 'Without a measure every outcome can be called a success, and nobody learns.',
  question: 'Which number will have moved in a year, from what to what, and who looks at it?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const done = context.words
      .mayMatch([DONE_IS_SUCCESS])
      .find(({ text }) => DONE_IS_SUCCESS.test(text) && !OUTCOME.test(text));
    if (done) {
      const { start, end, text } = done;
      yield { start, end, message: `${quote(text)} counts what was done, and not what came of it.` };
      return;
    }
    const title = strategyPaper(context) ?? undertaking(context);
    const whole = wholeText(context.outline);
    if (!title || MEASURE.test(whole) || AIMED_AT.test(whole)) return;
    const fix = lastSection(
      'Insert the section “Measures of success”',
      context.outline,
      'Measures of success',
      '| Measure | Today | Target | By | Who looks at it |\n|---|---|---|---|---|\n| … | … | … | … | … |',
    );
    const { start, end, text } = title;
    yield { start, end, message: `${quote(text)} names nothing by which its success would be seen.`, fix };
  },
  mustFire: [
    '# Portal proposal\n\n## Goals\n\nThe portal is a success once it has been rolled out in all branches.\n',
    '# Roadmap strategy\n\n## Goals\n\nSuccess means that everything on this page is delivered.\n',
    `# Platform strategy\n\n## Vision\n\nAll teams share one platform.\n\n## Guiding policy\n\n${'We build the portal, the pipelines and the catalogue with all teams together, in three countries. '.repeat(8)}\n`,
    `# Reorganisation of the data teams\n\n## Rationale\n\n${'The two groups know each other’s work and meet every week in the same room, and speak with one voice. '.repeat(8)}\n\n## Risks\n\n- People leave: the leads talk with everybody\n`,
  ],
  mustNotFire: [
    '# Portal proposal\n\n## Goals\n\nThe portal is a success once it has been rolled out and 80 % of branches order in it.\n',
    '# Portal proposal\n\n## Goals\n\nThe launch was a success. The pilot is done when the tills are installed.\n',
    `# Platform strategy\n\n## Vision\n\nAll teams share one platform.\n\n## Guiding policy\n\n${'We build the portal, the pipelines and the catalogue with all teams together, in three countries. '.repeat(8)}\n\n## How we will know\n\nWe will know that it works when a new service is live in a day.\n`,
    `# Reorganisation of the data teams\n\n## Rationale\n\n${'The two groups know each other’s work and meet every week in the same room, and speak with one voice. '.repeat(8)}\nRequests wait for nine days; we want to reduce the wait to 3.\n\n## Risks\n\n- People leave\n`,
    `# Minutes of the transformation board\n\n## Decisions\n\n${'The two groups know each other’s work and meet every week in the same room, and speak with one voice. '.repeat(8)}\n\n## Risks\n\n- People leave\n`,
    '# Platform strategy\n\n## Background\n\nSee the talk.\n',
  ],
};

function undertaking({ outline }: RuleContext): Heading | null {
  const [title] = outline.headings;
  if (!title || !UNDERTAKING.test(title.text) || NOT_ONE.test(title.text)) return null;
  return isLongEnough(wholeText(outline)) ? title : null;
}
