import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Employer } from './employer.js';

export const employerTable = new EntitySchema<Employer>({
  name: 'employer',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    legalForm: { type: 'text', name: 'legal_form' },
    size: { type: 'text' },
    country: { type: 'text' },
    place: { type: 'jsonb', nullable: true },
    registration: { type: 'text', nullable: true },
    contactAccountId: { type: 'uuid', name: 'contact_account_id', nullable: true },
    status: { type: 'text' },
    verifiedUntil: { ...dayColumn, name: 'verified_until', nullable: true },
    pledgedAt: { type: 'timestamptz', name: 'pledged_at', nullable: true },
    pledgedBy: { type: 'uuid', name: 'pledged_by', nullable: true },
    pledgeSignatory: { type: 'text', name: 'pledge_signatory', nullable: true },
    externalSource: { type: 'text', name: 'external_source', nullable: true },
    externalId: { type: 'text', name: 'external_id', nullable: true },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});
