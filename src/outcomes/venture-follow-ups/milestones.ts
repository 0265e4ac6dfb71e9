import type { Day } from '../../kernel/day.js';
import type { VentureFollowUp } from './follow-up.js';

export const milestoneKinds = ['GREW', 'BEYOND_FAMILY', 'TEN_EMPLOYEES', 'PARTNERSHIP'] as const;
/** GREW: more people at work than were ever heard of before. TEN_EMPLOYEES: as the published figure of Moldova (F31). */
export type MilestoneKind = (typeof milestoneKinds)[number];

/** Something good that a venture has come to; it goes on: growth is never an ending (RULES, endings). */
export interface Milestone {
  readonly kind: MilestoneKind;
  /** The day of the visit or call at which it was heard. */
  readonly on: Day;
  /** Members, relatives and others at work in it then. */
  readonly workplaces: number;
}

type Heard = Pick<VentureFollowUp, 'month' | 'askedOn' | 'members' | 'familyWorkplaces' | 'communityWorkplaces' | 'partnerships'>;

/** Milestones of what was heard, month by month; the last line of a month stands. GREW may come again, the others once. */
export function milestonesOf(lines: readonly Heard[]): Milestone[] {
  const heard = lines.filter((line, at) => lines[at + 1]?.month !== line.month);
  const reached = new Set<MilestoneKind>();
  return heard.flatMap((line, at): Milestone[] => {
    const workplaces = workplacesOf(line);
    const most = Math.max(...heard.slice(0, at).map(workplacesOf));
    const kinds = milestoneKinds.filter((kind) => (kind === 'GREW' ? at > 0 && workplaces > most : !reached.has(kind) && HOLDS[kind](line)));
    for (const kind of kinds) reached.add(kind);
    return kinds.map((kind) => ({ kind, on: line.askedOn, workplaces }));
  });
}

const HOLDS: Readonly<Record<Exclude<MilestoneKind, 'GREW'>, (line: Heard) => boolean>> = {
  BEYOND_FAMILY: ({ communityWorkplaces }) => communityWorkplaces > 0,
  TEN_EMPLOYEES: ({ familyWorkplaces, communityWorkplaces }) => familyWorkplaces + communityWorkplaces >= 10,
  PARTNERSHIP: ({ partnerships }) => partnerships > 0,
};

function workplacesOf({ members, familyWorkplaces, communityWorkplaces }: Heard): number {
  return members + familyWorkplaces + communityWorkplaces;
}
