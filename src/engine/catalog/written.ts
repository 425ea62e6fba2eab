import type { Examples, Framework } from './framework';

/** A framework as a pack of a user's own writes it. */
export type Written = Partial<Framework> & Pick<Framework, 'id' | 'name' | 'kind' | 'names'> & Partial<Examples>;

/** The framework with what a user may leave out, and without its examples. */
export function complete({ mustMatch, mustNotMatch, ...written }: Written, pack: string): Framework {
  const common = {
    category: 'own',
    source: `The pack "${pack}"`,
    guide: `${written.name} is a framework of the pack "${pack}", which says no more about it.`,
    questions: [],
  };
  const parts = written.kind === 'strategy' ? { elements: [] } : { signals: [] };
  return { ...common, ...parts, ...written } as Framework;
}
