import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { CaseFile } from './case-file.js';
import type { Plan } from './plan.js';

export const caseFileTable = new EntitySchema<CaseFile>({
  name: 'case_file',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    jobseekerId: { type: 'uuid', primary: true, name: 'jobseeker_id' },
    plannedArrival: { ...dayColumn, name: 'planned_arrival', nullable: true },
    arrivedOn: { ...dayColumn, name: 'arrived_on', nullable: true },
    assistanceFrom: { ...dayColumn, name: 'assistance_from' },
    sentBy: { type: 'uuid', name: 'sent_by', nullable: true },
    sentAt: { type: 'timestamptz', precision: 3, name: 'sent_at', nullable: true },
    unaccompanied: { type: 'boolean', nullable: true },
    guardianReference: { type: 'text', name: 'guardian_reference', nullable: true },
    bestInterestReference: { type: 'text', name: 'best_interest_reference', nullable: true },
    monthlyFollowUp: { type: 'boolean', name: 'monthly_follow_up' },
    followUpAtLeast: { ...dayColumn, name: 'follow_up_at_least', nullable: true },
    version: { type: 'integer' },
  },
});

export const planTable = new EntitySchema<Plan>({
  name: 'person_plan',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    jobseekerId: { type: 'uuid', primary: true, name: 'jobseeker_id' },
    status: { type: 'text' },
    items: { type: 'jsonb' },
    finalOn: { ...dayColumn, name: 'final_on', nullable: true },
    version: { type: 'integer' },
  },
});
