/** An extension with tools and language models of the editor's own, as the extensions and MCP servers of users have them. */
const vscode = require('vscode');
const { registerModels } = require('./models.cjs');

const { LanguageModelTextPart, LanguageModelPromptTsxPart, LanguageModelToolResult, lm } = vscode;

/** How often `acme_wait` was told that nobody waits for it any more. */
let cancelled = 0;

/** @param {import("vscode").ExtensionContext} context */
exports.activate = (context) => {
  const models = registerModels();
  context.subscriptions.push(
    models.registration,
    lm.registerTool('acme_lookup', {
      invoke: ({ input }) =>
        new LanguageModelToolResult([
          new LanguageModelTextPart(`You asked for ${input.query}.`),
          new LanguageModelPromptTsxPart({ node: 'a part without text' }),
          new LanguageModelTextPart('That is all.'),
        ]),
    }),
    lm.registerTool('acme_wait', {
      invoke: (_, token) =>
        new Promise((resolve) => {
          token.onCancellationRequested(() => {
            cancelled++;
            resolve(new LanguageModelToolResult([]));
          });
        }),
    }),
  );
  return { cancelled: () => cancelled, models };
};
