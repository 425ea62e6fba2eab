import type { Pack } from './framework';
import architectureStrategy from './strategy/architecture.json';
import changeStrategy from './strategy/change.json';
import decisionStrategy from './strategy/decision.json';
import deliveryStrategy from './strategy/delivery.json';
import goalsStrategy from './strategy/goals.json';
import marketStrategy from './strategy/market.json';
import organisationStrategy from './strategy/organisation.json';
import prioritisationStrategy from './strategy/prioritisation.json';
import productStrategy from './strategy/product.json';
import qualityStrategy from './strategy/quality.json';
import riskStrategy from './strategy/risk.json';
import strategyStrategy from './strategy/strategy.json';

/**
 * The packs that come with the engine. JSON's types are wider than the schema, which `packs.test.ts` holds them to.
 */
export const builtInPacks = [
  architectureStrategy,
  changeStrategy,
  decisionStrategy,
  deliveryStrategy,
  goalsStrategy,
  marketStrategy,
  organisationStrategy,
  prioritisationStrategy,
  productStrategy,
  qualityStrategy,
  riskStrategy,
  strategyStrategy,
] as readonly unknown[] as readonly Pack[];
