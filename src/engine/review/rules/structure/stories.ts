import { appendix } from '../../fixes';
import type { Block } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { subtree, within } from '../sections';
import { quote } from '../wording';
import { labels } from './labels';
import { insertion } from './skeleton';

/** Longest story that is read, in characters. */
const MAX_STORY = 400;
/** What a template leaves to be filled in. */
const PLACEHOLDER = /\[[^\]]{2,60}\]|\{[^}]{2,60}\}|<[^>]{2,60}>|_{3}|\.{3}|…/;

const WHEN = /^["“']?(?:when(?:ever)?|while|if|after|before)\b/i;
const WANT =
  /\bI(?: really)? (?:want|need|would like|wish|'d like|’d like|have|must|prefer)\b|\bhelp me\b|\bI (?:want|need) to\b/i;
const SO =
  /\bso(?: that)?,? (?:I|we|my|the|it|they|nobody|no one|that|he|she|our|others|people|customers|users)\b|\bso that\b|\bin order to\b|\bso as to\b/i;

/** How a user story begins; it names a person, and no situation. */
const AS_A = /^["“']?As (?:an? |the )?[^,\n]{2,60}[, ]+I (?:want|need|would like|can|should|wish|'d like)\b/i;

/** The three parts of a job story (Klement, "Replacing the User Story with the Job Story", 2013). */
const jobStoryForm: Rule = {
  id: 'design-experience/job-story-form',
  severity: 'warning',
  topic: 'structure',
  why: 'A job story without its situation fits everybody, and one without its outcome cannot be met or missed.',
  question: 'When does it happen, what does the person want then, and what can they do afterwards?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const story of storiesUnder(outline, /\bjob stor(?:y|ies)\b|^jobs? to be done\b/i)) {
      const text = storyText(story);
      const [hasWhen, hasWant, hasSo] = [WHEN.test(text), WANT.test(text), SO.test(text)];
      const isOfUser = !hasWhen && AS_A.test(text);
      const isJob =
        Number(hasWhen) + Number(hasWant) + Number(hasSo) === 2 && (hasWhen || /^I (?:want|need)\b/i.test(text));
      if (!isOfUser && !isJob) continue;
      const part = hasWhen ? (hasWant ? 'outcome' : 'motivation') : 'situation';
      const { start, end } = story;
      const fix = part === 'outcome' && {
        title: 'Insert the outcome',
        edits: [insertion(lastLetter(story), ', so that I can …')],
      };
      yield { start, end, message: `${quote(story.text)} has no ${part}.`, ...(fix && { fix }) };
    }
  },
  mustFire: [
    '# Parcel app\n\n## Job stories\n\n- When the parcel is late, I want to see where it is.\n- When I move, I want to change the address, so I can get it there.\n',
    '# Discovery\n\n### Jobs to be done\n\n1. As a tenant I want to have a calendar\n2. Calendar',
    '# Discovery\n\n### Jobs to be done\n\n1. I want to see all my parcels, so that I can plan the day\n',
  ],
  mustNotFire: [
    '# Parcel app\n\n## Job stories\n\n- When the parcel is late, I want to see where it is, so I can decide whether to wait.\n- When I move, help me change the address so that it arrives.\n',
    '# Blog\n\nWhen I open the terminal, I want to see colours.\n',
    '# Job stories\n\nWrite them as: When [situation], I want to [motivation].\n\n- When …, I want to …\n',
    '# Parcel app\n\n## Jobs to be done\n\n- When I come home late, as a tenant I want to see who rang, so that I can call back\n- Get the parcel on the day it comes\n',
    '# Team\n\n## Job stories\n\n- Ten years at the railway\n- From baker to builder\n',
  ],
};

const BENEFIT = /\bso(?: that)?\b|\bin order to\b|\bbecause\b|\bto avoid\b|\bwithout having to\b|\bto be able to\b/i;
/** Stories with the benefit that show that this list is meant to have it. */
const FEWEST_FULL = 1;

const userStoryForm: Rule = {
  id: 'design-experience/user-story-form',
  severity: 'info',
  topic: 'structure',
  why: 'The benefit is what lets somebody find a cheaper way to it; without it the wish is an order.',
  question: 'What can this person do then that they cannot do now?',
  *check({ outline }: RuleContext): Generator<Hit> {
    const stories = storiesUnder(outline, /\b(?:user )?stor(?:y|ies)\b/i).filter(({ text }) =>
      AS_A.test(storyText({ text })),
    );
    const open = stories.filter(({ text }) => !BENEFIT.test(text));
    if (stories.length - open.length < FEWEST_FULL) return;
    for (const story of open) {
      const { start, end } = story;
      const fix = { title: 'Insert the benefit', edits: [insertion(lastLetter(story), ', so that …')] };
      yield { start, end, message: `${quote(story.text)} names no benefit.`, fix };
    }
  },
  mustFire: [
    '# Self-service\n\n## User stories\n\n- As a tenant, I want to report a leak online, so that it is mended the same day.\n- As a caretaker, I want to see open reports.\n',
    '# Export\n\n### Stories\n\n1. As an accountant I need the bookings as CSV so that I can check them\n2. As an auditor, I want to filter by year\n',
  ],
  mustNotFire: [
    '# Self-service\n\n## User stories\n\n- As a tenant, I want to report a leak online, so that it is mended.\n- As a caretaker, I want to see open reports in order to plan.\n',
    '# Self-service\n\n## User stories\n\n- As a tenant, I want to report a leak.\n- As a caretaker, I want to see reports.\n',
    'As a child, I wanted to fly, so I read about planes. As a user, I want to be left alone.',
    '# Stories\n\n- As a [role], I want [goal], so that [benefit]\n- As a <role>, I want <goal>\n',
  ],
};

/** Paragraphs and items below the headings or labels that announce stories. */
function storiesUnder(outline: RuleContext['outline'], title: RegExp): Block[] {
  const sections = new Set<number>();
  for (const { form, block, text } of labels(outline).all) {
    if ((form !== 'heading' && form !== 'paragraph') || !title.test(text)) continue;
    const { first, end } = subtree(outline, block.section);
    for (let section = first; section < end; section++) sections.add(section);
  }
  const first = outline.headings[0];
  if (first && title.test(first.text)) for (const { section } of outline.headings) sections.add(section);
  const blocks = [...sections].flatMap((section) => [
    ...within(outline.items, { first: section, end: section + 1 }),
    ...within(outline.paragraphs, { first: section, end: section + 1 }),
  ]);
  return blocks
    .filter(({ text }) => text.length <= MAX_STORY && !PLACEHOLDER.test(text))
    .sort((a, b) => a.start - b.start);
}

/** A story without the number or name before it. */
function storyText({ text }: Pick<Block, 'text'>): string {
  return text.replace(/^[^:]{1,30}: (?=(?:when|as|I)\b)/i, '').replace(/^[\w.#-]{1,8}[.):] (?=(?:when|as|I)\b)/i, '');
}

/** Where a story's last word ends, before the full stop. */
function lastLetter({ start, end, text }: Block): number {
  const marks = /[.!"”']*$/.exec(text)?.[0].length ?? 0;
  return Math.max(start, end - marks);
}

/** A working-backwards text without what makes one (Bryar and Carr, Working Backwards, 2021). */
const prfaqParts: Rule = {
  id: 'design-experience/prfaq-parts',
  severity: 'info',
  topic: 'structure',
  why: 'The release says why anybody would care, the FAQ what it takes; without either the other is a wish or a chore.',
  question: 'Who is the customer, what bothers them today, and which hard questions did you answer?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline, detections } = context;
    const [title] = outline.headings;
    if (!title || !/\bPR[-/ ]?(?:&|and )?FAQ\b|\bpress release\b|\bworking[- ]backwards\b/i.test(title.text)) return;
    // The words alone are also those of the press.
    if (!/FAQ/i.test(title.text) && !detections.some(({ id }) => id === 'working-backwards')) return;
    const all = labels(outline).all;
    const has = (words: RegExp) => all.some(({ form, text }) => form !== 'cell' && words.test(text));
    if (
      !has(
        /\b(?:press release|announcement|headline|sub-?heading|problem|solution|quote|customer experience|internal|external)\b/i,
      )
    )
      return;
    const questions = all.filter(({ form, block }) => form !== 'cell' && /\?["”]?$|^Q\d?[:.]/.test(block.text)).length;
    const text = context.document.text;
    const missing = [
      ...(/\b(?:customer|user|client|citizen|patient|tenant|developer|student|member|people|teams?)s?\b/i.test(text)
        ? []
        : ['customer']),
      ...(/\b(?:problem|today|until now|currently|pain|struggl\w*|frustrat\w*|hard|difficult|cannot|can't|have to|challenge\w*|slow|waste\w*)\b/i.test(
        text,
      )
        ? []
        : ['problem']),
      ...(has(/\bFAQs?\b|\bquestions\b|\bQ ?& ?A\b/i) || questions > 1 ? [] : ['FAQ']),
    ];
    if (missing.length === 0 || outline.headings.length < 2) return;
    const { start, end } = title;
    const fix =
      missing.includes('FAQ') &&
      appendix(
        'Insert the FAQ',
        outline,
        outline.headings.length - 1,
        '## FAQ\n\n### What does it cost?\n\n…\n\n### Why would it fail?\n\n…',
      );
    yield { start, end, message: `${quote(title.text)} has no ${missing.join(' and no ')}.`, ...(fix && { fix }) };
  },
  mustFire: [
    '# PR-FAQ: parcel lockers\n\n## Press release\n\nToday customers wait at home. From May they fetch parcels at any hour.\n\n## Availability\n\nIn ten towns.\n',
    '# PRFAQ\n\n## Press release\n\nLockers open in May in ten towns.\n\n## FAQ\n\nWhat does it cost? 4 million.\n',
  ],
  mustNotFire: [
    '# PR-FAQ: parcel lockers\n\n## Press release\n\nToday customers wait at home. From May they fetch parcels at any hour.\n\n## Frequently asked questions\n\nWhat does it cost? 4 million.\n',
    '# Press release\n\n## Company opens plant\n\nThe plant opens in May.\n',
    'A PR-FAQ has a press release and an FAQ.',
    '# Working backwards: lockers\n\n## Release\n\nCustomers struggle with missed parcels.\n\n## External questions\n\n### What does it cost?\n\nNothing.\n',
  ],
};

/** Rules on the forms in which needs are written down. */
export const storyChecks: readonly Rule[] = [jobStoryForm, userStoryForm, prfaqParts];
