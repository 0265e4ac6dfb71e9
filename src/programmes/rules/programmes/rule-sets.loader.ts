import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { ProgrammeId, StoredRuleSet } from './programme.js';
import type { ProgrammesService } from './programmes.service.js';

/** Rule sets of the programmes of a page, in one read. */
export class RuleSetsLoader extends GroupLoader<ProgrammeId, StoredRuleSet> {
  constructor(private readonly programmes: ProgrammesService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly ProgrammeId[]): Promise<StoredRuleSet[]> {
    return this.programmes.ruleSets(viewer, ids);
  }

  protected keyOf(set: StoredRuleSet): ProgrammeId {
    return set.programmeId;
  }
}
