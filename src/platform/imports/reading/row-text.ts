import { refused, type Refused } from '../../../kernel/outcome.js';
import { faultOfText } from '../../graphql/storable.js';

/** Deepest nesting of a row; what is read here needs four. */
const DEEPEST = 8;

/**
 * What keeps the texts of a row from being stored as they are: NUL, broken Unicode, and U+FFFD, which no one types: it says
 * that another program has already lost the character. Null when all is well.
 */
export function faultOfRow(values: unknown): Refused | null {
  if (deeperThan(values, DEEPEST)) return refused('ROW_UNREADABLE', { problem: 'it is nested too deeply' });
  const fault = faultOfText(values);
  if (fault !== null) return refused('ROW_UNREADABLE', { problem: `${fault.field} ${fault.problem}` });
  const lost = fieldWithLostCharacter(values, '');
  if (lost !== null) return refused('ROW_UNREADABLE', { problem: `${lost} holds U+FFFD: a character was lost when the file was converted` });
  return null;
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => deeperThan(inner, levels - 1));
}

function fieldWithLostCharacter(value: unknown, field: string): string | null {
  if (typeof value === 'string') return value.includes('\ufffd') ? field : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = fieldWithLostCharacter(inner, field === '' ? name : `${field}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
