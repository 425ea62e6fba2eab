import type { Enhancer } from '../enhancer';
import { chainText, reasoningChain } from '../reasoning/chain';
import { LOCAL_SERVER } from '../servers/definition';

/** Our engine's own reasoning over the document; asks nobody. What it comes to stands first, then the steps to it. */
export const reasoning: Enhancer = {
  name: 'reasoning',
  server: LOCAL_SERVER,
  turns: (found) => {
    const steps = reasoningChain(found);
    const last = steps.at(-1);
    if (!last) return [];
    const text = `${last.thought}\n\n${chainText(steps.slice(0, -1))}`;
    return [{ framework: null, run: async () => ({ text }) }];
  },
};
