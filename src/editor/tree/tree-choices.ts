import type * as vscode from 'vscode';
import { ALL_FINDINGS, ALL_FRAMEWORKS, type Choices, DEFAULT_CHOICES } from './filters';
import type { TreeDeed } from './tree-commands';
import { pickFindingFilter, pickFindingLayout, pickFrameworkFilter, pickFrameworkGrouping } from './tree-picks';

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

  /** Lets a person choose what a deed is about; false where it is about no choice. */
  async ask(deed: TreeDeed): Promise<boolean> {
    const asked = this.#asked(deed);
    if (!asked) return false;
    const chosen = await asked;
    if (!chosen) return true;
    this.#current = { ...this.#current, ...chosen };
    this.onChanged();
    await this.memory.update(KEY, this.#current);
    return true;
  }

  #asked(deed: TreeDeed): Promise<Partial<Choices> | undefined> | undefined {
    const { frameworkFilter, frameworkGrouping, findingFilter } = this.#current;
    switch (deed) {
      case 'filterFrameworks':
        return pickFrameworkFilter(frameworkFilter).then((picked) => picked && { frameworkFilter: picked });
      case 'clearFrameworksFilter':
        return Promise.resolve({ frameworkFilter: ALL_FRAMEWORKS });
      case 'groupFrameworks':
        return pickFrameworkGrouping(frameworkGrouping).then((picked) => picked && { frameworkGrouping: picked });
      case 'filterFindings':
        return pickFindingFilter(findingFilter).then((picked) => picked && { findingFilter: picked });
      case 'clearFindingsFilter':
        return Promise.resolve({ findingFilter: ALL_FINDINGS });
      case 'groupFindings':
        return pickFindingLayout(this.#current);
      default:
        return undefined;
    }
  }
}
