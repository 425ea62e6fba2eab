import { once } from '../../../once';
import type { Outline } from '../../outline';
import type { Rule, RuleContext } from '../../rule';
import { ownText, subtreeText, wholeText } from '../sections';
import { statedOrAbsent } from '../stated';
import { anyOf } from '../vocabulary';

/** "A pilot would only cost time", "we do without a test phase". */
const NO_TRIAL =
  /\b(?:no|without (?:a|any)|skip(?:s|ped|ping)? (?:the|a)|forgo(?:es|ing)? (?:the|a)|do(?:es)? not need (?:a|any)|no need for (?:a|any)) (?:pilot(?: phase| project| group| run)?|trial (?:run|phase|period|operation)|test (?:phase|group|run)|rehearsal|dry run|first group)\b|\b(?:pilot(?: phase| project| run)?|trial (?:run|phase|period|operation)|test (?:phase|run)|rehearsal|dry run|staged (?:rollout|introduction)|gradual (?:rollout|introduction))s? (?:(?:is|was|are|has been|will be|would be) (?:deliberately )?(?:not (?:planned|needed|necessary|required|foreseen|intended|worth)|unnecessary|superfluous|skipped|dropped|omitted|left out|dispensed with|cancelled|too (?:expensive|slow|costly))|(?:would|will) (?:only|just|merely|unnecessarily) (?:cost|delay|slow|take|waste|confuse)|(?:would|will) (?:not be (?:needed|necessary|done)|cost too much))/i;
const EVERYBODY =
  /\b(?:all (?:[a-zß-ɏ]+ ){0,2}?(?:teams|employees|staff|departments|sites|branches|users|domains|squads|units|locations|stores|shops|applications|systems|services|customers|regions|countries|colleagues|managers|schools|clinics|plants|offices)|every (?:team|employee|department|site|branch|user|domain|unit|store|shop|office)|everyone|everybody|the (?:whole|entire) (?:company|organi[sz]ation|department|workforce|group)|both instances)\b/i;
const AT_ONE_TIME =
  /\b(?:in|over|during|within|at) (?:one|a single|the same|a) (?:night|weekend|go|step|day|stroke|swoop|cut-?over)\b|\bon (?:one|the same|a single) (?:day|night|date|weekend)\b|\bovernight\b|\ball at once\b|\bbig[- ]bang\b|\bsimultaneously\b|\bat the same time\b|\bin one fell swoop\b/i;
const MOVES =
  /\b(?:start|starts|begin|begins|move|moves|moved|switch|switches|switched|migrate|migrates|migrated|change|changes|changed|go live|goes live|convert|converted|replaced|introduced|rolled out|stopped|happens|takes place|cut over|transferred|connected)\b/i;
/** "All teams start on 1 January". */
const ON_A_DATE =
  /\b(?:start|begin|move|switch|migrate|change|go live|work)\b[^.;]{0,40}?\b(?:on|from|as of) (?:\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}\b|monday\b|day one\b|20\d\d-)/i;
/** "The migration takes place over a weekend". */
const AT_A_STROKE =
  /\b(?:migration|move|cut-?over|switch|introduction|go-live|rollout|change)s? (?:happens|takes place|is done|is carried out|is planned)\b[^.;]{0,30}?\b(?:in one (?:night|day|go|step|weekend)|over (?:one|a) weekend|overnight|on one day)\b/i;
/** "The model applies from now on". */
const AT_ONCE =
  /\b(?:appl(?:y|ies)|valid|effective|in force|binding|takes effect|comes into force|mandatory)\b(?: to all| for all| for everyone| for everybody)?(?: [a-zß-ɏ]+){0,2}? (?:from now on|immediately|with immediate effect|as of today|from today|from tomorrow|at once|right away|starting today)\b/i;
/** "Go-live for all is on 1 May". */
const GO_LIVE =
  /^(?:the )?go-?live$|\bgo-live (?:for all )?(?:is|takes place|will be|is planned|is scheduled|is set)?(?: on| for| in)\b/i;
const TRIED = anyOf`
  pilot*, rehears*, trial*, dry run, first (group|team|teams|site|department|users|stores|wave), early adopter*, volunteer*, canary, lighthouse, cohort*, tried
  step by step, gradual*, team by team, site by site, one (team|site|department|branch) (after (the other|another)|at a time), proof of concept, test group, the next two, two weeks of both
  in (two|three|four|five|several) (waves|steps|stages|phases|groups), phased, first two, first three
`;

const isTried = once((outline: Outline) => TRIED.test(wholeText(outline)));

