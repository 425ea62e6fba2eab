import type { Rule } from '../../rule';
import { ownText, subtree, subtreeText, wholeText, within } from '../sections';
import { statedOrAbsent } from '../stated';
import { anyOf } from '../vocabulary';

/** "Resistance must be broken", "the sceptics will come round". */
const DISMISSED =
  /\b(?:resistance|opposition|objections?|sceptic(?:s|ism)|skeptic(?:s|ism)|critics|doubters|doubts|concerns|fears)\b[^.;]{0,40}?\b(?:(?:must|has to|have to|is to|are to|should|will|can|needs to) be (?:[a-zß-ɏ]+ )?(?:broken|crushed|overruled|ignored|eliminated|silenced|nipped|suppressed|disregarded|removed|overridden)|(?:is|are|will be) (?:ignored|overruled|not tolerated|unfounded|irrational|irrelevant|broken|not an option)|cannot (?:happen|occur|arise)|(?:can|may|could|should) (?:leave|look for another|find another)|will (?:come round|give in|get used|have to accept|fall silent|disappear by (?:itself|themselves)))|\b(?:break|breaks|crush|crushes|overrule|overrules|ignore|ignores|silence|silences) (?:the |any |all |this |their |every )?(?:resistance|opposition|sceptics|skeptics|critics|doubters|objections)\b|\b(?:whoever|those who|anyone who|people who|employees who|who) (?:do(?:es)?(?: not|n't)|will not|cannot|can't|refuses? to) (?:want|like|accept|agree|follow|adapt|join|go along|come along|support|use)\b[^.;]{0,50}?\b(?:can|may|must|should|will have to|are free to) (?:leave|go|look for|find|accept)|\b(?:no|any) (?:one|body)? ?(?:will be|is) (?:allowed|permitted) to (?:object|complain)|\bspecially the older (?:ones|employees|colleagues|people|staff)\b/i;

const resistanceDismissed = statedOrAbsent('change-adoption/resistance-dismissed', {
  states: (text) =>
    DISMISSED.test(text) && !/\b(?:not be ignored|must not|should not|never|because they|risk of|if we)\b/i.test(text),
  signs: [DISMISSED],
  says: 'takes resistance for a flaw of others.',
  mustFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nObjections of the branches will be overruled quickly.\n\n## Risks\n\n- Time\n',
    '# Reorganisation of sales\n\n## Rationale\n\nWhoever does not like the new rules can look for another job.\n\n## Risks\n\n- Time\n',
    '# Reorganisation of sales\n\n## Risks\n\n- Resistance of the branches cannot occur, because the board has decided\n',
  ],
  mustNotFire: [
    '# Reorganisation of sales\n\n## Risks\n\n- The sceptics must not be ignored: they know the customers\n',
    '# Reorganisation of sales\n\n## Rationale\n\nConcerns of the branches are collected by the leads and answered in May.\n',
    '# Decision record: alloy\n\n## Decision\n\nThe resistance must be measured at 20 degrees.\n\n## Consequences\n\nNone.\n',
  ],
});

/** "It must be followed by all employees", "we must introduce it in every department". */
const ORDERED =
  /\b(?:must|has to|have to|shall|is to|are to) (?:[a-zß-ɏ]+ )?(?:be )?(?:followed|used|adopted|applied|observed|obeyed|introduced|implemented|complied with|filled in|kept) (?:by|in|across|throughout) (?:all|every|each|everyone|everybody)\b|\b(?:must|have to|shall) (?:therefore )?(?:introduce|adopt|use|implement|roll out|apply|establish) [^.;]{1,40}? in (?:every|all|each) (?:process|team|department|area|unit|project|product|function)(?:e?s)?\b|\b(?:is|are|becomes?) (?:binding|mandatory|compulsory|obligatory) for (?:all|every|each|everyone|everybody)\b/i;
