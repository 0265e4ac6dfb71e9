import type { Day } from '../../kernel/day.js';
import { inForce } from './dated.js';
import { hazardousGroups, type HazardousGroup } from './hazardous-work-table.js';

/**
 * L2: why work in an ISCO-08 group counts as hazardous in a country on a day; null where the group alone does not. A code that is broader
 * than a hazardous group (`81` where 8111 is mining) counts too: what is not known to be safe is not offered to a child.
 * An opening can be hazardous for other reasons, which it states itself.
 */
export function hazardOf(iscoCode: string, on: Day, country: string): HazardousGroup | null {
  const applies = (row: HazardousGroup) =>
    (row.country === null || row.country === country) &&
    inForce(row, on) &&
    (iscoCode.startsWith(row.group) || (iscoCode !== '' && row.group.startsWith(iscoCode)));
  return hazardousGroups.find(applies) ?? null;
}

/** Whether work in an ISCO-08 group is only for adults; see `hazardOf`. */
export function isHazardous(iscoCode: string, on: Day, country: string): boolean {
  return hazardOf(iscoCode, on, country) !== null;
}
