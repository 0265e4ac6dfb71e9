import type { Day } from '../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { monthlyMinor, type Pay } from '../../kernel/money.js';
import { matchContext, onDay, policyInUse, type JobseekerFacts, type MatchContext, type OpeningFacts } from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { convert } from '../../office/missions/rates.js';
import type { OpeningReading } from '../../openings/openings/opening-facts.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import type { JobseekersService } from '../../people/jobseekers/jobseekers.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { currentSnapshot, notesSince, type ChangeNote } from './change-notes.store.js';
import { MarketPicture } from './market-picture.js';

/** Reads markets from PostgreSQL: whole, or what changed since a picture. Each reading is one consistent snapshot. */
export class MarketReader {
  /** Costs a walk over the classification, so it is kept with it. */
  private readonly contexts = new WeakMap<Taxonomy, MatchContext>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
    private readonly jobseekers: JobseekersService,
    private readonly openings: OpeningsService,
  ) {}

  /** The picture of now: `known` with what changed since, or a fresh one where there is none or everything changed. */
  async read(missionId: MissionId, known: MarketPicture | null): Promise<MarketPicture> {
    let expected = known?.classification ?? null;
    for (;;) {
      // Before the transaction: nobody waits for a second connection while holding one.
      const classification = expected ?? (await this.missions.get(missionId)).classification;
      const taxonomy = await this.taxonomies.of(classification);
      const picture = await this.work.run(serviceViewer(missionId), (tx) => this.readIn(tx, missionId, taxonomy, classification, known), {
        isolation: 'REPEATABLE READ',
      });
      if (picture !== null) return picture;
      expected = null;
    }
  }

  /** All that a picture is made of comes from the one snapshot it names. Null where the mission has another classification by then. */
  private async readIn(
    tx: Tx,
    missionId: MissionId,
    taxonomy: Taxonomy,
    classification: string,
    known: MarketPicture | null,
  ): Promise<MarketPicture | null> {
    const snapshot = await currentSnapshot(tx);
    const mission = await this.missions.getIn(tx, missionId);
    if (mission.classification !== classification) return null;
    const context = this.contextOf(taxonomy, mission);
    const reading = await this.reading(tx, mission, taxonomy, context.asOf);
    const sameGround = known !== null && known.classification === classification && known.asOf === context.asOf;
    const notes = sameGround ? await notesSince(tx, missionId, known.snapshot) : [];
    if (!sameGround || notes.some((note) => note.side === 'MARKET')) return this.readAll(tx, mission, context, snapshot, reading);
    return this.readChanges(tx, known, mission, snapshot, notes, reading);
  }

  private async readAll(tx: Tx, mission: Mission, context: MatchContext, snapshot: string, reading: OpeningReading): Promise<MarketPicture> {
    const jobseekers = await this.jobseekers.facts(tx, mission.id, null, reading);
    const openings = await this.openings.facts(tx, mission.id, null, reading, context.asOf);
    return new MarketPicture(mission, context, snapshot, byId(jobseekers), byId(openings));
  }

  private async readChanges(
    tx: Tx,
    known: MarketPicture,
    mission: Mission,
    snapshot: string,
    notes: readonly ChangeNote[],
    reading: OpeningReading,
  ): Promise<MarketPicture> {
    const { jobseekers, openings } = touched(notes, known.openings.values());
    const people = jobseekers.size === 0 ? [] : await this.jobseekers.facts(tx, mission.id, [...jobseekers], reading);
    const posts = openings.size === 0 ? [] : await this.openings.facts(tx, mission.id, [...openings], reading, known.asOf);
    const now = [replaced(known.jobseekers, jobseekers, people), replaced(known.openings, openings, posts)] as const;
    return new MarketPicture(mission, known.context, snapshot, ...now, known);
  }

  private contextOf(taxonomy: Taxonomy, mission: Mission): MatchContext {
    const asOf = this.missions.today(mission);
    const known = this.contexts.get(taxonomy) ?? matchContext({ policy: policyInUse, space: taxonomy.space, asOf });
    this.contexts.set(taxonomy, known);
    return onDay(known, asOf);
  }

  private async reading(tx: Tx, mission: Mission, taxonomy: Taxonomy, today: Day): Promise<OpeningReading> {
    const rates = await this.missions.ratesIn(tx, mission);
    return {
      skillNo: (uri) => taxonomy.skillNo(uri),
      occupationNo: (uri) => taxonomy.occupationNo(uri),
      iscoGroup: (uri) => taxonomy.iscoGroup(uri),
      monthly: (pay: Pay, hoursPerWeek) => {
        const month = { minor: monthlyMinor(pay, hoursPerWeek), currency: pay.currency };
        return convert(month, mission.currency, today, rates)?.minor ?? null;
      },
    };
  }
}

/** What notes touch on both sides; a change of an employer touches its openings. */
export function touched(
  notes: readonly ChangeNote[],
  openings: Iterable<Pick<OpeningFacts, 'id' | 'employerId'>>,
): { readonly jobseekers: ReadonlySet<JobseekerId>; readonly openings: ReadonlySet<OpeningId> } {
  const of = <T>(side: ChangeNote['side']): Set<T> =>
    new Set(notes.flatMap((note) => (note.side === side && note.subjectId !== null ? [note.subjectId as T] : [])));
  const employers = of<EmployerId>('EMPLOYER');
  const changed = of<OpeningId>('OPENING');
  if (employers.size > 0) for (const opening of openings) if (employers.has(opening.employerId)) changed.add(opening.id);
  return { jobseekers: of<JobseekerId>('JOBSEEKER'), openings: changed };
}

function byId<F extends JobseekerFacts | OpeningFacts>(all: readonly F[]): Map<F['id'], F> {
  return new Map(all.map((facts) => [facts.id, facts]));
}

/** What changed and is no longer there (deleted) leaves the map. */
function replaced<F extends JobseekerFacts | OpeningFacts>(
  known: ReadonlyMap<F['id'], F>,
  changed: ReadonlySet<F['id']>,
  now: readonly F[],
): ReadonlyMap<F['id'], F> {
  if (changed.size === 0) return known;
  const next = new Map(known);
  for (const id of changed) next.delete(id);
  for (const facts of now) next.set(facts.id, facts);
  return next;
}
