import { createApp } from './vue';
import { html } from './lit/html.js';
import type { Angular } from '../geometry/angular';
import { next } from '~/iter/next';

export interface Options {
  readonly angular: Angular;
  readonly svelte: boolean;
}

export function start(options: Options) {
  const app = createApp(html`<p>${options.angular.degrees}</p>`);
  for (let item = next(app); item; item = next(app)) item.draw();
  return app;
}
