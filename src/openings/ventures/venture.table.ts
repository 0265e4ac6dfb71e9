import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Venture } from './venture.js';

/** A venture as its table has it: the bounds of its members in two columns, so that constraints reach them. */
export interface VentureRow extends Omit<Venture, 'members'> {
  readonly leastMembers: number;
  readonly mostMembers: number;
}

export const ventureTable = new EntitySchema<VentureRow>({
  name: 'venture',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    kind: { type: 'text' },
    title: { type: 'text' },
    description: { type: 'text' },
    activity: { type: 'text', nullable: true },
    place: { type: 'jsonb', nullable: true },
    marketAssessment: { type: 'text', name: 'market_assessment', nullable: true },
    trainingPlan: { type: 'text', name: 'training_plan', nullable: true },
    leastMembers: { type: 'smallint', name: 'least_members' },
    mostMembers: { type: 'smallint', name: 'most_members' },
    leastReturnees: { type: 'smallint', name: 'least_returnees' },
    leastCommunityMembers: { type: 'smallint', name: 'least_community_members' },
    currency: { type: 'text' },
    partners: { type: 'jsonb' },
    contributions: { type: 'jsonb' },
    budget: { type: 'jsonb' },
    programmeId: { type: 'uuid', name: 'programme_id', nullable: true },
    publicPercent: { type: 'smallint', name: 'public_percent', nullable: true },
    needs: { type: 'text', array: true },
    plannedUntil: { ...dayColumn, name: 'planned_until', nullable: true },
    employerId: { type: 'uuid', name: 'employer_id' },
    status: { type: 'text' },
    pausedFrom: { type: 'text', name: 'paused_from', nullable: true },
    proposedBy: { type: 'uuid', name: 'proposed_by', nullable: true },
    version: { type: 'integer' },
    createdBy: { type: 'uuid', name: 'created_by', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

/** The columns of a venture. */
export function rowOf({ members: { least, most }, ...same }: Venture): VentureRow {
  return { ...same, leastMembers: least, mostMembers: most };
}

/** The venture in these columns. */
export function ventureOf({ leastMembers: least, mostMembers: most, ...same }: VentureRow): Venture {
  return { ...same, members: { least, most } };
}
