import { type Entry, leadOf, lineRestOf, literalVersion, restOf } from './manifest-entry';

/**
 * An artifact of Maven's repositories, in whichever build tool's words: `<artifactId>` of a POM, `'group:artifact:version'` or
 * `name: 'artifact'` of Gradle, `"group" %% "artifact" % "version"` of sbt.
 */
export function mavenEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  if (/<artifactId>\s*$/.test(lead)) return pomEntry(text, end);
  const rest = lineRestOf(text, end);
  if (/"[^"]+"\s*%{1,3}\s*"$/.test(lead)) {
    return rest.startsWith('"') ? { version: /^"\s*%\s*"([^"]+)"/.exec(rest)?.[1] ?? null } : null;
  }
  if (/["'][\w.-]+:$/.test(lead)) {
    return /^[:"'@]/.test(rest) ? { version: literalVersion(/^:([^"':@]+)/.exec(rest)?.[1]) } : null;
  }
  if (!/\bgroup\s*[:=].*\bname\s*[:=]\s*["']$/.test(lead) || !/^["']/.test(rest)) return null;
  return { version: literalVersion(/\bversion\s*[:=]\s*["']([^"']+)/.exec(rest)?.[1]) };
}

function pomEntry(text: string, end: number): Entry | null {
  const rest = restOf(text, end);
  if (!/^\s*<\/artifactId>/.test(rest)) return null;
  const own = rest.split(/<\/(?:dependency|parent|plugin)>/, 1)[0] ?? '';
  return { version: /<version>\s*([^<\s]+)/.exec(own)?.[1] ?? null };
}

/** Coordinates or a plugin id of a Gradle build, whole: `group:artifact` or `org.springframework.boot`. */
export function gradleEntry(text: string, start: number, end: number): Entry | null {
  const quote = text.charAt(start - 1);
  if (quote !== '"' && quote !== "'") return null;
  const line = lineRestOf(text, end);
  if (text.slice(start, end).includes(':')) {
    const version = /^:([^"':@]+)/.exec(line)?.[1];
    return version === undefined && line.charAt(0) !== quote ? null : { version: literalVersion(version) };
  }
  if (line.charAt(0) !== quote) return null;
  return { version: literalVersion(/\bversion\s*[(=]?\s*["']([^"']+)["']/.exec(line)?.[1]) };
}

/** `[ring/ring-core "1.12"]` of Leiningen, `ring/ring-core {:mvn/version "1.12"}` of deps.edn. */
export function clojarsEntry(text: string, start: number, end: number): Entry | null {
  const before = text.charAt(start - 1);
  const found = /^\s+(?:"([^"\n]+)"|\{[^}]{0,120}?:(?:mvn\/version\s+"([^"\n]+)"|git\/|local\/))/.exec(
    restOf(text, end),
  );
  return found && /[[\s{]/.test(before) ? { version: found[1] ?? found[2] ?? null } : null;
}