const noPilot = statedOrAbsent('change-adoption/no-pilot', {
  states: (text, block, context) => {
    const is = (sign: RegExp) => context.words.matcher(sign)(block, text);
    if (is(NO_TRIAL)) return true;
    const isForAll = (is(ON_A_DATE) || (is(AT_ONE_TIME) && MOVES.test(text))) && EVERYBODY.test(text);
    const isAtOnce = isForAll || is(AT_A_STROKE) || is(AT_ONCE) || (is(GO_LIVE) && isForAllOf(context));
    return isAtOnce && !NOT_SO.test(text) && !isTried(context.outline);
  },
  signs: [NO_TRIAL, ON_A_DATE, AT_ONE_TIME, AT_A_STROKE, AT_ONCE, GO_LIVE],
  says: 'leaves no first group that tries it before everybody has it.',
  once: true,
  mustFire: [
    '# Introduction of the new till\n\n## Decision\n\nWe do without a trial run.\n\n## Risks\n\n- Time\n',
    '# Proposal: one calendar\n\n## Plan\n\nAll branches switch over a weekend in May.\n\n## Risks\n\n- Time\n',
    '# Reorganisation of sales\n\n## Rationale\n\nThe new rules are valid for everyone from tomorrow.\n',
    '# Reorganisation of sales\n\n## Plan\n\n- All departments start on 1 May\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Plan\n\nAll branches switch over a weekend in May. Oslo was the pilot in March.\n\n## Risks\n\n- Time\n',
    '# Proposal: one calendar\n\n## Decision\n\nNot all branches switch on one day. A trial run is planned for May.\n\n## Risks\n\n- Time\n',
    '# Decision record: queue\n\n## Decision\n\nAll messages are moved at the same time.\n\n## Consequences\n\nNone.\n',
  ],
});

/** What stands in a sentence that warns of it, or tells of something past. */
const NOT_SO = anyOf`not, never, no longer, instead of, rather than, avoid*, would, could, if, was, were, had, cannot, risk, unless, imagined`;

/** Whether a text on a go-live says that it is everybody's. */
function isForAllOf({ outline }: RuleContext): boolean {
  return /\b(?:affects|concerns|for|by|accepted by|all) (?:all )?(?:departments|employees|staff|sites|teams)\b/i.test(
    wholeText(outline),
  );
}

/** "Training is not planned", "onboarding happens on the side". */
const NO_LEARNING =
  /\b(?:no|without (?:any )?) ?(?:training|trainings|courses?|onboarding|instruction) (?:is|are|will be|needed|necessary|required|planned)\b|\b(?:training|trainings|courses|onboarding|instruction|induction)\b(?: of [a-zß-ɏ]+| for [a-zß-ɏ]+)? (?:is|are|will be) (?:not (?:planned|needed|necessary|required|foreseen|provided)|unnecessary|superfluous|done (?:by [^.,]{1,30} )?(?:on the side|in passing|alongside|in the evening|in their own time))|\b(?:system|tool|software|app|portal|process|interface|application) is (?:so )?(?:self-explanatory|so (?:simple|easy|intuitive) that)|\blearn(?:s|ed)? (?:it )?(?:on the side|as they go|by themselves|in passing|in their spare time)\b/i;
/** "All 25 people start in January". */
const ALL_JOIN =
  /\ball (?:of the |the )?(?:\d+ |new ){1,2}(?:people|hires|employees|colleagues|joiners|engineers|developers|recruits|starters) (?:will )?(?:start|join|begin|arrive)\b/i;
const LEARNS = anyOf`
  train(ed|ing|ings|er|ers)?, learn*, course*, workshop*, onboard*, coach*, tutorial*, documentation, guide*, handbook, playbook, office hours, mentor*, pair(s|ed|ing)?
  buddy, partner from, enablement, champion*, practi[cs]e*, film, enabling, e-learning, explained, shown, support desk, help desk
`;

const noTraining = statedOrAbsent('change-adoption/no-training', {
  states: (text, block, { words, outline }) => {
    const is = (sign: RegExp) => words.matcher(sign)(block, text);
    return (
      (is(NO_LEARNING) && !/\bif\b|\bunless\b/i.test(text)) ||
      (is(ALL_JOIN) &&
        !/\b(?:mentor|buddy|partner|weeks? of|learn|train|stagger)/i.test(ownText(outline, block.section))) ||
      (is(ON_A_DATE) && EVERYBODY.test(text) && !NOT_SO.test(text) && !LEARNS.test(wholeText(outline)))
    );
  },
  signs: [NO_LEARNING, ALL_JOIN, ON_A_DATE],
  says: 'leaves no time to learn.',
  once: true,
  mustFire: [
    '# Introduction of the new till\n\n## Decision\n\nTraining is not needed, as the till is easy.\n\n## Risks\n\n- Time\n',
    '# Hiring strategy\n\n## Timeline\n\nAll 12 new developers start in May.\n\n## Budget\n\n€900,000 a year.\n',
  ],
  mustNotFire: [
    '# Hiring strategy\n\n## Timeline\n\nAll 12 new developers start in May, and each has a mentor for eight weeks.\n\n## Budget\n\n€900,000 a year.\n',
    '# Introduction of the new till\n\n## Decision\n\nTraining is planned for May.\n\n## Risks\n\n- Without training it fails\n',
    '# Decision record: classifier\n\n## Decision\n\nThe training data are not needed afterwards.\n\n## Consequences\n\nNone.\n',
  ],
});

