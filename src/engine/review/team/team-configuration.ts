import type { PackProblem } from '../../catalog/user-pack';
import type { ReviewSettings, RuleLevels } from '../review-settings';

/** What a team wants of reviews, written down at the root of a folder. Light: surfaces import it. */

export const TEAM_FILE = '.framework-director.json';

/** Rules and personas for some files. */
export interface TeamChoice {
  readonly rules: RuleLevels;
  /** Ids; null lets each text choose. */
  readonly personas: readonly string[] | null;
}

export interface TeamOverride extends Partial<TeamChoice> {
  /** Globs of paths below the folder. */
  readonly files: readonly string[];
}

/** The file's content, as far as it is good. */
export interface TeamConfiguration extends TeamChoice {
  /** Pack files and folders of them, as paths below the folder. */
  readonly packs: readonly string[];
  /** Globs of files that nobody reviews. */
  readonly ignore: readonly string[];
  /** Each holds for its files over what stands above it. */
  readonly overrides: readonly TeamOverride[];
}

/** What came of reading the file: what is good of it, and what is not, at its place. */
export interface TeamReport {
  readonly team: Team;
  readonly problems: readonly PackProblem[];
}

/** A configuration, ready to be asked. */
export interface Team {
  readonly packs: readonly string[];
  /**
   * What holds for a file.
   * @param path below the folder, with slashes between its parts
   * @param own what the person has set, which holds where the team has said nothing
   */
  settingsFor(path: string, own: ReviewSettings): ReviewSettings;
}
