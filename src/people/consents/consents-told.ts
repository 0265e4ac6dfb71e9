import { formatDay } from '../../kernel/day.js';
import type { ConsentEvent } from './consent.js';

/** What a person agreed to and took back, in lines to read out or print; recipients by what they are, their names are elsewhere. */
export function consentsInWords(events: readonly ConsentEvent[]): readonly string[] {
  return events.map(({ kind, purpose, step, office, channel, capacity, decidedOn }) => {
    const what = [purpose, ...(step === null ? [] : [step]), ...(office === null ? [] : [office])].map(plain).join(', ');
    const how = `${plain(channel)}${capacity === 'GUARDIAN' ? ', by the guardian' : ''}`;
    return `${formatDay(decidedOn)}: ${kind === 'GIVEN' ? 'agreed to' : 'took back'} ${what} (${how})`;
  });
}

function plain(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}
