import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PerformanceView } from '../../performance-protocol';
import type { AnalysisView, ToPage } from '../../protocol';
import { cache } from './cache';
import { host } from './host';
import { latency } from './latency';
import { operations } from './operations';
import type { PerformanceUi } from './parts';
import { servers } from './servers';
import { waterfall } from './waterfall';

/** Of the operations that can be measured, those that the chart can show. */
const OPERATIONS = ['detection', 'review', 'joint-review', 'enhancement', 'model', 'analysis'];

/**
 * The performance tab, `<framework-director-performance>`: give it `ui` and `analysis`. It tells the host whether it is seen, and
 * takes what the host then posts by itself.
 */
export class PerformanceTab extends LitElement {
  static override properties = {
    ui: { attribute: false },
    analysis: { attribute: false },
    view: { state: true },
  };
  declare ui: PerformanceUi | null;
  declare analysis: AnalysisView | null;
  declare view: PerformanceView | null;
  #isShown = false;
  /** A tab that is not seen has no size. */
  readonly #seen = new ResizeObserver(([entry]) => this.#see((entry?.contentRect.width ?? 0) > 0));

  constructor() {
    super();
    this.ui = null;
    this.analysis = null;
    this.view = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen.observe(this);
    window.addEventListener('message', this.#hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen.disconnect();
    window.removeEventListener('message', this.#hear);
    this.#see(false);
  }

  /** In the page's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { ui, analysis, view } = this;
    if (!ui) return nothing;
    return html`
      ${view ? operations(view) : nothing}
      ${view ? latency(this.#ownUi(ui), view, (operation) => this.#choose(operation)) : nothing}
      ${analysis ? waterfall(analysis) : nothing}
      ${view ? html`${servers(ui, view.servers)}${cache(ui, view.cache)}${host(view.host)}` : nothing}
    `;
  }

  /** What is unfolded in here is drawn anew at once. */
  #ownUi(ui: PerformanceUi): PerformanceUi {
    return {
      post: (message) => ui.post(message),
      isOpen: (key) => ui.isOpen(key),
      toggle: (key) => {
        ui.toggle(key);
        this.requestUpdate();
      },
    };
  }

  readonly #hear = ({ data }: MessageEvent<ToPage>): void => {
    if (data?.type === 'performance') this.view = data.performance;
  };

  #see(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    this.#tell();
  }

  #tell(): void {
    const { ui } = this;
    const operation = OPERATIONS.find((one) => ui?.isOpen(key(one))) ?? null;
    ui?.post({ type: 'performance-shown', isShown: this.#isShown, operation });
  }

  #choose(operation: string): void {
    const { ui } = this;
    for (const one of OPERATIONS) {
      if (ui && ui.isOpen(key(one)) !== (one === operation)) ui.toggle(key(one));
    }
    this.#tell();
  }
}

/** What the page keeps of the choice. */
function key(operation: string): string {
  return `performance:${operation}`;
}

customElements.define('framework-director-performance', PerformanceTab);
