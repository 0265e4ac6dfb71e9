import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Jobseeker, StatusStep } from './jobseeker.js';

export const jobseekerTable = new EntitySchema<Jobseeker>({
  name: 'jobseeker',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    handle: { type: 'text' },
    caseReference: { type: 'text', name: 'case_reference', nullable: true },
    kind: { type: 'text' },
    status: { type: 'text' },
    statusReason: { type: 'text', name: 'status_reason', nullable: true },
    assignedTo: { type: 'uuid', name: 'assigned_to' },
    bornOnOrBefore: { ...dayColumn, name: 'born_on_or_before', nullable: true },
    profile: { type: 'jsonb' },
    source: { type: 'text', nullable: true },
    externalId: { type: 'text', name: 'external_id', nullable: true },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at', createDate: true },
    erasedAt: { type: 'timestamptz', precision: 3, name: 'erased_at', nullable: true },
  },
});

export const jobseekerStatusTable = new EntitySchema<StatusStep>({
  name: 'jobseeker_status',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    from: { type: 'text', name: 'from_status', nullable: true },
    to: { type: 'text', name: 'to_status' },
    reason: { type: 'text', nullable: true },
    accountId: { type: 'uuid', name: 'account_id', nullable: true },
    at: { type: 'timestamptz', precision: 3 },
  },
});