/** "They are told on the last day", "which is not communicated for the time being". */
const TOLD_LATE =
  /\b(?:users|employees|staff|teams|people|learners|colleagues|everyone|everybody|those (?:concerned|affected)|the works council|they|patients|members|students) (?:are|will be|is|get) (?:only )?(?:told|informed|notified|hear)\b[^.;]{0,40}?\b(?:on the (?:last|same|very) (?:day|evening|morning)|afterwards|after the (?:move|launch|change|go-live|decision|fact|switch)|at the last (?:minute|moment)|when it is (?:done|over)|on the day (?:itself|of))|\b(?:is|are|will be|be) (?:deliberately )?not (?:be )?(?:communicated|announced|made known)\b|\b(?:employees|staff|teams|people|users|colleagues|those affected|the works council) (?:are|will) (?:deliberately )?not (?:be )?(?:told|informed|consulted|asked|involved)\b(?! in time)|\b(?:kept|keep it|stays?|remains?) (?:secret|quiet) (?:until|from|for)\b/i;

const noCommunication = statedOrAbsent('change-adoption/no-communication', {
  states: (text) => TOLD_LATE.test(text) && !/\b(?:risk|if|unless|because nobody|was|were)\b/i.test(text),
  signs: [TOLD_LATE],
  says: 'tells people too late or not at all.',
  mustFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nThe closing of two offices is not announced yet. Employees are informed after the decision.\n',
    '# Proposal: one calendar\n\n## Plan\n\nStaff will be notified at the last minute.\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nEmployees are informed in March, before the decision.\n',
    '# Proposal: one calendar\n\n## Risks\n\n- Staff are not informed in time: the lead of each branch tells them in April\n',
  ],
});

/** "Users get an e-mail on Friday", "employees are informed in December". */
const ONE_WAY =
  /\b(?:users|employees|staff|teams|people|learners|colleagues|everyone|everybody|departments|managers|members) (?:will )?(?:(?:get|receive)s? (?:an? )?(?:e-?mail|mail|newsletter|letter|message|link|notice|memo|pop-up)|(?:are|be) (?:informed|notified|told|sent) )/i;
const TWO_WAY = anyOf`
  feedback, question*, ask(s|ed|ing)?, surve*, repl(y|ies), answer*, comments?, Q&A, office hours, hotline, listen*, meetings? with, meet with, (in|at) (the|a|each|every) meeting, of the meeting, to the meeting, discuss*, object*, mailbox, town hall, workshop*
  retro*, interview*, talk(s|ed)?, review*, measure*, help ?desk, support, channel, monitor*, agreed, contact, redesign, consult*, report back, sessions?
`;

const noFeedback = statedOrAbsent('change-adoption/no-feedback', {
  states: (text, { section }, context) =>
    ONE_WAY.test(text) &&
    !TOLD_LATE.test(text) &&
    !/\b(?:when|if|whenever|was|were|each time|after each|alert|every time)\b/i.test(text) &&
    /\b(?:communication|introduction|rollout|roll-out|implementation|change|timeline|plan|steps|launch|announcement)\b/i.test(
      context.outline.headings[section]?.text ?? '',
    ) &&
    !TWO_WAY.test(subtreeText(context.outline, section)),
  signs: [ONE_WAY],
  says: 'goes out to people, and nothing brings back how it goes.',
  once: true,
  mustFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nTwo offices.\n\n## Communication\n\nAll employees receive a letter in May.\n',
    '# Proposal: one calendar\n\n## Plan\n\n- Staff are informed in April\n- The old one ends in May\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Reorganisation of sales\n\n## Rationale\n\nTwo offices.\n\n## Communication\n\nAll employees receive a letter in May, and bring their questions to the meeting of the week after.\n',
    '# Proposal: alerts\n\n## Decision\n\nUsers get an e-mail when a job fails.\n\n## Risks\n\n- Time\n',
  ],
});

/** What reaches everybody: that it is tried, taught, told, and heard of again. */
export const everybodyChecks: readonly Rule[] = [noPilot, noTraining, noCommunication, noFeedback];
