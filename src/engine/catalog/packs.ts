import type { Pack } from './framework';
import decisionStrategy from './strategy/decision.json';
import goalsStrategy from './strategy/goals.json';
import marketStrategy from './strategy/market.json';
import productStrategy from './strategy/product.json';
import strategyStrategy from './strategy/strategy.json';

/**
 * The packs that come with the engine. JSON's types are wider than the schema, which `packs.test.ts` holds them to.
 */
export const builtInPacks = [
  decisionStrategy,
  goalsStrategy,
  marketStrategy,
  productStrategy,
  strategyStrategy,
] as readonly unknown[] as readonly Pack[];
