import { OpeningsOfKind, type KindGround } from '../lifecycle/openings-of-kind.service.js';
import { checkInternship, checkInternshipPublished, withStartDays, type InternshipTerms } from './internship.js';
import { internshipsOf, putInternship } from './internship.store.js';

/** Internships and apprenticeships (F04): openings at which somebody learns for a stipend. */
export class InternshipsService extends OpeningsOfKind<InternshipTerms> {
  constructor(ground: KindGround) {
    super('INTERNSHIP', ground, {
      check: checkInternship,
      common: withStartDays,
      checkPublished: checkInternshipPublished,
      of: internshipsOf,
      put: putInternship,
    });
  }
}