const REASON = anyOf`
  because, so that, since, in order to, to (avoid|reduce|save|make|keep|ensure|meet|comply|prevent|improve|get|allow|enable|stop|cut|protect), benefits?
  reasons?, rationale, gain*, in return, in exchange, they get, lets (them|us), which means, otherwise, as a result, audit*, law, regulat\w+, legal*, required by
  incidents?, due to, thanks to, faster, easier, cheaper, fewer, less, safety, fire, if (they|it|you)
`;

const mandateWithoutReason = statedOrAbsent('change-adoption/mandate-without-reason', {
  states: (text, { section }, { outline }) =>
    ORDERED.test(text) && !/\b(?:not|if|unless|once|before)\b/i.test(text) && !REASON.test(ownText(outline, section)),
  signs: [ORDERED],
  says: 'is an order, and its section does not say what people get from it.',
  mustFire: [
    '# Rules for meetings: proposal\n\n## Decision\n\nThe new form has to be used by all departments.\n\n## Status\n\nAccepted.\n',
    '# Data strategy\n\n## Goals\n\nThe catalogue is binding for every team.\n',
  ],
  mustNotFire: [
    '# Rules for meetings: proposal\n\n## Decision\n\nThe new form has to be used by all departments, so that nobody types a number twice.\n\n## Status\n\nAccepted.\n',
    '# Data strategy\n\n## Goals\n\nThe port must be used by one process. The flag is mandatory for Node.js.\n',
  ],
});

const AFFECTS_ALL =
  /\b(?:affects|concerns|involves|touches|changes|impacts|applies to) (?:practically |almost |more or less )?(?:all|every|everyone|everybody|the (?:whole|entire)) ?(?:departments?|employees?|teams?|staff|company|organi[sz]ation|areas?|sites?|units?|divisions?|colleagues)?(?=[.,;]| in | and |$)/i;
const DIFFERS = anyOf`
  los(e|es|ing|t)(?! time), gain*, keeps?, what changes, means for, impact on, no longer, hand(s)? over, give(s)? up, instead, differently, new role*, each (group|team|role)
`;

const affectedUnnamed = statedOrAbsent('change-adoption/affected-unnamed', {
  states: (text, { section }, { outline }) => {
    if (!AFFECTS_ALL.test(text) || /\b(?:not|outage|incident|bug|if|when)\b/i.test(text)) return false;
    const reach = subtree(outline, section);
    return within(outline.items, reach).length < 3 && !DIFFERS.test(subtreeText(outline, section));
  },
  signs: [AFFECTS_ALL],
  says: 'does not say who loses or gains what.',
  once: true,
  mustFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nThe new structure concerns everybody.\n\n## Risks\n\n- Time\n',
    '# Proposal: one calendar\n\n## Stakeholders\n\nIt affects the whole company. The board is in favour.\n',
  ],
  mustNotFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nThe new structure concerns everybody: branches lose their own budget, and regions gain a planner.\n\n## Risks\n\n- Time\n',
    '# Post-mortem: lost orders\n\n## Summary\n\nThe outage affects all teams.\n\n## Actions\n\n- None\n',
  ],
});

/** "The new ERP replaces five old systems". */
const REPLACES =
  /\b(?:replac(?:es|e|ed by)|takes? the place of|supersedes?|substitutes?) (?:all |the |our |these |its )?(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|old|existing|current|former|legacy|previous|different|separate|various) ){1,3}(?:[a-zß-ɏ]+ ){0,1}?(?:systems?|tools?|platforms?|applications?|solutions?|spreadsheets?|portals?|forms?|processes|process|programs|wikis?|trackers?|CRMs?|ERPs?|databases?|intranets?|tills?|lists?)\b/i;
/** "After the go-live the project team is dissolved": the change ends where it begins. */
const ENDS_AT_START =
  /\b(?:after|with|upon|at|following) (?:the )?(?:go-live|launch|rollout|roll-out|introduction|start|cut-?over|switch)\b[^.;]{0,20}? (?:the )?(?:project|change|support|programme|program|training|team)(?: [a-zß-ɏ]+){0,2} (?:is|are|will be)? ?(?:dissolved|ends?|disbanded|closed|finished|over|complete|stops?|released|wound up)\b|\b(?:the )?(?:project (?:team)?|change management|support team|programme) ?(?:is|will be)? ?(?:dissolved|disbanded|ends|closed|finished|stops) (?:directly |immediately |right )?(?:after|with|on) (?:the )?(?:day of the )?(?:go-live|launch|rollout|roll-out|introduction|start|cut-?over)\b/i;
