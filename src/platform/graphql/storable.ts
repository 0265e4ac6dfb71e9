/** Why a text cannot be taken as it is; names the field of the arguments, never the text. */
export interface TextFault {
  readonly field: string;
  readonly problem: string;
}

const HALF_PAIR = /\p{Surrogate}/u;

/**
 * The first text among arguments that PostgreSQL would refuse or change: it has no NUL, and half a surrogate pair is
 * not UTF-8. Null when all can be stored. Arguments are trees (they come from JSON), so this ends.
 */
export function faultOfText(args: unknown, field = ''): TextFault | null {
  if (typeof args === 'string') {
    if (args.includes('\0')) return { field, problem: 'holds a NUL character' };
    return HALF_PAIR.test(args) ? { field, problem: 'is not well-formed Unicode' } : null;
  }
  if (typeof args !== 'object' || args === null || args instanceof Date) return null;
  for (const [name, inner] of Object.entries(args)) {
    const fault = faultOfText(inner, field === '' ? name : `${field}.${name}`);
    if (fault !== null) return fault;
  }
  return null;
}

/** Why the `language` of the arguments names none: whoever asks for names in one gives a tag, of whatever language. Null where it is one, or where none is given. */
export function faultOfLanguage({ language }: Readonly<Record<string, unknown>>): TextFault | null {
  if (typeof language !== 'string') return null;
  try {
    Intl.getCanonicalLocales(language);
    return null;
  } catch {
    return { field: 'language', problem: 'is not a language code' };
  }
}
