import { Phrases } from '../../words/phrases';

/** Priority given to all, in as many words. */
export const ALL_FIRST = new Phrases([
  'all _ have the highest priority',
  'all _ _ have the highest priority',
  'all have the highest priority',
  'all _ have top priority',
  'all _ _ have top priority',
  'all have top priority',
  'all _ have the same priority',
  'all _ _ have the same priority',
  'all _ are top priority',
  'all _ are equally important',
  'all _ _ are equally important',
  'all are equally important',
  'all _ are priority one',
  'everything has the highest priority',
  'everything has top priority',
  'everything is top priority',
  'everything is a priority',
  'everything is equally important',
  'each of them has the highest priority',
  'each has the highest priority',
  'every _ has the highest priority',
  'every _ has top priority',
  'no ranking among',
  'works on all of them',
  'work on all of them',
  'work on all _ in parallel',
  'works on all _ at the same time',
]);

export const NOT_FIRST = new Phrases(['not', 'cannot', 'until now', 'so far', 'if', 'was', 'were']);
