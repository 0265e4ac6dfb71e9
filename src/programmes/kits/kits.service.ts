import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { checkKit, checkKitPlace, type Kit, type KitContents, type KitId, type KitPlace, type KitVersion } from './kit.js';
import { countUp, insertKit, insertKitVersion, kitsByIds, pageOfKits, versionsByNumbers, versionsOfKits, type NamedKitVersion } from './kit.store.js';

/** The in-kind catalogue of a mission (F23): what is given to start a business of each type with, in versions that are never rewritten. */
export class KitsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Puts a kit into the catalogue, as version 1. Refuses a second one of the same category and type, and one without training (F23). */
  async create(act: Act, wishedPlace: KitPlace, wished: KitContents): Promise<Outcome<Kit>> {
    const place = checkKitPlace(wishedPlace);
    if (!place.ok) return place;
    const contents = checkKit(wished);
    if (!contents.ok) return contents;
    const kit: Kit = { ...place.value, ...contents.value, missionId: act.viewer.missionId, id: newId<KitId>(), version: 1, createdAt: this.clock.now() };
    try {
      return await this.work.act(act, async (tx) => {
        await insertKit(tx, kit);
        await insertKitVersion(tx, this.versionOf(act.viewer, kit));
        return accepted(kit);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'kit_once') return refused('ALREADY_EXISTS', { what: 'kit', field: 'type' });
      throw error;
    }
  }

  /** Writes the next version of a kit; awards keep the one that they pin. Refuses a stale version. */
  revise(act: Act, id: KitId, version: number, wished: KitContents): Promise<Outcome<Kit>> {
    return this.work.act(act, async (tx): Promise<Outcome<Kit>> => {
      const [held] = await kitsByIds(tx, act.viewer.missionId, [id]);
      if (held === undefined) return refused('NOT_FOUND', { what: 'kit' });
      const contents = checkKit(wished);
      if (!contents.ok) return contents;
      const next: Kit = { ...held, ...contents.value, version: version + 1 };
      if (!(await countUp(tx, { ...held, version }))) return refused('STALE_EDIT', { what: 'kit', version: (await kitsByIds(tx, held.missionId, [id]))[0]?.version ?? held.version });
      await insertKitVersion(tx, this.versionOf(act.viewer, next));
      return accepted(next);
    });
  }

  /** Kits of the mission, newest first; with a category those of it alone. */
  page(viewer: Viewer, category: string | null, after: KitId | null, limit: number): Promise<Kit[]> {
    return this.work.run(viewer, (tx) => pageOfKits(tx, viewer.missionId, category, after, limit));
  }

  byIds(viewer: Viewer, ids: readonly KitId[]): Promise<Kit[]> {
    return this.work.run(viewer, (tx) => kitsByIds(tx, viewer.missionId, ids));
  }

  /** Every version of these kits, the last one first. */
  history(viewer: Viewer, ids: readonly KitId[]): Promise<KitVersion[]> {
    return this.work.run(viewer, (tx) => versionsOfKits(tx, viewer.missionId, ids));
  }

  /** These kits as their last versions have them, inside the caller's transaction. */
  recordsIn(tx: Tx, missionId: MissionId, ids: readonly KitId[]): Promise<Kit[]> {
    return kitsByIds(tx, missionId, ids);
  }

  /** These versions, whatever was written after them, inside the caller's transaction. */
  versionsIn(tx: Tx, missionId: MissionId, named: readonly NamedKitVersion[]): Promise<KitVersion[]> {
    return named.length === 0 ? Promise.resolve([]) : versionsByNumbers(tx, missionId, named);
  }

  private versionOf({ accountId: writtenBy }: Viewer, { missionId, id: kitId, version, currency, items, training, trainingHours, source, offered }: Kit): KitVersion {
    return { missionId, kitId, version, currency, items, training, trainingHours, source, offered, writtenBy, writtenAt: this.clock.now() };
  }
}
