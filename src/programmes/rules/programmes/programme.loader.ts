import { RecordLoader } from '../../../platform/graphql/loaders.js';
import type { Programme, ProgrammeId } from './programme.js';
import type { ProgrammesService } from './programmes.service.js';

/** The programmes of a page in one read. */
export class ProgrammeLoader extends RecordLoader<ProgrammeId, Programme> {
  constructor(programmes: Pick<ProgrammesService, 'byIds'>) {
    super((viewer, ids) => programmes.byIds(viewer, ids));
  }
}
