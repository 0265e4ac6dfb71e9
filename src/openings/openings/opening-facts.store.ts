import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { PayPeriod } from '../../kernel/money.js';
import type { FunctionalLimit, OpeningKind } from '../../matching/types.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { MatchedOpening } from './opening-facts.js';
import type { Hazard, NeededLanguage, NeededLicence, NeededSkill, OpeningStatus } from './opening.js';

/** The columns that matching reads, and no other: texts are most of a row's size. Days come as whole numbers since 1970-01-01. */
const COLUMNS = `
  id, kind, employer_id, status, occupation_uri, skills, teaches, leads_to, languages, licences, min_education, demands, hazards, seats, seats_taken,
  country, latitude, longitude, hours_min, hours_max, pay_min::float8, pay_max::float8, pay_currency, pay_period,
  starts_on - date '1970-01-01' as starts_on, starts_by - date '1970-01-01' as starts_by, closes_on - date '1970-01-01' as closes_on`;

/** No id is before it; a condition on null would keep PostgreSQL from walking the index. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface MatchedRow {
  readonly id: OpeningId;
  readonly kind: OpeningKind;
  readonly employer_id: EmployerId;
  readonly status: OpeningStatus;
  readonly occupation_uri: string | null;
  readonly skills: readonly NeededSkill[];
  readonly teaches: readonly string[];
  readonly leads_to: readonly string[];
  readonly languages: readonly NeededLanguage[];
  readonly licences: readonly NeededLicence[];
  readonly min_education: number | null;
  readonly demands: readonly FunctionalLimit[];
  readonly hazards: readonly Hazard[];
  readonly seats: number;
  readonly seats_taken: number;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly hours_min: number | null;
  readonly hours_max: number | null;
  readonly pay_min: number | null;
  readonly pay_max: number | null;
  readonly pay_currency: string | null;
  readonly pay_period: PayPeriod | null;
  readonly starts_on: Day | null;
  readonly starts_by: Day | null;
  readonly closes_on: Day | null;
}

/** What matching reads of these openings, in any status. */
export async function matchedByIds(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<MatchedOpening[]> {
  const rows: MatchedRow[] = await tx.query(
    `select ${COLUMNS} from opening where mission_id = $1 and id = any($2::uuid[]) order by id`,
    [missionId, ids],
  );
  return rows.map(matchedOf);
}

/** A part of all openings, in any status, by id: reading them in slices keeps memory flat. */
export async function sliceOfMatched(tx: Tx, missionId: MissionId, after: OpeningId | null, limit: number): Promise<MatchedOpening[]> {
  const rows: MatchedRow[] = await tx.query(
    `select ${COLUMNS} from opening where mission_id = $1 and id > $2 order by id limit $3`,
    [missionId, after ?? BEFORE_ALL, limit],
  );
  return rows.map(matchedOf);
}

/** The openings of these employers, in any status. */
export async function openingIdsOf(tx: Tx, missionId: MissionId, employers: readonly EmployerId[]): Promise<OpeningId[]> {
  const rows: { id: OpeningId }[] = await tx.query('select id from opening where mission_id = $1 and employer_id = any($2::uuid[])', [
    missionId,
    employers,
  ]);
  return rows.map((row) => row.id);
}

function matchedOf(row: MatchedRow): MatchedOpening {
  const { country, latitude, longitude, hours_min, hours_max, pay_min, pay_max, pay_currency, pay_period } = row;
  return {
    id: row.id,
    kind: row.kind,
    employerId: row.employer_id,
    status: row.status,
    occupation: row.occupation_uri,
    skills: row.skills,
    teaches: row.teaches,
    leadsTo: row.leads_to,
    languages: row.languages,
    licences: row.licences,
    minEducation: row.min_education,
    demands: row.demands,
    hazards: row.hazards,
    seats: row.seats,
    seatsTaken: row.seats_taken,
    place: country === null || latitude === null || longitude === null ? null : { country, latitude, longitude },
    hoursPerWeek: hours_min === null || hours_max === null ? null : { min: hours_min, max: hours_max },
    pay:
      pay_min === null || pay_max === null || pay_currency === null || pay_period === null
        ? null
        : { min: pay_min, max: pay_max, currency: pay_currency, period: pay_period },
    startsOn: row.starts_on,
    startsBy: row.starts_by,
    closesOn: row.closes_on,
  };
}
