import { EntitySchema } from 'typeorm';

import { bigintColumn, dayColumn } from '../../platform/database/columns.js';
import type { SupportedOpening } from './support.js';

export const supportTable = new EntitySchema<SupportedOpening>({
  name: 'supported_opening',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    openingId: { type: 'uuid', primary: true, name: 'opening_id' },
    programmeId: { type: 'uuid', name: 'programme_id' },
    instrument: { type: 'text', nullable: true },
    fundId: { type: 'uuid', name: 'fund_id', nullable: true },
    amountMinor: { ...bigintColumn, name: 'amount_minor', nullable: true },
    sharePercent: { type: 'integer', name: 'share_percent', nullable: true },
    months: { type: 'integer', nullable: true },
    wageStepsPercent: { type: 'integer', array: true, name: 'wage_steps_percent', nullable: true },
    retentionMonths: { type: 'integer', name: 'retention_months', nullable: true },
    referenceWageMinor: { ...bigintColumn, name: 'reference_wage_minor', nullable: true },
    goal: { type: 'text', nullable: true },
    reviewOn: { ...dayColumn, name: 'review_on', nullable: true },
    applicantKind: { type: 'text', name: 'applicant_kind', nullable: true },
    courseApprovedOn: { ...dayColumn, name: 'course_approved_on', nullable: true },
    equipmentMinor: { ...bigintColumn, name: 'equipment_minor', nullable: true },
    equipmentPublicMinor: { ...bigintColumn, name: 'equipment_public_minor', nullable: true },
    equipmentEducational: { type: 'boolean', name: 'equipment_educational', nullable: true },
    version: { type: 'integer' },
    changedBy: { type: 'uuid', name: 'changed_by', nullable: true },
    changedAt: { type: 'timestamptz', precision: 3, name: 'changed_at' },
  },
});
