import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { LanguageModel } from '../../engine/review/model/language-model';
import { chatModel } from '../chat-model';
import { plain } from '../markdown';
import type { Analysed } from '../models';
import { settings } from '../settings';
import type { AiPort } from './ai-port';
import { type ChatStream, locationOf, writeFinding } from './chat-answers';
import type { DirectorRequest } from './participant';

/** UTF-16 units of a prompt that may be the name of a framework. */
const MAX_NAME = 80;
/** Findings that are told before a model speaks. */
const MOST_FINDINGS = 3;

/** What a model is asked where a person asks for an explanation and no more. */
const EXPLAIN =
  'Explain what the rules found in this document: what each finding means here, why it matters, and what its author should do about it first.';

interface Question {
  readonly request: DirectorRequest;
  readonly name: string;
  readonly document: vscode.TextDocument;
  readonly analysed: Analysed;
}

/**
 * Says what is known without a model: the guide to a framework that is named, the finding of a rule that is named, or the weightiest
 * findings. Then the user's model answers, where there is one.
 */
export async function explain(
  question: Question,
  stream: ChatStream,
  signal: AbortSignal,
  port: AiPort,
): Promise<void> {
  const { request, name, analysed } = question;
  await writeKnown(request.prompt.trim(), name, analysed, stream, port);
  if (signal.aborted) return;
  if (!request.model) {
    stream.markdown(`\n${l10n.t('There is no language model to say more: choose one in the chat.')}\n`);
    return;
  }
  await writeAnswer(question, chatModel(request.model), stream, signal, port);
}

async function writeKnown(
  prompt: string,
  name: string,
  analysed: Analysed,
  stream: ChatStream,
  port: AiPort,
): Promise<void> {
  const { findings, reviews, joint, detections } = analysed.analysis;
  const guide = prompt === '' || prompt.length > MAX_NAME ? undefined : await port.guide(prompt);
  if (guide !== undefined) {
    stream.markdown(`${guide.split('\n').map(guideLine).join('\n')}\n\n`);
    return;
  }
  const named = findings.filter(({ rule }) => isNamed(rule, prompt));
  const frameworks = detections.slice(0, MAX_FRAMEWORKS).map((detection) => plain(detection.name));
  if (named.length === 0) {
    const used = frameworks.length > 0 ? frameworks.join(', ') : l10n.t('none');
    stream.markdown(`${l10n.t('Frameworks in {0}: {1}.', plain(name), used)}\n\n`);
  }
  const told = named.length > 0 ? named : (joint.recommendation?.first ?? []);
  for (const finding of told.slice(0, MOST_FINDINGS)) writeFinding(stream, finding, reviews, analysed);
  stream.markdown('\n');
}

const MAX_FRAMEWORKS = 10;

/** By its whole id, or by what stands after its persona where that is no word that people use otherwise. */
function isNamed(rule: string, prompt: string): boolean {
  const own = rule.slice(rule.indexOf('/') + 1);
  return prompt.includes(rule) || (own.includes('-') && prompt.includes(own));
}

/** A line of a guide, which may be an item of a list. */
function guideLine(line: string): string {
  return line.startsWith('- ') ? `- ${plain(line.slice(2))}` : `${plain(line)}${line === '' ? '' : '  '}`;
}

async function writeAnswer(
  { request, document, analysed }: Question,
  model: LanguageModel,
  stream: ChatStream,
  signal: AbortSignal,
  port: AiPort,
): Promise<void> {
  stream.progress(l10n.t('Asking {0}…', model.name));
  const question = request.prompt.trim() === '' ? EXPLAIN : request.prompt;
  const limits = { signal, firstMs: settings.modelFirstMs(), wholeMs: settings.modelWholeMs() };
  let written = 0;
  for await (const review of port.ask(analysed, model, { question, ...limits })) {
    const { text, state, error, remark, citations, sent } = review;
    if (text.length > written) stream.markdown(harmless(text.slice(written)));
    written = Math.max(written, text.length);
    if (state === 'running') continue;
    stream.markdown('\n\n');
    for (const notice of [error, remark]) if (notice !== null) stream.markdown(`${plain(notice)}\n\n`);
    for (const citation of citations) {
      const { first, last } = citation;
      const title = first === last ? l10n.t('line {0}', first) : l10n.t('lines {0}–{1}', first, last);
      stream.anchor(locationOf(analysed.source, citation), title);
      stream.markdown(' ');
    }
    if (!sent) continue;
    port.noteSent(document, sent);
    stream.markdown(`\n\n*${l10n.t('Sent to {0}: {1}', plain(sent.server), plain(sent.sent))}*\n`);
  }
}

/**
 * What a model wrote, of which a document may have had a hand, as Markdown without links, pictures, code and HTML: paragraphs, lists and
 * emphasis stay. Sign by sign, so that it does not matter in which pieces it comes.
 */
function harmless(text: string): string {
  return text.replace(/[\\`[\]<>!:&|$~@]/g, '\\$&');
}
