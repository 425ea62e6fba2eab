import type * as vscode from 'vscode';
import { type Choices, DEFAULT_CHOICES } from './filters';

const KEY = 'tree.choices';

/** What a person chose of the trees, kept with the workspace. */
export class TreeChoices {
  #current: Choices;

  /** @param onChanged is called after each choice */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly onChanged: () => void,
  ) {
    this.#current = { ...DEFAULT_CHOICES, ...memory.get<Partial<Choices>>(KEY, {}) };
  }

  get current(): Choices {
    return this.#current;
  }

  async choose(chosen: Partial<Choices>): Promise<void> {
    this.#current = { ...this.#current, ...chosen };
    this.onChanged();
    await this.memory.update(KEY, this.#current);
  }
}
