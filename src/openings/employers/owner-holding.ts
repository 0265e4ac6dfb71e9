import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { employersOwnedBy, forgetOwner } from './employer.store.js';

/** Which employer is a person's own: how it is told, and forgotten. */
export const ownerHolding: HoldsPersonalData = {
  title: 'Your own firm',
  tables: ['employer'],
  forget: forgetOwner,
  tell: (tx, { missionId }, id) => employersOwnedBy(tx, missionId, id),
};
