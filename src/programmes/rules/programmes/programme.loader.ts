import { RecordLoader } from '../../../platform/graphql/loaders.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { Programme, ProgrammeId } from './programme.js';
import type { ProgrammesService } from './programmes.service.js';

/** The programmes of a page in one read. */
export class ProgrammeLoader extends RecordLoader<ProgrammeId, Programme> {
  constructor(private readonly programmes: Pick<ProgrammesService, 'byIds'>) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly ProgrammeId[]): Promise<Programme[]> {
    return this.programmes.byIds(viewer, ids);
  }
}
