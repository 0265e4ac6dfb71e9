import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { KitId, KitVersion } from './kit.js';
import type { KitsService } from './kits.service.js';

/** The versions of all kits of a page in one read. */
export class KitVersionsLoader extends GroupLoader<KitId, KitVersion> {
  constructor(kits: KitsService) {
    super((viewer, ids) => kits.history(viewer, ids), ({ kitId }) => kitId);
  }
}
