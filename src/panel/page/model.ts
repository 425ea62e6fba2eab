import type { AnalysisView, ModelPointRow, ModelView } from '../protocol';
import { arrive, button, el, icon, setHidden, setIcon, setText, spoken } from './dom';
import { KeyedList, type Part } from './list';
import { PlaceStrip } from './places';
import { Section } from './section';
import { counted } from './select';
import type { Ui } from './ui';

/** Glyph and tone of each state. */
const STATES: Readonly<Record<ModelView['state'], readonly [glyph: string, tone: string]>> = {
  running: ['sparkle', 'muted'],
  complete: ['sparkle', 'muted'],
  late: ['clockface', 'warning'],
  failed: ['error', 'error'],
  cancelled: ['circle-slash', 'muted'],
};

/** What a language model asks, under its name, as its answer comes. All of it is shown as text and as nothing else. */
export class Model implements Part<AnalysisView> {
  private readonly section = new Section(el('h2', 'persona'));
  readonly element = this.section.element;
  private readonly rows: KeyedList<ModelPointRow>;
  private readonly text = el('p', 'text answer');
  private readonly notice = el('p', 'model-notice');
  private readonly noticeIcon = icon('info');
  private readonly noticeText = el('span');
  private readonly act: HTMLButtonElement;
  private readonly actLabel = el('span');
  private readonly actFor = spoken();
  /** Says when an answer begins and when it is done; not every word on its way. */
  private readonly live = spoken();
  private state: ModelView['state'] | null = null;

  constructor(private readonly ui: Ui) {
    this.rows = new KeyedList(
      this.section.body,
      (_, index) => String(index),
      (key) => new Point(ui, `model:${key}`),
      arrive,
    );
    this.act = button('act', () => this.press(), this.actLabel, this.actFor);
    this.live.role = 'status';
    this.notice.append(this.noticeIcon, this.noticeText);
    this.element.classList.add('model');
    this.element.append(this.text, this.notice, this.act, this.live);
  }

  show({ model }: AnalysisView): void {
    this.section.rename(model ? `Asked of ${model.name}` : 'Asked of a language model');
    this.section.show(model?.detail ?? '', nothing(model));
    this.rows.show(model?.points ?? []);
    setText(this.text, model?.text ?? '');
    setHidden(this.text, !model?.text);
    const [glyph, tone] = STATES[model?.state ?? 'complete'];
    setIcon(this.noticeIcon, glyph === 'sparkle' ? 'info' : glyph, tone);
    setText(this.noticeText, model?.notices.join(' ') ?? '');
    setHidden(this.notice, !model || model.notices.length === 0);
    setText(this.actLabel, actOf(model));
    setText(this.actFor, model?.state === 'running' ? ` the question to ${model.name}` : '');
    this.announce(model);
    this.state = model?.state ?? null;
  }

  /** Only what changes is said: a page that is shown again says nothing. */
  private announce(model: ModelView | null): void {
    if (!model) setText(this.live, '');
    else if (model.state === 'running' && this.state !== 'running') setText(this.live, `${model.name} is asked.`);
    else if (model.state !== 'running' && this.state === 'running')
      setText(
        this.live,
        model.notices[0] ?? `${model.name} has answered: ${counted(model.points.length, 'question')}.`,
      );
  }

  private press(): void {
    this.ui.post({ type: this.state === 'running' ? 'cancel-model' : 'ask-model' });
  }
}

class Point implements Part<ModelPointRow> {
  readonly element: HTMLElement;
  private readonly question = el('p', 'message');
  private readonly reason = el('p', 'question');
  private readonly doubts = el('p', 'doubts');
  private readonly doubtsText = el('span');
  private readonly places: PlaceStrip;

  constructor(ui: Ui, key: string) {
    this.places = new PlaceStrip(ui, key);
    this.doubts.append(icon('warning'), this.doubtsText);
    const body = el('div', 'body', this.question, this.reason, this.doubts);
    this.element = el('li', 'finding', icon('sparkle'), body, this.places.element);
  }

  show({ question, reason, doubts, places }: ModelPointRow): void {
    setText(this.question, question);
    setText(this.reason, reason);
    setHidden(this.reason, reason === '');
    setText(this.doubtsText, doubts);
    setHidden(this.doubts, doubts === '');
    this.places.show(places);
  }
}

/** The sentence that stands in for the answer. */
function nothing(model: ModelView | null): string | null {
  if (!model)
    return 'None was asked. It can be one of VS Code’s own, or one at “frameworkDirector.model.endpoint”; nothing is sent before you ask.';
  return model.state === 'running' && model.points.length === 0 && model.text === '' ? 'It is reading…' : null;
}

function actOf(model: ModelView | null): string {
  if (!model) return 'Ask a language model…';
  return model.state === 'running' ? 'Cancel' : 'Ask again…';
}
