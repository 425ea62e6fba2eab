import type { Pack } from './framework';
import cppSoftware from './software/cpp.json';
import cppMoreSoftware from './software/cpp-more.json';
import dartSoftware from './software/dart.json';
import dataMoreSoftware from './software/data-more.json';
import dotnetSoftware from './software/dotnet.json';
import dotnetMoreSoftware from './software/dotnet-more.json';
import elixirSoftware from './software/elixir.json';
import functionalSoftware from './software/functional.json';
import functionalMoreSoftware from './software/functional-more.json';
import goSoftware from './software/go.json';
import goMoreSoftware from './software/go-more.json';
import infrastructureSoftware from './software/infrastructure.json';
import infrastructureMoreSoftware from './software/infrastructure-more.json';
import infrastructureServicesSoftware from './software/infrastructure-services.json';
import javascriptMoreSoftware from './software/javascript-more.json';
import javascriptServerSoftware from './software/javascript-server.json';
import javascriptToolsSoftware from './software/javascript-tools.json';
import javascriptUiSoftware from './software/javascript-ui.json';
import jvmSoftware from './software/jvm.json';
import jvmLibrariesSoftware from './software/jvm-libraries.json';
import jvmMoreSoftware from './software/jvm-more.json';
import mobileGamesMoreSoftware from './software/mobile-games-more.json';
import phpSoftware from './software/php.json';
import polyglotSoftware from './software/polyglot.json';
import polyglotMoreSoftware from './software/polyglot-more.json';
import pythonDataSoftware from './software/python-data.json';
import pythonMoreSoftware from './software/python-more.json';
import pythonToolsSoftware from './software/python-tools.json';
import pythonWebSoftware from './software/python-web.json';
import rJuliaSoftware from './software/r-julia.json';
import rMoreSoftware from './software/r-more.json';
import rubySoftware from './software/ruby.json';
import rubyPhpMoreSoftware from './software/ruby-php-more.json';
import rubyPhpToolsSoftware from './software/ruby-php-tools.json';
import rustSoftware from './software/rust.json';
import rustMoreSoftware from './software/rust-more.json';
import scriptingSoftware from './software/scripting.json';
import scriptingMoreSoftware from './software/scripting-more.json';
import swiftSoftware from './software/swift.json';
import agileStrategy from './strategy/agile.json';
import architectureStrategy from './strategy/architecture.json';
import architecturePracticeStrategy from './strategy/architecture-practice.json';
import changeStrategy from './strategy/change.json';
import corporateStrategy from './strategy/corporate.json';
import decisionStrategy from './strategy/decision.json';
import deliveryStrategy from './strategy/delivery.json';
import experienceStrategy from './strategy/experience.json';
import goalsStrategy from './strategy/goals.json';
import governanceStrategy from './strategy/governance.json';
import leadershipStrategy from './strategy/leadership.json';
import marketStrategy from './strategy/market.json';
import operationsStrategy from './strategy/operations.json';
import organisationStrategy from './strategy/organisation.json';
import prioritisationStrategy from './strategy/prioritisation.json';
import problemSolvingStrategy from './strategy/problem-solving.json';
import productStrategy from './strategy/product.json';
import qualityStrategy from './strategy/quality.json';
import reasoningStrategy from './strategy/reasoning.json';
import riskStrategy from './strategy/risk.json';
import securityStrategy from './strategy/security.json';
import strategyStrategy from './strategy/strategy.json';

/**
 * The packs that come with the engine. JSON's types are wider than the schema, which `packs.test.ts` holds them to.
 */
export const builtInPacks = [
  cppMoreSoftware,
  cppSoftware,
  dartSoftware,
  dataMoreSoftware,
  dotnetMoreSoftware,
  dotnetSoftware,
  elixirSoftware,
  functionalMoreSoftware,
  functionalSoftware,
  goMoreSoftware,
  goSoftware,
  infrastructureServicesSoftware,
  infrastructureMoreSoftware,
  infrastructureSoftware,
  javascriptMoreSoftware,
  javascriptServerSoftware,
  javascriptToolsSoftware,
  javascriptUiSoftware,
  jvmLibrariesSoftware,
  jvmMoreSoftware,
  jvmSoftware,
  mobileGamesMoreSoftware,
  phpSoftware,
  polyglotMoreSoftware,
  polyglotSoftware,
  pythonDataSoftware,
  pythonMoreSoftware,
  pythonToolsSoftware,
  pythonWebSoftware,
  rJuliaSoftware,
  rMoreSoftware,
  rubyPhpMoreSoftware,
  rubyPhpToolsSoftware,
  rubySoftware,
  rustMoreSoftware,
  rustSoftware,
  scriptingMoreSoftware,
  scriptingSoftware,
  swiftSoftware,
  agileStrategy,
  architecturePracticeStrategy,
  architectureStrategy,
  changeStrategy,
  corporateStrategy,
  decisionStrategy,
  deliveryStrategy,
  experienceStrategy,
  goalsStrategy,
  governanceStrategy,
  leadershipStrategy,
  marketStrategy,
  operationsStrategy,
  organisationStrategy,
  prioritisationStrategy,
  problemSolvingStrategy,
  productStrategy,
  qualityStrategy,
  reasoningStrategy,
  riskStrategy,
  securityStrategy,
  strategyStrategy,
] as readonly unknown[] as readonly Pack[];
