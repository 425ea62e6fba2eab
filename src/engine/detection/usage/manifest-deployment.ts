import { type Entry, leadOf, lineRestOf, literal, REACH, restOf, UNVERSIONED, versioned } from './manifest-entry';
import { keysAbove } from './yaml-keys';

/**
 * A container image: `FROM registry/owner/name:tag` of a Dockerfile, `image: name:tag` of Compose, Kubernetes or a pipeline, an item
 * of a pipeline's services, a chart's `repository:` with its `tag:`. The registry and the owners before the name make no difference, so
 * that `postgres` is also found as `docker.io/library/postgres` and `bitnami/postgres`.
 */
export function dockerEntry(text: string, start: number, end: number): Entry | null {
  const found = /^((?:.*[\s"'=])?)((?:docker:\/\/)?(?:[\w.${}-]+(?::\d+)?\/)*)$/.exec(leadOf(text, start));
  if (!found) return null;
  const before = found[1] ?? '';
  const rest = restOf(text, end);
  const tagged =
    /^(?::([\w.${}-]+|\$\{\{[^{}\n]{0,80}\}\}[\w.-]*))?(?:@sha256:[0-9a-f]{6,64})?["']?[ \t]*(?:AS[ \t]|[#,\]]|\\?\r?(?:\n|$))/di.exec(
      rest,
    );
  if (/^\s*repository\s*:\s*["']?$/.test(before)) {
    if (!tagged) return null;
    const tag = /^["']?\s*\n\s+tag\s*:\s*["']?([\w.-]+)/d.exec(rest);
    return versioned(tag, end);
  }
  if (/^\s*FROM\s+(?:--platform=\S+\s+)?$/i.test(before)) return tagged ? literal(versioned(tagged, end)) : null;
  if (/^\s*COPY\s+(?:--\w+=\S+\s+)*--from=$/i.test(before)) {
    const source = /^(?::([\w.${}-]+))?(?:@sha256:[0-9a-f]{6,64})?\s/d.exec(rest);
    return source ? literal(versioned(source, end)) : null;
  }
  if (!tagged) return null;
  const isImage =
    /^\s*(?:-\s+)?(?:image|uses|container|docker_image)\s*:\s*["']?$/.test(before) ||
    (/^\s*(?:-\s+)?(?:name\s*:\s*)?["']?$/.test(before) && isImageBelow(text, start, /-\s/.test(before)));
  return isImage ? literal(versioned(tagged, end)) : null;
}

/** Whether a line of YAML names an image by the key above it: an item of `services:`, the `name:` of an `image:`. */
function isImageBelow(text: string, start: number, isItem: boolean): boolean {
  const above = keysAbove(text, start)[0]?.key;
  return isItem ? above === 'services' : above === 'image';
}

/** `uses: owner/repository@v4` of a workflow; for a commit the release that the comment behind it names. */
export function actionsEntry(text: string, start: number, end: number): Entry | null {
  if (!/^\s*(?:-\s+)?uses\s*:\s*["']?$/.test(leadOf(text, start))) return null;
  const line = lineRestOf(text, end);
  const found = /^(?:\/[\w./-]+)?@([\w./-]+)["']?[ \t]*(?:#|\r?$)/d.exec(line);
  if (!found) return null;
  if (!/^[0-9a-f]{40}$/.test(found[1] ?? '')) return versioned(found, end);
  const named = /#[ \t]*(?:tag=|pin@)?(v?\d[\w.-]*)/d.exec(line);
  return named ? versioned(named, end) : versioned(found, end);
}

/** A chart that another depends on (`- name: redis` of Chart.yaml), or that a release or an application installs (`chart: redis`). */
export function helmEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = restOf(text, end);
  if (!/^["']?[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.test(rest)) return null;
  const isName = /^\s*(?:-\s+)?name\s*:\s*["']?$/.test(lead);
  if (isName ? keysAbove(text, start)[0]?.key !== 'dependencies' : !CHART.test(lead)) return null;
  const below = rest.split(/\n\s*-\s|\n(?=\S)/, 1)[0] ?? '';
  const behind = VERSION.exec(below);
  if (behind || /^\s*-/.test(lead)) return versioned(behind, end);
  const before = text.slice(Math.max(0, start - REACH), start);
  const item = Math.max(0, before.lastIndexOf('- '));
  return versioned(VERSION.exec(`\n${before.slice(item + 2)}`), start - before.length + item + 1);
}

const CHART = /^\s+(?:-\s+)?chart\s*:\s*["']?(?:[\w.-]+\/)?$/;
const VERSION = /\n[ \t]*(?:version|targetRevision)\s*:\s*["']?([^"'\s#][^"'\n#]*)/d;

/**
 * A provider of Terraform: its `source`, or by its type alone the `provider`, `resource` or `data` that it serves. A module by its
 * `source` likewise.
 */
export function terraformEntry(text: string, start: number, end: number): Entry | null {
  const lead = leadOf(text, start);
  const rest = restOf(text, end);
  if (!text.slice(start, end).includes('/')) {
    return /^\s*(?:provider|resource|data|ephemeral)\s+"$/.test(lead) && /^"[ \t]*["{]/.test(rest) ? UNVERSIONED : null;
  }
  if (!/^(?:\/[\w/-]+)?"/.test(rest)) return null;
  if (/^\s*provider\s+"(?:[\w.-]+\/)?$/.test(lead)) {
    return versioned(/^"\s*\{\s*version\s*=\s*"([^"\n]+)"/d.exec(rest), end);
  }
  if (!/\bsource\s*=\s*"(?:[\w.-]+\.\w+\/)?$/.test(lead)) return null;
  const behind = ASSIGNED.exec(rest.split('}', 1)[0] ?? '');
  if (behind) return versioned(behind, end);
  const before = text.slice(Math.max(0, start - REACH), start);
  const open = before.lastIndexOf('{') + 1;
  return versioned(ASSIGNED.exec(before.slice(open)), start - before.length + open);
}

const ASSIGNED = /\bversion\s*=\s*"([^"\n]+)"/d;

/** A shard below `dependencies` of shard.yml or `shards` of shard.lock, with the version among its lines. */
export function shardsEntry(text: string, start: number, end: number): Entry | null {
  if (!/^ {1,8}$/.test(leadOf(text, start))) return null;
  const rest = restOf(text, end);
  if (!/^:[ \t]*(?:#[^\n]*)?\r?\n/.test(rest)) return null;
  if (!/^(?:development_dependencies|dependencies|shards)$/.test(keysAbove(text, start)[0]?.key ?? '')) return null;
  const own = rest.split(/\r?\n {0,2}[^\s]/, 1)[0] ?? '';
  return versioned(/\n[ \t]+version\s*:[ \t]*["']?([^"'\n#]+)/d.exec(own), end);
}
