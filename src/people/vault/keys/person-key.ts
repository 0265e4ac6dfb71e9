import { createHmac } from 'node:crypto';

import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Act } from '../../../platform/viewer.js';
import { openValue, sealValue } from './sealing.js';

/** Where a sealed value lies: what is sealed for one table, column and row opens in no other. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** Id of the row where a person may have several; the person's own otherwise. */
  readonly row: string;
}

/** The key of one person, for as long as one act or reading takes. */
export class PersonKey {
  constructor(
    private readonly missionId: MissionId,
    private readonly jobseekerId: JobseekerId,
    private readonly id: string,
    private readonly key: Buffer,
  ) {}

  /** Encrypts a value of JSON for its place. */
  seal(place: SealedPlace, value: unknown): Buffer {
    return sealValue(this.key, this.placed(place), value);
  }

  /** What was sealed for that place; the caller knows what it was. Throws `SealBroken` for what was sealed elsewhere or changed. */
  open<Value>(place: SealedPlace, sealed: Buffer): Value {
    return openValue(this.key, this.placed(place), sealed) as Value;
  }

  /**
   * The act with a digest of its input that only this key makes: a plain digest of a phone number, kept beside an idempotency key, could
   * be found by trying numbers.
   */
  blinded(act: Act): Act {
    return { ...act, digest: createHmac('sha256', this.key).update(`rejoin act ${act.digest}`).digest('hex') };
  }

  private placed({ table, column, row }: SealedPlace): readonly string[] {
    return [table, column, this.missionId, this.jobseekerId, row, this.id];
  }
}
