import { EntitySchema } from 'typeorm';

import type { Day } from '../../kernel/day.js';
import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { bigintColumn, dayColumn } from '../../platform/database/columns.js';
import type { TrainingTerms } from './training.js';

/** The own terms of a course in columns, beside its opening. */
export interface TrainingRow {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
  readonly endsOn: Day | null;
  readonly costMinor: number | null;
  readonly costCurrency: string | null;
  readonly programmeShare: number | null;
  readonly providerShare: number | null;
  readonly participantShare: number | null;
  readonly certificate: string | null;
}

export const trainingTable = new EntitySchema<TrainingRow>({
  name: 'training',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    openingId: { type: 'uuid', primary: true, name: 'opening_id' },
    endsOn: { ...dayColumn, name: 'ends_on', nullable: true },
    costMinor: { ...bigintColumn, name: 'cost_minor', nullable: true },
    costCurrency: { type: 'text', name: 'cost_currency', nullable: true },
    programmeShare: { type: 'smallint', name: 'programme_share', nullable: true },
    providerShare: { type: 'smallint', name: 'provider_share', nullable: true },
    participantShare: { type: 'smallint', name: 'participant_share', nullable: true },
    certificate: { type: 'text', nullable: true },
  },
});

/** The columns of the own terms of an opening. */
export function rowOf(missionId: MissionId, openingId: OpeningId, { endsOn, cost, shares, certificate }: TrainingTerms): TrainingRow {
  return {
    ...{ missionId, openingId, endsOn, certificate },
    costMinor: cost?.minor ?? null,
    costCurrency: cost?.currency ?? null,
    programmeShare: shares?.programme ?? null,
    providerShare: shares?.provider ?? null,
    participantShare: shares?.participant ?? null,
  };
}

/** The own terms in these columns. */
export function termsOf({ endsOn, certificate, costMinor, costCurrency, programmeShare, providerShare, participantShare }: TrainingRow): TrainingTerms {
  return {
    ...{ endsOn, certificate },
    cost: costMinor === null || costCurrency === null ? null : { minor: costMinor, currency: costCurrency },
    shares:
      programmeShare === null || providerShare === null || participantShare === null
        ? null
        : { programme: programmeShare, provider: providerShare, participant: participantShare },
  };
}
