import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { ProgrammeId, StoredRuleSet } from './programme.js';
import type { ProgrammesService } from './programmes.service.js';

/** Rule sets of the programmes of a page, in one read. */
export class RuleSetsLoader extends GroupLoader<ProgrammeId, StoredRuleSet> {
  constructor(programmes: ProgrammesService) {
    super((viewer, ids) => programmes.ruleSets(viewer, ids), (set) => set.programmeId);
  }
}
