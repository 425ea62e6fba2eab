import * as vscode from 'vscode';

/** What is known of each server, as an output channel of its own, made when somebody wants to see it and kept up since. */
export class ServerLogs implements vscode.Disposable {
  readonly #channels = new Map<string, { readonly channel: vscode.OutputChannel; text: string }>();

  /** @param report all that is known of a server */
  constructor(private readonly report: (server: string) => string) {}

  show(server: string, preserveFocus: boolean): void {
    const held = this.#channels.get(server) ?? {
      channel: vscode.window.createOutputChannel(`Framework Director: ${server}`, 'log'),
      text: '',
    };
    this.#channels.set(server, held);
    this.update();
    held.channel.show(preserveFocus);
  }

  /** Takes up what changed. */
  update(): void {
    for (const [server, held] of this.#channels) {
      const text = this.report(server);
      if (text === held.text) continue;
      held.text = text;
      held.channel.replace(text);
    }
  }

  /** Closes the log of a server that is gone. */
  close(server: string): void {
    this.#channels.get(server)?.channel.dispose();
    this.#channels.delete(server);
  }

  dispose(): void {
    for (const server of [...this.#channels.keys()]) this.close(server);
  }
}
