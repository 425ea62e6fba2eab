import type { Rule } from '../rule';
import { changeParts } from './structure/change-parts';
import { peopleParts } from './structure/people-parts';
import { productParts } from './structure/product-parts';
import { softwareParts } from './structure/software-parts';
import { strategyParts } from './structure/strategy-parts';

/** The rules that read a framework's structure: from headings, labels, lists and tables. */
export const structureChecks: readonly Rule[] = [
  ...peopleParts,
  ...strategyParts,
  ...productParts,
  ...softwareParts,
  ...changeParts,
];
