import { EntitySchema } from 'typeorm';

import { day, formatDay } from '../../kernel/day.js';
import { dayColumn } from '../../platform/database/columns.js';
import type { Dismissal, HeadCountBaseline, PayrollDeclaration } from './payroll.js';

export const baselineTable = new EntitySchema<HeadCountBaseline>({
  name: 'head_count_baseline',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    employerId: { type: 'uuid', primary: true, name: 'employer_id' },
    headCount: { type: 'integer', name: 'head_count' },
    countedOn: { ...dayColumn, name: 'counted_on' },
    reason: { type: 'text', nullable: true },
    version: { type: 'integer' },
    changedBy: { type: 'uuid', name: 'changed_by', nullable: true },
    changedAt: { type: 'timestamptz', precision: 3, name: 'changed_at' },
  },
});

export const payrollTable = new EntitySchema<PayrollDeclaration>({
  name: 'payroll_declaration',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    employerId: { type: 'uuid', name: 'employer_id' },
    month: { ...dayColumn },
    number: { type: 'integer' },
    headCount: { type: 'integer', name: 'head_count' },
    wagesPaid: { type: 'boolean', name: 'wages_paid' },
    dismissals: {
      type: 'jsonb',
      transformer: {
        to: (all: readonly Dismissal[]) => all.map(({ occupation, on }) => ({ occupation, on: formatDay(on) })),
        from: (all: readonly { readonly occupation: string | null; readonly on: string }[]) => all.map(({ occupation, on }) => ({ occupation, on: day(on) })),
      },
    },
    declaredBy: { type: 'uuid', name: 'declared_by', nullable: true },
    declaredAt: { type: 'timestamptz', precision: 3, name: 'declared_at' },
  },
});
