import type { OpeningId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { InternshipTerms } from './internship.js';
import type { InternshipsService } from './internships.service.js';

/** The own terms of an internship with its id. */
export interface LoadedInternship extends InternshipTerms {
  readonly id: OpeningId;
}

/** The own terms of all internships of a page in one read. */
export class InternshipLoader extends RecordLoader<OpeningId, LoadedInternship> {
  constructor(internships: InternshipsService) {
    super(async (viewer, ids) => [...(await internships.ownTerms(viewer, ids))].map(([id, terms]) => ({ id, ...terms })));
  }
}
