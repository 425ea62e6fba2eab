import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import { sentence, UserError } from '../engine/errors';
import type { ReviewSettings } from '../engine/review/review-settings';
import { TEAM_FILE, type Team } from '../engine/review/team/team-configuration';

/** What is wanted of reviews on the command line. */
export interface Wanted {
  /** Ids of the personas to ask, or none for those that each text chooses. */
  readonly personas: readonly string[];
}

/** The settings of reviews of files: what the command line says, over what the nearest configuration above each file says. */
export class TeamSettings {
  readonly #teams = new Map<string, Promise<Team | null>>();

  /**
   * Packs must be in use already, for they bring personas and rules.
   * @param warn hears what is wrong with a configuration, a line each
   * @throws UserError where a persona is named that there is not
   */
  constructor(
    private readonly engine: Engine,
    private readonly wanted: Wanted,
    private readonly warn: (line: string) => void,
  ) {
    const known = engine.board.map(({ id }) => id);
    const unknown = wanted.personas.find((id) => !known.includes(id));
    if (unknown !== undefined) throw new UserError(`There is no persona "${unknown}": they are ${known.join(', ')}.`);
  }

  /** The packs that the configurations of files name, files and folders of them. */
  static async packsFor(engine: Engine, files: readonly string[]): Promise<readonly string[]> {
    const teams = new TeamSettings(engine, { personas: [] }, () => undefined);
    const each = await Promise.all(files.map((file) => teams.#above(resolve(file))));
    return [...new Set(each.flatMap((found) => found?.team.packs.map((path) => join(found.folder, path)) ?? []))];
  }

  async settingsFor(file: string): Promise<ReviewSettings> {
    const own: ReviewSettings = { personas: null, rules: [] };
    const path = resolve(file);
    const found = await this.#above(path);
    const said = found ? found.team.settingsFor(relative(found.folder, path).split(sep).join('/'), own) : own;
    return this.wanted.personas.length > 0 ? { ...said, personas: this.wanted.personas } : said;
  }

  /** The nearest configuration above a file. */
  async #above(path: string): Promise<{ readonly folder: string; readonly team: Team } | null> {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const team = await this.#teamIn(folder);
      if (team) return { folder, team };
      if (dirname(folder) === folder) return null;
    }
  }

  #teamIn(folder: string): Promise<Team | null> {
    const held = this.#teams.get(folder) ?? this.#read(join(folder, TEAM_FILE));
    this.#teams.set(folder, held);
    return held;
  }

  async #read(file: string): Promise<Team | null> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (!isMissing(error)) this.warn(`${file} cannot be read, so it does not hold: ${sentence(error)}`);
      return null;
    }
    const { team, problems } = await this.engine.readTeam(text);
    const document = new SourceDocument('', 'json', 1, text);
    for (const { message, severity, start } of problems)
      this.warn(`${file}, line ${document.lineAt(start)}: ${severity}: ${message}`);
    return team;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
