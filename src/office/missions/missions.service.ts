import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { policyInUse } from '../../matching/index.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import { newId } from '../../platform/ids.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { checkMission, missionDay, type Mission, type MissionDraft } from './mission.js';
import { allMissions, insertMission, missionById, missionByName, pageOfRates, putRate, ratesOf, updateMission } from './mission.store.js';
import { isRate, missionRates, type ExchangeRate, type MissionRates } from './rates.js';

/** Country offices: the tenants. */
export class MissionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly taxonomies: Pick<TaxonomyService, 'loaded'>,
  ) {}

  /** The mission of a viewer or a job. Throws when there is none: ids of missions come from us. */
  get(id: MissionId): Promise<Mission> {
    return this.work.outside((tx) => this.getIn(tx, id));
  }

  /** As `get`, inside a transaction of the caller's, so that nobody waits for a second connection while holding one. */
  async getIn(tx: Tx, id: MissionId): Promise<Mission> {
    const mission = await missionById(tx, id);
    if (mission === null) throw new Error(`there is no mission ${id}`);
    return mission;
  }

  /** All missions of the installation, for sweepers and the operator. */
  all(): Promise<Mission[]> {
    return this.work.outside((tx) => allMissions(tx));
  }

  /** The mission's own calendar day now: the `asOf` of its matching. */
  today(mission: Mission): Day {
    return missionDay(mission, this.clock.now());
  }

  /** Opens an office (an act of the operator, not of the API). Refuses a name in use and codes that do not exist. */
  async open(draft: MissionDraft, constructed: boolean): Promise<Outcome<Mission>> {
    const checked = await this.checked(draft);
    if (!checked.ok) return checked;
    const mission: Mission = { id: newId<MissionId>(), ...checked.value, policy: policyInUse.name, constructed, version: 1, createdAt: this.clock.now() };
    return this.nameFree(() =>
      this.work.outside(async (tx) => {
        await insertMission(tx, mission);
        return accepted(mission);
      }),
    );
  }

  /** The mission of that name; null where there is none. */
  byName(name: string): Promise<Mission | null> {
    return this.work.outside((tx) => missionByName(tx, name));
  }

  /** Changes the settings of the viewer's own mission. Refuses a stale version. */
  async change(act: Act, version: number, draft: MissionDraft): Promise<Outcome<Mission>> {
    const checked = await this.checked(draft);
    if (!checked.ok) return checked;
    return this.nameFree(() =>
      this.work.act(act, async (tx) => {
        const mission = await missionById(tx, act.viewer.missionId);
        if (mission === null) return refused('NOT_FOUND', { what: 'mission' });
        if (checked.value.currency !== mission.currency)
          return refused('INVALID_INPUT', { field: 'currency', problem: 'cannot change: exchange rates and pay are recorded against it' });
        const written = await updateMission(tx, { ...mission, ...checked.value, version });
        if (written !== null) return accepted(written);
        // Read again: whoever was first may have written after our first reading.
        const { version: now } = await this.getIn(tx, mission.id);
        return refused('STALE_EDIT', { what: 'mission', version: now });
      }),
    );
  }

  /** Another policy for a mission's matches, in the caller's transaction, which holds the accepted review; without one the database refuses. */
  async adoptPolicy(tx: Tx, id: MissionId, policy: string): Promise<void> {
    const written = await updateMission(tx, { ...(await this.getIn(tx, id)), policy });
    if (written === null) throw new Error('the mission was changed meanwhile');
  }

  /** The mission's rates, ready for look-up, inside a transaction of the caller's: what is computed with them is of the same moment. */
  async ratesIn(tx: Tx, mission: Mission): Promise<MissionRates> {
    return missionRates(mission.currency, await ratesOf(tx, mission.id));
  }

  /** The viewer's mission and its rates, of one moment. */
  withRates(viewer: Viewer): Promise<{ readonly mission: Mission; readonly rates: MissionRates }> {
    return this.work.run(viewer, async (tx) => {
      const mission = await this.getIn(tx, viewer.missionId);
      return { mission, rates: await this.ratesIn(tx, mission) };
    });
  }

  /** A page of the mission's rates, by currency and day. */
  pageOfRates(viewer: Viewer, after: readonly [currency: string, validFrom: number] | null, limit: number): Promise<ExchangeRate[]> {
    return this.work.run(viewer, (tx) => pageOfRates(tx, viewer.missionId, after, limit));
  }

  /** Records what a currency costs from a day on. Refuses the mission's own currency and what is no positive decimal. */
  setRate(act: Act, rate: ExchangeRate): Promise<Outcome<ExchangeRate>> {
    return this.work.act(act, async (tx) => {
      const mission = await missionById(tx, act.viewer.missionId);
      if (!isCurrencyCode(rate.currency) || rate.currency === mission?.currency)
        return refused('INVALID_INPUT', { field: 'currency', problem: "must be an ISO 4217 code other than the mission's own" });
      if (!isRate(rate.rate))
        return refused('INVALID_INPUT', { field: 'rate', problem: 'must be a decimal above zero with at most twelve digits on either side' });
      await putRate(tx, act.viewer.missionId, rate);
      return accepted(rate);
    });
  }

  /** Missions name loaded classifications only: every profile, opening and match reads them. */
  private async checked(draft: MissionDraft): Promise<Outcome<MissionDraft>> {
    const checked = checkMission(draft);
    if (!checked.ok) return checked;
    const keys = (await this.taxonomies.loaded()).map((each) => each.key);
    if (keys.includes(checked.value.classification)) return checked;
    return refused('INVALID_INPUT', { field: 'classification', problem: `is not loaded; there is ${keys.join(', ') || 'none yet: npm run esco -- FOLDER'}` });
  }

  private async nameFree<T>(write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await write();
    } catch (error) {
      if (violatedConstraint(error) === 'mission_name_key') return refused('ALREADY_EXISTS', { what: 'mission', field: 'name' });
      throw error;
    }
  }
}
