import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';

@customElement('clock-face')
export class ClockFace extends LitElement {
  static override styles = css`
    :host { display: block; }
    .late { color: crimson; }
  `;

  @property() zone = 'UTC';
  @state() private now = new Date();
  private timer = 0;

  override connectedCallback() {
    super.connectedCallback();
    this.timer = window.setInterval(() => (this.now = new Date()), 1000);
  }

  override disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  override render() {
    const late = this.now.getHours() > 22;
    return html`<time class=${classMap({ late })}>${this.now.toLocaleTimeString('en', { timeZone: this.zone })}</time>`;
  }
}
