import type { Example, Framework, NameSignal, StrategyFramework, UsageSignal } from '../framework';
import type { Linted, LintFinding, LintPorts, PathInFramework } from './finding';
import { plainPhrase, wordingsOf } from './phrases';
import { commandExamples, importExamples, manifestExamples, symbolExamples } from './samples';

/** Signals that detection does not find in the simplest text made of them: nobody will ever see them. */
export function unmatched(linted: readonly Linted[], ports: LintPorts): LintFinding[] {
  return linted.flatMap((framework) => {
    const findings: LintFinding[] = [];
    const tell = (path: PathInFramework, message: string): void => {
      findings.push({ check: 'unmatched', severity: 'error', framework: framework.id, path, message });
    };
    for (const [at, name] of framework.names.entries())
      if (!isRead(name, ports))
        tell(['names', at], `The name "${name.text}" is not found in a sentence that has it: ${REWORD}.`);
    for (const { text, element, path } of wordingsOf(framework))
      if (!isRead({ text, case: 'fold' }, ports))
        tell(
          path,
          `The wording "${text}" of the element "${element}" is not found in a sentence that has it: ${REWORD}.`,
        );
    if (framework.kind === 'software')
      for (const [at, signal] of framework.signals.entries()) {
        const message = whyNever(signal, ports);
        if (message !== null) tell(['signals', at], message);
      }
    return findings;
  });
}

const REWORD = 'write it as words with single spaces between them';

/** Whether a phrase is found in a sentence made of it. */
function isRead({ text, case: wanted }: NameSignal, { find }: LintPorts): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  const name = { text, ...(wanted && { case: wanted }) };
  return (
    find(probe({ kind: 'strategy', names: [name], elements: [] }), {
      text: `We read about ${plainPhrase(text)} today.\n`,
    }) !== null
  );
}

/** Why a signal of software can never be found, in a sentence; null where it can. */
function whyNever(signal: UsageSignal, ports: LintPorts): string | null {
  const isFound = (examples: readonly Example[]): boolean => {
    const framework = probe({ kind: 'software', names: [], signals: [signal] });
    return examples.some((example) => ports.find(framework, example) !== null);
  };
  if ('import' in signal) {
    const { import: module, as: form, languages } = signal;
    const never = (languages ?? [null]).filter((language) => !isFound(importExamples(module, form, language)));
    if (never.length === 0) return null;
    return languages
      ? `The import "${module}" is never found in ${never.join(', ')}, which have no import of the form "${form}": take these languages out, or correct the form.`
      : `The import "${module}" is not found in any import of the form "${form}": correct the module or the form.`;
  }
  if ('dependency' in signal) {
    const plain = signal.dependency.replace(/\*$/, '');
    if (/[\s"'<>=*]|.[:@]v?\d/.test(plain))
      return `The dependency "${signal.dependency}" says more than a name, which no manifest has: write the name without version or marks, with a star at its end at the most.`;
    return isFound(manifestExamples(plain, signal.in))
      ? null
      : `The dependency "${signal.dependency}" is not found in a manifest of ${signal.in} that declares it: write it as the manifest does.`;
  }
  if ('symbol' in signal) return whyNoSymbol(signal, isFound, ports);
  if ('command' in signal)
    return isFound(commandExamples(signal.command))
      ? null
      : `The command "${signal.command}" is not found in a script that calls it: write the program and the words behind it.`;
  if ('file' in signal) {
    if (isStarredTwice(signal.file))
      return `The file "${signal.file}" has two stars, of which the second stands for itself: keep one.`;
    if (/[\\/]/.test(signal.file))
      return `The file "${signal.file}" is not found, as a file is known by its name alone: write that without its folder.`;
    const fileName = signal.file.replace('*', 'x');
    return isFound([{ text: '', fileName, language: ports.languageOf(fileName) }])
      ? null
      : `The file "${signal.file}" is not found by its name: correct it.`;
  }
  // No text can be made of an expression; the framework's own examples tell whether it is found.
  return null;
}

function whyNoSymbol(
  { symbol, languages, files }: Extract<UsageSignal, { readonly symbol: string }>,
  isFound: (examples: readonly Example[]) => boolean,
  { languageOf }: LintPorts,
): string | null {
  if (!/[\p{L}\p{N}]/u.test(symbol)) return `The symbol "${symbol}" has no word that it could be found by: add one.`;
  const starred = files?.find(isStarredTwice);
  if (starred !== undefined)
    return `The file "${starred}" of the symbol "${symbol}" has two stars, of which the second stands for itself: keep one.`;
  if (!files) {
    const never = (languages ?? [null]).filter((language) => !isFound(symbolExamples(symbol, language)));
    if (never.length === 0) return null;
    return languages
      ? `The symbol "${symbol}" is never found in the code of ${never.join(', ')}: correct it, or take these languages out.`
      : `The symbol "${symbol}" is not found in code that has it: correct it.`;
  }
  const never = files.filter((file) => {
    const fileName = file.replace('*', 'x');
    const known = languageOf(fileName);
    // What our table takes for text, an editor may know as code.
    const possible = known === 'plaintext' ? [known, ...(languages ?? ['code'])] : [known];
    return !possible.some((language) => isFound(symbolExamples(symbol, language, fileName)));
  });
  if (never.length === 0) return null;
  return `The symbol "${symbol}" is never found in ${never.join(', ')}: its languages and its files exclude each other, or it stands in no code there.`;
}

function isStarredTwice(file: string): boolean {
  return file.split('*').length > 2;
}

type Parts<F extends Framework> = Pick<F, Extract<'kind' | 'names' | 'elements' | 'signals', keyof F>>;

/** A framework with one signal. */
function probe(parts: Parts<StrategyFramework> | Parts<Extract<Framework, { kind: 'software' }>>): Framework {
  return { id: 'probe', name: 'Probe', category: 'probe', source: '', guide: '', questions: [], ...parts } as Framework;
}
