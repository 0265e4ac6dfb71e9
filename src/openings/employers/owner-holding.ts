import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { employersOwnedBy, forgetOwner, handOwnerOn } from './employer.store.js';

/** Which employer is a person's own: how it is told, and forgotten. */
export const ownerHolding: HoldsPersonalData = {
  title: 'Your own firm',
  tables: ['employer'],
  handOn: (tx, { missionId }, id, into) => handOwnerOn(tx, missionId, id, into),
  forget: forgetOwner,
  tell: (tx, { missionId }, id) => employersOwnedBy(tx, missionId, id),
};
