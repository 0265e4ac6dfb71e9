import type { JobseekerId } from '../../kernel/ids.js';
import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { ConsentEvent } from './consent.js';
import type { ConsentsService } from './consents.service.js';

/** Where all people of a page stand, in one read. */
export class ConsentLoader extends GroupLoader<JobseekerId, ConsentEvent> {
  constructor(consents: ConsentsService) {
    super((viewer, ids) => consents.standing(viewer, ids), (event) => event.jobseekerId);
  }
}
