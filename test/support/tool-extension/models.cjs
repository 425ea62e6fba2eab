/** Language models of the editor's own, as the extensions of users bring them; each does what its name says. */
const vscode = require('vscode');

const { EventEmitter, LanguageModelError, LanguageModelTextPart, lm } = vscode;

const ANSWER = [
  '1. Who dec',
  'ides when the teams dis',
  'agree?\nThe text names nobody. [L3]',
  ' [L99]\n2. What of “a budget”?\n',
  '[L3]',
];

/** @type {Readonly<Record<string, (say: (text: string) => void, token: import("vscode").CancellationToken) => unknown>>} */
const MODELS = {
  steady: async (say) => {
    for (const piece of ANSWER) {
      say(piece);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  stalling: (say, token) => {
    say('1. Who decides?\n');
    return new Promise((resolve) => token.onCancellationRequested(resolve));
  },
  broken: async (say) => {
    say('1. Who decides?\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error('The weights are gone.');
  },
  blocked: () => {
    throw LanguageModelError.Blocked('You asked too often.');
  },
};

/** Registers them; what is returned lets a test see what they were asked, and take them away. */
exports.registerModels = () => {
  const changed = new EventEmitter();
  /** @type {string[]} */
  const asked = [];
  let offered = Object.keys(MODELS);
  let cancelled = 0;
  const registration = lm.registerLanguageModelChatProvider('acme', {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: () =>
      offered.map((id) => ({
        ...{ id, name: `Acme ${id}`, family: 'acme', version: '1' },
        ...{ maxInputTokens: 8_000, maxOutputTokens: 1_000, capabilities: {} },
      })),
    provideLanguageModelChatResponse: async ({ id }, messages, _, progress, token) => {
      token.onCancellationRequested(() => cancelled++);
      asked.push(messages.flatMap(({ content }) => content.map(textOf)).join(''));
      await MODELS[id]?.((text) => progress.report(new LanguageModelTextPart(text)), token);
    },
    provideTokenCount: async (_, text) => String(text).length / 4,
  });
  return {
    registration,
    asked,
    cancelled: () => cancelled,
    /** @param {readonly string[]} ids */
    offer: (ids) => {
      offered = [...ids];
      changed.fire(undefined);
    },
  };
};

/** @param {unknown} part */
function textOf(part) {
  return part instanceof LanguageModelTextPart ? part.value : '';
}
