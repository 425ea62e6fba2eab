/** HTML that was written by us, with texts of others in it escaped. Comes of {@link markup} alone. */
export interface Markup {
  readonly html: string;
}

const WRITTEN = new WeakSet<object>();

/** Nothing at all. */
export const NONE = markup``;

/**
 * HTML by a template: the template is markup, and every value in it is text, in elements and in quoted attributes alike, unless it was
 * made by a template itself. So nobody can forget to escape.
 */
export function markup(template: TemplateStringsArray, ...values: readonly (Value | readonly Value[])[]): Markup {
  const parts = template.map((part, at) => part + written(values[at] ?? ''));
  const made = { html: parts.join('') };
  WRITTEN.add(made);
  return made;
}

type Value = string | number | Markup;

function written(value: Value | readonly Value[]): string {
  if (isList(value)) return value.map(written).join('');
  if (typeof value === 'object') return WRITTEN.has(value) ? value.html : '';
  return String(value).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}
