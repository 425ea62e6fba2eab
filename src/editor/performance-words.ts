import * as l10n from '@vscode/l10n';
import type { LevelStatistics } from '../engine/cache/statistics';
import type { Operation } from '../engine/monitor/measurement';
import type { Phase, ServerPerformance } from '../engine/monitor/performance';
import type { HeldUp } from '../engine/monitor/sentences';
import type { WatchedAlert } from '../engine/monitor/watch';
import { localMs, localShare, operationName } from './words';

/** "42 detections" */
export function countedSteps(operation: Operation, count: number): string {
  const one: Readonly<Record<Operation, string>> = {
    detection: l10n.t('1 detection'),
    review: l10n.t('1 review'),
    'joint-review': l10n.t('1 joint review'),
    enhancement: l10n.t('1 enhancement'),
    model: l10n.t('1 answer of a language model'),
    analysis: l10n.t('1 analysis'),
  };
  const many: Readonly<Record<Operation, string>> = {
    detection: l10n.t('{0} detections', count),
    review: l10n.t('{0} reviews', count),
    'joint-review': l10n.t('{0} joint reviews', count),
    enhancement: l10n.t('{0} enhancements', count),
    model: l10n.t('{0} answers of a language model', count),
    analysis: l10n.t('{0} analyses', count),
  };
  return (count === 1 ? one : many)[operation];
}

/** A span of time as people say it: "40 seconds", "5 minutes", "1 hour". */
export function spanOfTime(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return seconds === 1 ? l10n.t('1 second') : l10n.t('{0} seconds', seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', minutes);
  const hours = Math.round(minutes / 60);
  return hours === 1 ? l10n.t('1 hour') : l10n.t('{0} hours', hours);
}

/** An alert in one sentence. */
export function alertSentence({ kind, operation, value, threshold }: WatchedAlert): string {
  const name = operationName(operation);
  return kind === 'budget'
    ? l10n.t(
        '{0} is slow: one in twenty of the last five minutes took {1} or longer, and the budget is {2}.',
        name,
        localMs(value),
        localMs(threshold),
      )
    : l10n.t(
        '{0} hardly uses what is kept: {1} of the last five minutes’ answers were, and {2} is the least to expect.',
        name,
        localShare(value),
        localShare(threshold),
      );
}

/** How a server stands. */
export function standingWord(standing: ServerPerformance['standing']): string {
  const words: Readonly<Record<ServerPerformance['standing'], string>> = {
    up: l10n.t('up'),
    down: l10n.t('down'),
    stopped: l10n.t('stopped'),
    idle: l10n.t('not connected'),
  };
  return words[standing];
}

/** How a server's breaker stands, and how often it has opened: "closed", "open, opened 2 times". */
export function breakerWords({ breaker, opened }: Pick<ServerPerformance, 'breaker' | 'opened'>): string {
  const words: Readonly<Record<ServerPerformance['breaker'], string>> = {
    closed: l10n.t('closed'),
    open: l10n.t('open'),
    'half-open': l10n.t('half-open'),
  };
  const state = words[breaker];
  if (opened === 0) return state;
  return opened === 1 ? l10n.t('{0}, opened once', state) : l10n.t('{0}, opened {1} times', state, opened);
}

export function levelName(level: LevelStatistics['level']): string {
  const names: Readonly<Record<LevelStatistics['level'], string>> = {
    memory: l10n.t('Memory'),
    sqlite: l10n.t('This machine (SQLite)'),
    redis: l10n.t('Shared (Redis)'),
  };
  return names[level];
}

/** How many values a level has: "12 in memory". */
export function heldIn(level: LevelStatistics['level'], entries: string): string {
  const words: Readonly<Record<LevelStatistics['level'], string>> = {
    memory: l10n.t('{0} in memory', entries),
    sqlite: l10n.t('{0} on this machine', entries),
    redis: l10n.t('{0} shared', entries),
  };
  return words[level];
}

/** Whether it may have been this extension that held up the process it shares with others. */
export function verdictSentence({ verdict }: HeldUp): string {
  const sentences: Readonly<Record<HeldUp['verdict'], string>> = {
    unnoticed: l10n.t('Nothing held up the editor’s extensions for so long that anybody notices.'),
    ours: l10n.t('Something held up the editor’s extensions, and it may have been this one.'),
    others: l10n.t('Something held up the editor’s extensions, and nothing that this one did explains it.'),
  };
  return sentences[verdict];
}

/** A part of starting; those that are told of under another name keep it. */
export function phaseName({ name }: Phase): string {
  const names: Readonly<Record<string, string>> = {
    'Code of the extension': l10n.t('Code of the extension'),
    Surfaces: l10n.t('Surfaces'),
    'Code of the engine': l10n.t('Code of the engine'),
    Engine: l10n.t('Engine'),
    'Code for servers': l10n.t('Code for servers'),
    'Our own server': l10n.t('Our own server'),
    'The cache on this machine': l10n.t('The cache on this machine'),
    'The shared cache': l10n.t('The shared cache'),
  };
  return names[name] ?? name;
}
