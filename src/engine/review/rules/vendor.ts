import type { Rule } from '../rule';
import { subtreeText, wholeText } from './sections';
import { statedOrAbsent } from './stated';
import { anyOf } from './vocabulary';

/** "A pay-as-you-go account is opened", "everything runs with one provider". */
const BOUND =
  /\b(?:account|contract|agreement|subscription|licence|license|deal)s? (?:with the (?:provider|vendor|supplier) )?(?:is|are|was|has been|will be) (?:already )?(?:opened|signed|concluded|closed|booked|bought)\b|\b(?:everything|all (?:data|services|systems|applications|of it)) (?:is|are|runs?|will be|will run|goes|stays?) (?:placed |moved |put |bundled |hosted )?(?:with|at|on|from|to) (?:one|a single|the same) (?:provider|vendor|supplier|cloud|platform|manufacturer)\b|\b(?:one|a single|sole|exclusive) (?:provider|vendor|supplier|partner) for (?:all|everything|the whole|every)\b|\bcontract (?:runs|is concluded|is signed|lasts|has a term) (?:for|of|over) (?:\d+|two|three|four|five|six|seven|eight|ten) years\b|\b(?:minimum term|term of the contract|contract term|fixed term) (?:is|of) (?:\d+|three|four|five|six|seven|eight|ten) years\b/i;
/** "An exit is not planned", "we do not intend to leave". */
const NO_WAY_OUT =
  /\b(?:exit|way out|exit plan|exit strategy|termination|change of (?:vendor|provider|supplier)|switch(?:ing)? (?:of |the )?(?:vendor|provider|supplier)s?|return of (?:the |our )?data|data export|export of (?:the |our )?data) (?:is|are|was|has been|will be) (?:not (?:planned|needed|necessary|foreseen|possible|agreed|regulated|intended|considered|required)|unnecessary|impossible|excluded|out of the question)\b|\b(?:will|do|shall|can) not (?:want to |intend to |need to )?(?:leave|change|switch) (?:the |this )?(?:vendor|provider|supplier)\b|\b(?:contract|agreement) (?:cannot be|can not be|may not be) (?:cancelled|canceled|terminated|ended)\b|\b(?:renews|extends|is renewed|is extended) (?:itself )?automatically (?:by|for) (?:\d+|two|three|four|five) years\b/i;
const EXIT = anyOf`
  exit*, way out, terminat(e|es|ed|ion), cancel*, notice, (data )?export(s|able)? (of|in|as|to|is|are), data export*, portab*, switch(ing)? (vendor|provider|supplier)s?, leave the (vendor|provider|supplier), lock.?in
  escrow, open format*, break clause, hand(ed)? back, return of (the |our )?data, move(d)? back, second source, another (vendor|provider|supplier), way back, insourc*
`;
const OF_VENDOR = anyOf`cloud, provider*, vendor*, supplier*, licen[cs]e*, SaaS, hosted, outsourc*, manufacturer, pay.as.you.go`;

const noExit = statedOrAbsent('vendor/no-exit', {
  states: (text, block, { words, outline }) =>
    (words.matcher(NO_WAY_OUT)(block, text) ||
      (words.matcher(BOUND)(block, text) &&
        OF_VENDOR.test(subtreeText(outline, block.section)) &&
        !EXIT.test(wholeText(outline)))) &&
    !/\b(?:customers?|if|unless|until|employment|data centre)\b/i.test(text),
  signs: [NO_WAY_OUT, BOUND],
  says: 'binds to a vendor, and the text names no way out.',
  once: true,
  mustFire: [
    '# Proposal: one calendar\n\n## Decision\n\nThe contract with the provider is signed in May and has a term of five years.\n\n## Risks\n\n- Time\n',
    '# Proposal: one calendar\n\n## Decision\n\nA change of vendor is not planned.\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Decision\n\nThe contract with the provider is signed in May, with three months of notice.\n\n## Risks\n\n- Time\n',
    '# Strategy for the shop\n\n## Plan\n\nAn account is opened for each customer.\n',
  ],
});

/** "Other vendors were not looked at", "offers were not asked for". */
const NOT_COMPARED =
  /\b(?:other|further|alternative|competing) (?:vendors?|providers?|suppliers?|products?|offers?|tools?|solutions?|bidders?) (?:were|was|have been|has been|are|is|will be) not (?:looked at|considered|examined|asked|compared|evaluated|needed|necessary|obtained|invited|tested|checked)\b|\b(?:no|without (?:a|any)) (?:other |further |comparative |competing )?(?:offers?|quotes?|tender|comparison|bids?|alternatives?) (?:was|were|is|are|has been|have been)? ?(?:obtained|asked for|requested|needed|necessary|invited|compared|collected|looked at)\b|\b(?:comparison|tender|call for tenders|second offer|market survey|market analysis) (?:was|is|would be|has been) (?:not (?:carried out|made|needed|necessary|done|held)|unnecessary|superfluous|skipped|waived|dispensed with)\b|\bwe (?:did not|didn't|do not|don't|will not) (?:look at|ask|compare|consider|evaluate|obtain|invite) (?:any )?(?:other|further|alternative) (?:vendors?|providers?|suppliers?|offers?|products?|tools?|bidders?)\b|\b(?:only|just) one (?:vendor|provider|supplier|offer|quote|product|bidder|candidate) (?:was|is|has been|comes into question|remains|made|sent|answered|submitted)\b|\bwe (?:have )?only (?:looked at|asked|considered|talked to|invited|compared) (?:one|a single|this|the one) (?:vendor|provider|supplier|product|offer|tool|candidate|bidder)\b|\bno other (?:vendor|provider|supplier|product|offer|tool|candidate|bidder) (?:comes into question|comes close|is needed|was asked|was considered|was looked at|is as good|can)\b/i;

const singleCandidate = statedOrAbsent('vendor/single-candidate', {
  states: (text) => NOT_COMPARED.test(text),
  signs: [NOT_COMPARED],
  says: 'leaves one vendor, compared with no other.',
  once: true,
  mustFire: [
    '# Proposal: one calendar\n\n## Decision\n\nWe take the calendar we know. Further offers were not obtained.\n\n## Risks\n\n- Time\n',
    '# Strategy for the shop\n\n## Decision\n\nA tender is not necessary, since sales knows the supplier.\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Decision\n\nThree further offers were obtained and compared.\n\n## Risks\n\n- Time\n',
    '# Strategy for the shop\n\n## Decision\n\nThe tender was held in March.\n',
  ],
});

/** What a text says outright of being bound to one vendor. */
export const vendorChecks: readonly Rule[] = [noExit, singleCandidate];
