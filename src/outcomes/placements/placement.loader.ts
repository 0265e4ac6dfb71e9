import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { PlacementEvent, PlacementId } from './placement.js';
import type { PlacementsService } from './placements.service.js';

/** The history of the placements of a page, in one read. */
export class PlacementEventsLoader extends GroupLoader<PlacementId, PlacementEvent> {
  constructor(private readonly placements: PlacementsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly PlacementId[]): Promise<PlacementEvent[]> {
    return this.placements.history(viewer, ids);
  }

  protected keyOf(event: PlacementEvent): PlacementId {
    return event.placementId;
  }
}
