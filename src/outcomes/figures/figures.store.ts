import type { Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { VentureKind, VentureStatus } from '../../openings/ventures/venture.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { globalId } from '../../platform/graphql/global-id.js';
import type { Groups } from './measures/known-person.js';
import type { VentureHistory } from './measures/known-venture.js';
import type { Histories, OfferHistory, PersonHistory, PlacementHistory } from './measures/histories.js';

// Figures read the histories that other features append to, and write none of them: ids, codes and days alone. Days are those of the mission, as whole numbers since 1970-01-01.
const dayOf = (column: string): string => `(${column} at time zone $2)::date - date '1970-01-01'`;

/** Everything in a mission that figures are made of, erased people included: counts stay. Read in one snapshot. */
export async function historiesOf(tx: Tx, missionId: MissionId, timeZone: string): Promise<Histories> {
  const [people, offers, placements] = [await peopleOf(tx, missionId, timeZone), await offersOf(tx, missionId, timeZone), await placementsOf(tx, missionId, timeZone)];
  return { people, offers, placements };
}

interface PersonRow {
  readonly id: string;
  readonly kind: string;
  readonly registered_on: Day;
  readonly into_id: string | null;
  readonly into_on: Day | null;
}

async function peopleOf(tx: Tx, missionId: MissionId, timeZone: string): Promise<PersonHistory[]> {
  const rows: PersonRow[] = await tx.query(
    `select j.id, j.kind, ${dayOf('j.created_at')} as registered_on, d.kept_id as into_id, ${dayOf('d.decided_at')} as into_on
     from jobseeker j
     left join lateral (
       select x.kept_id, x.decided_at from jobseeker_duplicate x
       where x.mission_id = j.mission_id and x.state = 'MERGED' and x.kept_id <> j.id and j.id in (x.one_id, x.other_id) order by x.decided_at desc, x.kept_id limit 1) d on true
     where j.mission_id = $1`,
    [missionId, timeZone],
  );
  return rows.map(({ id, kind, registered_on: registeredOn, into_id: into, into_on: knownOn }) => ({
    id,
    kind,
    registeredOn,
    mergedInto: into === null || knownOn === null ? null : { id: into, knownOn },
  }));
}

interface OfferRow {
  readonly offer_id: string;
  readonly jobseeker_id: string;
  readonly to_state: string;
  readonly known_on: Day;
}

async function offersOf(tx: Tx, missionId: MissionId, timeZone: string): Promise<OfferHistory[]> {
  const rows: OfferRow[] = await tx.query(
    `select e.offer_id, o.jobseeker_id, e.to_state, ${dayOf('e.at')} as known_on
     from offer_event e join offer o on o.mission_id = e.mission_id and o.id = e.offer_id
     where e.mission_id = $1 order by e.offer_id, e.number`,
    [missionId, timeZone],
  );
  return runsOf(rows, (row) => row.offer_id).map((run) => ({ personId: run[0]?.jobseeker_id ?? '', moves: run.map((row) => ({ to: row.to_state, knownOn: row.known_on })) }));
}

interface PlacementRow {
  readonly id: string;
  readonly jobseeker_id: string;
  readonly converted_from: string | null;
  readonly employer_id: string;
  readonly kind: string;
  readonly instrument: string | null;
  readonly occupation: string | null;
  readonly match_kind: string | null;
  readonly subsidy_ends_on: Day | null;
  readonly act: PlacementHistory['events'][number]['act'];
  readonly actor: PlacementHistory['events'][number]['actor'];
  readonly on_day: Day;
  readonly reason: PlacementHistory['events'][number]['reason'];
  readonly skills_helped: boolean | null;
  readonly linked: PlacementHistory['events'][number]['linked'];
  readonly known_on: Day;
}

async function placementsOf(tx: Tx, missionId: MissionId, timeZone: string): Promise<PlacementHistory[]> {
  const rows: PlacementRow[] = await tx.query(
    `select p.id, p.jobseeker_id, p.converted_from, p.employer_id, p.kind, p.instrument, f.occupation, f.match_kind,
       p.subsidy_ends_on - date '1970-01-01' as subsidy_ends_on, e.act, e.actor, e.on_day - date '1970-01-01' as on_day, e.reason, e.skills_helped, e.linked, ${dayOf('e.at')} as known_on
     from placement_event e
     join placement p on p.mission_id = e.mission_id and p.id = e.placement_id
     left join figure_facts f on f.mission_id = p.mission_id and f.placement_id = p.id
     where e.mission_id = $1 order by e.placement_id, e.number`,
    [missionId, timeZone],
  );
  return runsOf(rows, (row) => row.id).flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    const events = run.map(({ act, actor, on_day: on, reason, skills_helped: skillsHelped, linked, known_on: knownOn }) => ({ act, actor, on, reason, skillsHelped, linked, knownOn }));
    return [{ id: first.id, personId: first.jobseeker_id, convertedFrom: first.converted_from, groups: groupsOf(first), subsidyEndsOn: first.subsidy_ends_on, events }];
  });
}

