import { html, LitElement, type TemplateResult } from 'lit';
import uPlot from 'uplot';
import type { ChartView, StepOutcome } from '../../performance-protocol';
import { chartData, decades, durationRange, SHAPES, tickText, timeRange } from './chart-data';
import { axisTime, outcomeWord, timeOfDay } from './words';

const HEIGHT = 200;
/** Above the plot is what the pointer is at, and what is said of a budget near the top. */
const TOP = 20;
const AXIS_WIDTH = 54;
const AXIS_HEIGHT = 26;
const DASH = [5, 4];

/** What is drawn in a colour of its own; the style sheet says which, after the theme. */
const INKS = ['ok', 'cached', 'partial', 'late', 'failed', 'aborted', 'budget', 'text', 'grid', 'ground'] as const;
type Ink = (typeof INKS)[number];

/**
 * The latest steps of one operation over time, against its budget, on a logarithmic scale. Only for the eye: whoever shows it says
 * the same in words and in a table.
 */
export class LatencyChart extends LitElement {
  static override properties = { chart: { attribute: false } };
  declare chart: ChartView | null;
  #plot: uPlot | undefined;
  readonly #inks = new Map<Ink, string>();
  readonly #resized = new ResizeObserver(() => this.#resize());
  readonly #themed = new MutationObserver(() => this.#recolour());

  constructor() {
    super();
    this.chart = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    // VS Code tells of another theme by the classes of the body, and by the variables at the root.
    this.#themed.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    this.#themed.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#themed.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  /** In the page's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="plot" aria-hidden="true"></div>
      <p class="readout" aria-hidden="true"></p>
      <span hidden>${INKS.map((ink) => html`<i class="ink ${ink}" data-ink=${ink}></i>`)}</span>
    `;
  }

  protected override updated(): void {
    const { chart } = this;
    if (!chart) return;
    if (this.#plot) this.#plot.setData(chartData(chart.steps));
    else this.#resize();
  }

  #resize(): void {
    const width = this.clientWidth;
    // A hidden tab has no width.
    if (width === 0 || !this.chart) return;
    if (this.#plot) {
      if (width !== this.#plot.width) this.#plot.setSize({ width, height: HEIGHT });
      return;
    }
    const place = this.querySelector<HTMLElement>('.plot');
    if (!place) return;
    this.#readInks();
    this.#plot = new uPlot(this.#options(width), chartData(this.chart.steps), place);
  }

  #recolour(): void {
    this.#readInks();
    this.#plot?.redraw(false, true);
  }

  #readInks(): void {
    for (const probe of this.querySelectorAll<HTMLElement>('[data-ink]')) {
      this.#inks.set(probe.dataset.ink as Ink, getComputedStyle(probe).color);
    }
  }

  #ink(name: Ink): string {
    return this.#inks.get(name) ?? 'gray';
  }

  #options(width: number): uPlot.Options {
    const { fontSize, fontFamily } = getComputedStyle(this);
    const axis = {
      font: `${fontSize} ${fontFamily}`,
      stroke: () => this.#ink('text'),
      ticks: { show: false },
    };
    return {
      ...{ width, height: HEIGHT, ms: 1, legend: { show: false }, padding: [TOP, 24, 0, 0] },
      cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { show: false } },
      scales: {
        x: { range: (_, min, max) => timeRange(min, max) },
        y: { distr: 3, log: 10, range: (_, min, max) => durationRange(min, max, this.chart?.budgetMs ?? max) },
      },
      axes: [
        {
          ...axis,
          size: AXIS_HEIGHT,
          space: 90,
          grid: { show: false },
          values: (_, splits, _axis, _space, stepMs) => splits.map((at) => axisTime(at, stepMs)),
        },
        {
          ...axis,
          size: AXIS_WIDTH,
          grid: { stroke: () => this.#ink('grid'), width: 1 },
          splits: (_, _axis, min, max) => decades(min, max),
          filter: (_, splits) => splits,
          values: (_, splits) => splits.map(tickText),
        },
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [(plot) => this.#draw(plot)], setCursor: [(plot) => this.#read(plot)] },
    };
  }

  #draw(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const { chart } = this;
    if (!chart) return;
    ctx.save();
    const path = new Path2D();
    // Marks at the very edge are seen whole.
    const slack = 6 * uPlot.pxRatio;
    path.rect(bbox.left - slack, 0, bbox.width + 2 * slack, bbox.top + bbox.height + slack);
    ctx.clip(path);
    this.#drawBudget(plot, chart);
    for (const { at, ms, outcome } of chart.steps) {
      const [[x], [y]] = chartData([{ at, ms, took: '', outcome, label: '' }]);
      this.#drawMark(plot, outcome, plot.valToPos(x ?? 0, 'x', true), plot.valToPos(y ?? 0, 'y', true));
    }
    ctx.restore();
  }

  #drawBudget({ ctx, bbox, valToPos }: uPlot, { budgetMs, budget }: ChartView): void {
    const y = Math.round(valToPos(budgetMs, 'y', true));
    ctx.strokeStyle = this.#ink('budget');
    ctx.lineWidth = 1.5 * uPlot.pxRatio;
    ctx.setLineDash(DASH.map((length) => length * uPlot.pxRatio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = this.#ink('text');
    ctx.textAlign = 'end';
    ctx.textBaseline = 'bottom';
    const [right, above] = [bbox.left + bbox.width - 2 * uPlot.pxRatio, y - 3 * uPlot.pxRatio];
    // A line of the scale may run behind the words.
    ctx.strokeStyle = this.#ink('ground');
    ctx.lineWidth = 4 * uPlot.pxRatio;
    ctx.strokeText(budget, right, above);
    ctx.fillText(budget, right, above);
  }

  #drawMark({ ctx }: uPlot, outcome: StepOutcome, x: number, y: number): void {
    const { path, isFilled } = SHAPES[outcome];
    const ink = this.#ink(outcome);
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = ink;
    ctx.fillStyle = ink;
    if (isFilled) ctx.fill(new Path2D(path));
    else ctx.stroke(new Path2D(path));
    ctx.restore();
  }

  /** Says in words what the pointer is at. */
  #read({ cursor }: uPlot): void {
    const readout = this.querySelector('.readout');
    const step = cursor.idx == null || (cursor.left ?? -1) < 0 ? undefined : this.chart?.steps[cursor.idx];
    if (!readout) return;
    readout.textContent = step
      ? [timeOfDay(step.at), step.took, outcomeWord(step.outcome), step.label].filter(Boolean).join(' · ')
      : '';
  }
}

customElements.define('framework-director-latency', LatencyChart);
