import type { HoldsPersonalData } from '../../../people/personal-data/holders.js';
import { addressesOfOwner, forgetMailboxesOfOwner } from './mailbox.store.js';

/** The mail address of a person's own firm. It is added before whose firm it is, which forgetting it needs. */
export const mailboxHolding: HoldsPersonalData = {
  title: 'Where your own firm is written to',
  tables: ['employer_mailbox'],
  forget: forgetMailboxesOfOwner,
  tell: (tx, { missionId }, id) => addressesOfOwner(tx, missionId, id),
};