interface VentureMoveRow {
  readonly venture_id: string;
  readonly kind: VentureKind;
  readonly to_status: VentureStatus;
  readonly known_on: Day;
}

interface HeardRow {
  readonly venture_id: string;
  readonly month: number;
  readonly asked_on: Day;
  readonly members: number;
  readonly returnees: number;
  readonly family_workplaces: number;
  readonly community_workplaces: number;
  readonly known_on: Day;
}

/** Every venture of a mission that ever began to run, with what was heard of it. Read in one snapshot. */
export async function ventureHistoriesOf(tx: Tx, missionId: MissionId, timeZone: string): Promise<VentureHistory[]> {
  const moves: VentureMoveRow[] = await tx.query(
    `select m.venture_id, v.kind, m.to_status, ${dayOf('m.at')} as known_on from venture_move m join venture v on v.mission_id = m.mission_id and v.id = m.venture_id
     where m.mission_id = $1 and exists (select from venture_move r where r.mission_id = m.mission_id and r.venture_id = m.venture_id and r.to_status = 'RUNNING')
     order by m.venture_id, m.version`,
    [missionId, timeZone],
  );
  const heard: HeardRow[] = await tx.query(
    `select venture_id, month, asked_on - date '1970-01-01' as asked_on, members, returnees, family_workplaces, community_workplaces, ${dayOf('at')} as known_on
     from venture_follow_up where mission_id = $1 order by venture_id, month, number`,
    [missionId, timeZone],
  );
  const linesOf = new Map(runsOf(heard, (row) => row.venture_id).map((run) => [run[0]?.venture_id, run.map(heardOf)]));
  return runsOf(moves, (row) => row.venture_id).flatMap((run) => {
    const [first] = run;
    return first === undefined ? [] : [{ kind: first.kind, moves: run.map((row) => ({ to: row.to_status, knownOn: row.known_on })), heard: linesOf.get(first.venture_id) ?? [] }];
  });
}

function heardOf({ month, asked_on: askedOn, members, returnees, family_workplaces: familyWorkplaces, community_workplaces: communityWorkplaces, known_on: knownOn }: HeardRow): VentureHistory['heard'][number] {
  return { month, askedOn, members, returnees, familyWorkplaces, communityWorkplaces, knownOn };
}

function groupsOf({ kind, instrument, occupation, employer_id: employer, match_kind: match }: PlacementRow): Groups {
  return {
    OPENING_KIND: kind,
    INSTRUMENT: instrument ?? 'NONE',
    EMPLOYER: globalId('Employer', employer),
    ...(occupation === null ? {} : { OCCUPATION: occupation }),
    ...(match === null ? {} : { MATCH: match }),
  };
}

/** Rows that follow each other with the same key. */
function runsOf<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const runs: T[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const before = run?.[0];
    if (run !== undefined && before !== undefined && key(before) === key(row)) run.push(row);
    else runs.push([row]);
  }
  return runs;
}
