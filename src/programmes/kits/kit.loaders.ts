import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { KitId, KitVersion } from './kit.js';
import type { KitsService } from './kits.service.js';

/** The versions of all kits of a page in one read. */
export class KitVersionsLoader extends GroupLoader<KitId, KitVersion> {
  constructor(private readonly kits: KitsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly KitId[]): Promise<KitVersion[]> {
    return this.kits.history(viewer, ids);
  }

  protected keyOf({ kitId }: KitVersion): KitId {
    return kitId;
  }
}
