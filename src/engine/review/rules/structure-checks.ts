import type { Rule } from '../rule';
import { adrChecks } from './structure/adr';
import { causeChecks } from './structure/causes';
import { changeParts } from './structure/change-parts';
import { domainChecks } from './structure/domains';
import { kernelChecks } from './structure/kernel';
import { inUse } from './structure/manuals';
import { marketChecks } from './structure/market-checks';
import { peopleParts } from './structure/people-parts';
import { planningParts } from './structure/planning-parts';
import { postmortemChecks } from './structure/postmortem';
import { problemParts } from './structure/problem-parts';
import { productParts } from './structure/product-parts';
import { registerChecks } from './structure/registers';
import { securityParts } from './structure/security-parts';
import { softwareParts } from './structure/software-parts';
import { storyChecks } from './structure/stories';
import { strategyParts } from './structure/strategy-parts';
import { swotRules } from './structure/swot';
import { teamChecks } from './structure/teams';
import { trialChecks } from './structure/trials';
import { wardleyChecks } from './structure/wardley';

/** The rules that read a framework's structure: from headings, labels, lists and tables. Pages about a method are left alone. */
export const structureChecks: readonly Rule[] = [
  ...teamChecks,
  ...peopleParts,
  ...problemParts,
  ...causeChecks,
  ...postmortemChecks,
  ...trialChecks,
  ...registerChecks,
  ...kernelChecks,
  ...swotRules,
  ...wardleyChecks,
  ...domainChecks,
  ...marketChecks,
  ...strategyParts,
  ...planningParts,
  ...storyChecks,
  ...productParts,
  ...adrChecks,
  ...softwareParts,
  ...securityParts,
  ...changeParts,
].map(inUse);
