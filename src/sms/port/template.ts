/** Where a template stands: what is put in is escaped so that it cannot become anything else there. */
export type TemplatePlace = 'URL' | 'FORM' | 'JSON' | 'XML' | 'HEADER';

const PLACEHOLDER = /\{\{([a-z_]+(?:\.[A-Za-z0-9_]+)?)\}\}/g;

/** The names that a template uses, each once. */
export function namesIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** The template with its values. A name without a value stays empty; the settings are checked for that before. */
export function filled(template: string, values: Readonly<Record<string, string>>, place: TemplatePlace): string {
  return template.replace(PLACEHOLDER, (_, name: string) => escapes[place](values[name] ?? ''));
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escapes: Readonly<Record<TemplatePlace, (value: string) => string>> = {
  URL: encodeURIComponent,
  FORM: encodeURIComponent,
  JSON: (value) => JSON.stringify(value).slice(1, -1),
  XML: (value) => value.replace(/[&<>"']/g, (sign) => XML[sign] ?? ''),
  // A line break would begin another header.
  HEADER: (value) => value.replace(/[^\x20-\x7e]/g, ''),
};
