import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { AgreedTerms, Placement } from './placement.js';
import type { Day } from '../../kernel/day.js';
import { day, formatDay } from '../../kernel/day.js';

type StoredTerms = Omit<AgreedTerms, 'startsOn'> & { readonly startsOn: string | null };

const on = (name: string) => ({ ...dayColumn, name, nullable: true });

export const placementTable = new EntitySchema<Placement>({
  name: 'placement',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    offerId: { type: 'uuid', name: 'offer_id', nullable: true },
    convertedFrom: { type: 'uuid', name: 'converted_from', nullable: true },
    openingId: { type: 'uuid', name: 'opening_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    instrument: { type: 'text', nullable: true },
    kind: { type: 'text' },
    terms: {
      type: 'jsonb',
      transformer: {
        to: (terms: AgreedTerms | undefined) => (terms === undefined ? undefined : { ...terms, startsOn: terms.startsOn === null ? null : formatDay(terms.startsOn) }),
        from: (terms: StoredTerms): AgreedTerms => ({ ...terms, startsOn: terms.startsOn === null ? null : (day(terms.startsOn) satisfies Day) }),
      },
    },
    agreedAt: { type: 'timestamptz', precision: 3, name: 'agreed_at' },
    subsidyEndsOn: on('subsidy_ends_on'),
    retentionUntil: on('retention_until'),
    state: { type: 'text' },
    stage: { type: 'text' },
    paused: { type: 'boolean' },
    disputed: { type: 'boolean' },
    startSaidByPerson: on('start_said_by_person'),
    startSaidByEmployer: on('start_said_by_employer'),
    startedOn: on('started_on'),
    endedOn: on('ended_on'),
    endReason: { type: 'text', name: 'end_reason', nullable: true },
    skillsHelped: { type: 'boolean', name: 'skills_helped', nullable: true },
    heardOn: on('heard_on'),
    followUp: { type: 'text', name: 'follow_up' },
    convertedTo: { type: 'uuid', name: 'converted_to', nullable: true },
    replacementAsked: { type: 'boolean', name: 'replacement_asked' },
    version: { type: 'integer' },
  },
});
