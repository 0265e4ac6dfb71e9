import type { JobseekerId } from '../../kernel/ids.js';
import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ConsentEvent } from './consent.js';
import type { ConsentsService } from './consents.service.js';

/** Where all people of a page stand, in one read. */
export class ConsentLoader extends GroupLoader<JobseekerId, ConsentEvent> {
  constructor(private readonly consents: ConsentsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly JobseekerId[]): Promise<ConsentEvent[]> {
    return this.consents.standing(viewer, ids);
  }

  protected keyOf(event: ConsentEvent): JobseekerId {
    return event.jobseekerId;
  }
}
