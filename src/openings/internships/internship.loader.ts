import type { OpeningId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { InternshipTerms } from './internship.js';
import type { InternshipsService } from './internships.service.js';

/** The own terms of an internship with its id. */
export interface LoadedInternship extends InternshipTerms {
  readonly id: OpeningId;
}

/** The own terms of all internships of a page in one read. */
export class InternshipLoader extends RecordLoader<OpeningId, LoadedInternship> {
  constructor(private readonly internships: InternshipsService) {
    super();
  }

  protected async rows(viewer: Viewer, ids: readonly OpeningId[]): Promise<LoadedInternship[]> {
    return [...(await this.internships.ownTerms(viewer, ids))].map(([id, terms]) => ({ id, ...terms }));
  }
}
