import { reason, type Reason } from '../reasons.js';
import type { OccupationNo } from '../types.js';
import type { Requirement } from './requirement.js';

/**
 * The occupation is not one the person has refused. A refusal is meant: it is no near miss and nobody overrides it.
 * Unknown passes: an opening without an occupation cannot have been refused by it.
 */
export const occupationNotRefused: Requirement<Reason<'OCCUPATION_REFUSED', { occupation: OccupationNo }>> = {
  name: 'OCCUPATION_NOT_REFUSED',
  rules: ['Tailored'],
  met: 'The person has not refused this occupation.',
  check({ refusedOccupations }, { facts: { occupation } }) {
    return occupation === null || !refusedOccupations.has(occupation) ? null : reason('OCCUPATION_REFUSED', { occupation });
  },
  columns: { table: 'REFUSALS' },
  tell({ facts }, labels) {
    return { sentence: `The person does not want to work as ${labels.occupation(facts.occupation)}.`, changes: [] };
  },
};
