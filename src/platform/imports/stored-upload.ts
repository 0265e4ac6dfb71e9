import type { UnitOfWork } from '../database/unit-of-work.js';
import { serviceViewer } from '../viewer.js';
import { readChunk } from './import.store.js';
import type { Import } from './import.js';

/** The bytes have been let go of: another run has finished the import, or somebody stopped it. */
export class UploadGone extends Error {}

/** The bytes of an upload as they came, one chunk held at a time. */
export class StoredUpload implements AsyncIterable<Buffer> {
  /** How many have been handed on. */
  bytesRead = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly record: Pick<Import, 'missionId' | 'id' | 'bytes'>,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const { missionId, id, bytes } = this.record;
    for (let number = 0; this.bytesRead < bytes; number += 1) {
      const chunk = await this.work.run(serviceViewer(missionId), (tx) => readChunk(tx, missionId, id, number));
      if (chunk === null) throw new UploadGone('the bytes of the import are gone');
      this.bytesRead += chunk.length;
      yield chunk;
    }
  }
}
