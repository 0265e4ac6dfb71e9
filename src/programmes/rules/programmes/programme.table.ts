import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../../platform/database/columns.js';
import type { Programme, RuleOverride, StoredRuleSet } from './programme.js';

export const programmeTable = new EntitySchema<Programme>({
  name: 'programme',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    code: { type: 'text' },
    name: { type: 'text' },
    funder: { type: 'text' },
    instruments: { type: 'text', array: true },
    targetGroup: { type: 'text', name: 'target_group' },
    level: { type: 'text' },
    mostMonths: { type: 'integer', name: 'most_months', nullable: true },
    conditions: { type: 'text' },
    evaluation: { type: 'text' },
    startsOn: { ...dayColumn, name: 'starts_on', nullable: true },
    endsOn: { ...dayColumn, name: 'ends_on', nullable: true },
    pilot: { type: 'boolean' },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
  },
});

export const ruleSetTable = new EntitySchema<StoredRuleSet>({
  name: 'rule_set',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    programmeId: { type: 'uuid', name: 'programme_id' },
    validFrom: { ...dayColumn, name: 'valid_from', nullable: true },
    validTo: { ...dayColumn, name: 'valid_to', nullable: true },
    source: { type: 'text' },
    reviewed: { type: 'boolean' },
    rules: { type: 'jsonb' },
    writtenBy: { type: 'uuid', name: 'written_by', nullable: true },
    writtenAt: { type: 'timestamptz', precision: 3, name: 'written_at' },
  },
});

export const ruleOverrideTable = new EntitySchema<RuleOverride>({
  name: 'rule_override',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    rule: { type: 'text' },
    programmeId: { type: 'uuid', name: 'programme_id', nullable: true },
    openingId: { type: 'uuid', name: 'opening_id', nullable: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id', nullable: true },
    entryId: { type: 'uuid', name: 'entry_id', nullable: true },
    reason: { type: 'text' },
    by: { type: 'uuid', name: 'by_account' },
    at: { type: 'timestamptz', precision: 3 },
  },
});
