import type { Pack } from './framework';
import cppSoftware from './software/cpp.json';
import dartSoftware from './software/dart.json';
import dotnetSoftware from './software/dotnet.json';
import elixirSoftware from './software/elixir.json';
import functionalSoftware from './software/functional.json';
import goSoftware from './software/go.json';
import infrastructureSoftware from './software/infrastructure.json';
import javascriptServerSoftware from './software/javascript-server.json';
import javascriptUiSoftware from './software/javascript-ui.json';
import jvmSoftware from './software/jvm.json';
import phpSoftware from './software/php.json';
import polyglotSoftware from './software/polyglot.json';
import pythonDataSoftware from './software/python-data.json';
import pythonWebSoftware from './software/python-web.json';
import rJuliaSoftware from './software/r-julia.json';
import rubySoftware from './software/ruby.json';
import rustSoftware from './software/rust.json';
import scriptingSoftware from './software/scripting.json';
import swiftSoftware from './software/swift.json';
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
  cppSoftware,
  dartSoftware,
  dotnetSoftware,
  elixirSoftware,
  functionalSoftware,
  goSoftware,
  infrastructureSoftware,
  javascriptServerSoftware,
  javascriptUiSoftware,
  jvmSoftware,
  phpSoftware,
  polyglotSoftware,
  pythonDataSoftware,
  pythonWebSoftware,
  rJuliaSoftware,
  rubySoftware,
  rustSoftware,
  scriptingSoftware,
  swiftSoftware,
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
