import picomatch from 'picomatch';
import type { ReviewSettings } from '../review-settings';
import type { Team, TeamConfiguration, TeamOverride } from './team-configuration';

/** Makes a configuration ready to be asked. */
export function teamOf({ rules, personas, packs, ignore, overrides }: TeamConfiguration): Team {
  const isIgnored = matcher(ignore);
  const each = overrides.map((override) => ({ override, matches: matcher(override.files) }));
  return {
    packs,
    settingsFor(path, own): ReviewSettings {
      if (isIgnored(path)) return { personas: [], rules: [] };
      const said = [{ rules, ...(personas && { personas }) }, ...each.flatMap((one) => chosen(one, path))];
      return {
        rules: [...own.rules, ...said.flatMap((choice) => (choice.rules ? [choice.rules] : []))],
        // The last that says anything holds; null says that each text chooses.
        personas: said.reduce<ReviewSettings['personas']>(
          (held, choice) => (choice.personas === undefined ? held : choice.personas),
          own.personas,
        ),
      };
    },
  };
}

function chosen(
  { override, matches }: { readonly override: TeamOverride; readonly matches: (path: string) => boolean },
  path: string,
): TeamOverride[] {
  return matches(path) ? [override] : [];
}

/** Whether any of the globs matches a path; one without a slash matches file names in every folder, as in `.gitignore`. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  return picomatch(
    globs.map((glob) => (glob.includes('/') ? glob : `**/${glob}`)),
    { dot: true },
  );
}
