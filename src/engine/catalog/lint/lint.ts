import type { Framework } from '../framework';
import { dataFindings } from './data';
import type { Linted, LintFinding, LintPorts } from './finding';
import { overlaps } from './overlaps';
import { shadowed } from './shadowed';
import { unmatched } from './unmatched';

/**
 * Checks frameworks for what neither the schema nor their examples can say.
 * @param others frameworks beside them, about which nothing is told
 */
export function lint(linted: readonly Linted[], others: readonly Framework[], ports: LintPorts): LintFinding[] {
  return [
    ...overlaps(linted, others, ports),
    ...shadowed(linted, others, ports),
    ...unmatched(linted, ports),
    ...dataFindings(linted, others, ports),
  ];
}
