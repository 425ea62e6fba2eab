import type { Detection } from '../../detection/detection';
import type { SourceDocument } from '../../document';
import type { Severity } from '../review';
import type { Hit, Rule } from '../rule';

/** What a rule for code and manifests looks at: the file as it is written, and the frameworks found in it with their places. */
export interface SoftwareContext {
  readonly document: SourceDocument;
  readonly detections: readonly Detection[];
}

/** One place where a rule for software fires. */
export interface SoftwareHit extends Hit {
  /** Where this place is graver than the rule. */
  readonly severity?: Severity;
}

/** A file with a telling name, as rules carry it for their test. */
export interface SoftwareExample {
  readonly fileName: string;
  readonly language: string;
  readonly text: string;
}

/** One thing that is looked for in code and manifests. Each carries the files that must and must not make it fire, run by one loop. */
export interface SoftwareRule extends Omit<Rule, 'check' | 'mustFire' | 'mustNotFire'> {
  check(context: SoftwareContext): Iterable<SoftwareHit>;
  readonly mustFire: readonly SoftwareExample[];
  readonly mustNotFire: readonly SoftwareExample[];
}

/** Examples of one kind of file, by its name. */
export function files(fileName: string, language: string, ...texts: readonly string[]): SoftwareExample[] {
  return texts.map((text) => ({ fileName, language, text }));
}

/** A `package.json` with these fields. */
export function packageJson(...manifests: readonly object[]): SoftwareExample[] {
  return files('package.json', 'json', ...manifests.map((manifest) => JSON.stringify(manifest, null, 2)));
}
