import { type Entry, leadOf, lineRestOf, literal, restOf, versioned } from './manifest-entry';

/**
 * An artifact of Maven's repositories, in whichever build tool's words: `<artifactId>` of a POM, `'group:artifact:version'` or
 * `name: 'artifact'` of Gradle, `"group" %% "artifact" % "version"` of sbt.
 */
export function mavenEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  if (/<artifactId>\s*$/.test(lead)) return pomEntry(text, end);
  const rest = lineRestOf(text, end);
  if (/"[^"]+"\s*%{1,3}\s*"$/.test(lead)) {
    return rest.startsWith('"') ? versioned(/^"\s*%\s*"([^"]+)"/d.exec(rest), end) : null;
  }
  if (/["'][\w.-]+:$/.test(lead)) {
    return /^[:"'@]/.test(rest) ? literal(versioned(/^:([^"':@]+)/d.exec(rest), end)) : null;
  }
  if (!/\bgroup\s*[:=].*\bname\s*[:=]\s*["']$/.test(lead) || !/^["']/.test(rest)) return null;
  return literal(versioned(/\bversion\s*[:=]\s*["']([^"']+)/d.exec(rest), end));
}

function pomEntry(text: string, end: number): Entry | null {
  const rest = restOf(text, end);
  if (!/^\s*<\/artifactId>/.test(rest)) return null;
  const own = rest.split(/<\/(?:dependency|parent|plugin)>/, 1)[0] ?? '';
  return versioned(/<version>\s*([^<\s]+)/d.exec(own), end);
}

/** Coordinates or a plugin id of a Gradle build, whole: `group:artifact` or `org.springframework.boot`. */
export function gradleEntry(text: string, start: number, end: number): Entry | null {
  const quote = text.charAt(start - 1);
  if (quote !== '"' && quote !== "'") return null;
  const line = lineRestOf(text, end);
  if (text.slice(start, end).includes(':')) {
    const version = /^:([^"':@]+)/d.exec(line);
    return !version && line.charAt(0) !== quote ? null : literal(versioned(version, end));
  }
  if (line.charAt(0) !== quote) return null;
  return literal(versioned(/\bversion\s*[(=]?\s*["']([^"']+)["']/d.exec(line), end));
}

/** `[ring/ring-core "1.12"]` of Leiningen, `ring/ring-core {:mvn/version "1.12"}` of deps.edn. */
export function clojarsEntry(text: string, start: number, end: number): Entry | null {
  const before = text.charAt(start - 1);
  const found = /^\s+(?:"([^"\n]+)"|\{[^}]{0,120}?:(?:mvn\/version\s+"([^"\n]+)"|git\/|local\/))/d.exec(
    restOf(text, end),
  );
  return found && /[[\s{]/.test(before) ? versioned(found, end, 1, 2) : null;
}

/** `org.springframework:spring-core:6.1.0=runtimeClasspath` of gradle.lockfile, by the artifact or by the coordinates. */
export function gradleLockEntry(text: string, start: number, end: number): Entry | null {
  const coordinates = text.slice(start, end).includes(':');
  if (!(coordinates ? /^$/ : /^[\w.-]+:$/).test(leadOf(text, start))) return null;
  const found = /^:([\w.+-]+)=/d.exec(restOf(text, end));
  return found ? versioned(found, end) : null;
}