const OLD_ENDS = anyOf`
  switch(ed|es)? off, shut(s|ting)? down, turn(s|ed)? off, decommission*, retir(e|es|ed|ement|ing), sunset*, read.only, delet(e|ed|es|ion), archiv*
  in parallel, cut.?over, phas(e|ed|es) out, removed, last day of the old, closes on, closed on, old ones? (end|ends|stay|stays), until, runs? out, expires?
`;

const noEndOfOld = statedOrAbsent('change-adoption/no-end-of-old', {
  states: (text, block, { words, outline }) =>
    words.matcher(ENDS_AT_START)(block, text) ||
    (words.matcher(REPLACES)(block, text) &&
      !/\b(?:not|never|could|would|if|was|were|has|have|had|already|function|class|option)\b/i.test(text) &&
      !OLD_ENDS.test(wholeText(outline))),
  signs: [ENDS_AT_START, REPLACES],
  says: 'begins the new, and the text does not say how the old ends and who stays to see to it.',
  mustFire: [
    '# Introduction of the new till\n\n## Plan\n\nWith the launch the programme team is disbanded.\n\n## Risks\n\n- Time\n',
    '# Introduction of the new till\n\n## Decision\n\nThe till replaces three existing systems.\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Introduction of the new till\n\n## Decision\n\nThe till replaces three existing systems, which are switched off in June.\n\n## Risks\n\n- Time\n',
    '# Introduction of the new till\n\n## Plan\n\nAfter the go-live the project team stays for three months.\n\n## Risks\n\n- Time\n',
  ],
});

/** "It should be adopted by all domains", "everyone is to work with it". */
const TO_BE_ADOPTED =
  /\b(?:should|shall|must|is to|are to) (?:[a-zß-ɏ]+ )?be (?:quickly |widely )?(?:adopted|used|accepted|embraced|taken up|lived) by (?:all|every|each|everyone|everybody|as many|the (?:whole|entire))\b|\b(?:all|every|everyone|everybody|as many [a-zß-ɏ]+ as possible) (?:[a-zß-ɏ]+ )?(?:should|shall|is to|are to) (?:adopt|use|embrace|accept|take up|work with)\b/i;
const COUNTED = anyOf`
  \d+ ?(%|percent|per cent), measure*, share of, number of, how many, metrics?, KPIs?, targets?, usage, active users, survey*, dashboard*, track(s|ed|ing)?, counts?
  adoption rate, \d+ of (the )?\d+
`;

const adoptionUnmeasured = statedOrAbsent('change-adoption/adoption-unmeasured', {
  states: (text, { section }, { outline }) =>
    TO_BE_ADOPTED.test(text) &&
    !/\b(?:not|never|if|unless|API|function|class)\b/i.test(text) &&
    !COUNTED.test(ownText(outline, section)),
  signs: [TO_BE_ADOPTED],
  says: 'wants adoption, and nothing counts it.',
  once: true,
  mustFire: [
    '# Data strategy\n\n## Goals\n\nThe catalogue should be used by everyone soon.\n',
    '# Proposal: one calendar\n\n## Goals\n\nEvery department is to work with it as soon as possible.\n',
  ],
  mustNotFire: [
    '# Data strategy\n\n## Goals\n\nThe catalogue should be used by everyone soon; we count who opens it each week.\n',
    '# Decision record: parser\n\n## Decision\n\nThe function can be used by all of its callers, since the API does not change.\n\n## Consequences\n\nNone.\n',
  ],
});

/** What people are told, asked and left with in a change. */
export const peopleChecks: readonly Rule[] = [
  resistanceDismissed,
  mandateWithoutReason,
  affectedUnnamed,
  noEndOfOld,
  adoptionUnmeasured,
];
