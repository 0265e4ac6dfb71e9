import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { PlacementEvent, PlacementId } from './placement.js';
import type { PlacementsService } from './placements.service.js';

/** The history of the placements of a page, in one read. */
export class PlacementEventsLoader extends GroupLoader<PlacementId, PlacementEvent> {
  constructor(placements: PlacementsService) {
    super((viewer, ids) => placements.history(viewer, ids), (event) => event.placementId);
  }
}
