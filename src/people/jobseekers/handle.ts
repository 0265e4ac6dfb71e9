import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another when read out. */
const HANDLE_SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What somebody is called without a name, such as `J-4F7QK2TT`. Eight signs: about 650 thousand million handles, so that chance repeats none in a mission. */
export function newHandle(prefix: 'J' | 'C' | 'R'): string {
  return `${prefix}-${Array.from({ length: 8 }, () => HANDLE_SIGNS[randomInt(HANDLE_SIGNS.length)]).join('')}`;
}
