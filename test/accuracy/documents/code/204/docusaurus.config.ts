import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';

const config: Config = {
  title: 'Handbook',
  url: 'https://docs.example.com',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  presets: [
    ['classic', { docs: { sidebarPath: './sidebars.ts' }, blog: false } satisfies Preset.Options],
  ],
};

export default config;
