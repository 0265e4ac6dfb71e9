import { EntitySchema } from 'typeorm';

import { bigintColumn, dayColumn } from '../../platform/database/columns.js';
import type { SupportedSeat } from './supported-seat.js';

export const supportedSeatTable = new EntitySchema<SupportedSeat>({
  name: 'supported_seat',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    awardId: { type: 'uuid', primary: true, name: 'award_id' },
    offerId: { type: 'uuid', name: 'offer_id' },
    placementId: { type: 'uuid', name: 'placement_id', nullable: true },
    programmeId: { type: 'uuid', name: 'programme_id' },
    fundId: { type: 'uuid', name: 'fund_id' },
    instrument: { type: 'text' },
    occupation: { type: 'text', nullable: true },
    minor: { ...bigintColumn },
    months: { type: 'integer' },
    wageStepsPercent: { type: 'integer', array: true, name: 'wage_steps_percent', nullable: true },
    retentionMonths: { type: 'integer', name: 'retention_months', nullable: true },
    reviewOn: { ...dayColumn, name: 'review_on', nullable: true },
    sharePercent: { type: 'integer', name: 'share_percent', nullable: true },
    referenceWageMinor: { ...bigintColumn, name: 'reference_wage_minor', nullable: true },
    goal: { type: 'text', nullable: true },
    applicantKind: { type: 'text', name: 'applicant_kind', nullable: true },
    courseApprovedOn: { ...dayColumn, name: 'course_approved_on', nullable: true },
    equipmentMinor: { ...bigintColumn, name: 'equipment_minor', nullable: true },
    equipmentPublicMinor: { ...bigintColumn, name: 'equipment_public_minor', nullable: true },
    equipmentEducational: { type: 'boolean', name: 'equipment_educational', nullable: true },
    heldAt: { type: 'timestamptz', precision: 3, name: 'held_at' },
    endedAt: { type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true },
  },
});
