import type { Rule } from '../rule';
import { biasUnmeasured, noHumanReview } from './craft/decisions-about-people';
import { promptInjection } from './craft/prompt-injection';
import { secretInText } from './craft/secrets';

/** What the crafts' personas ask that takes more than phrases: several things in one sentence, and what stands in code. */
export const craftChecks: readonly Rule[] = [noHumanReview, biasUnmeasured, promptInjection, secretInText];
