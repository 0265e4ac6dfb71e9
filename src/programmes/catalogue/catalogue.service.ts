import type { Clock } from '../../kernel/clock.js';
import { distanceKm, type Point } from '../../kernel/place.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import { checkEntry, enablers, type CatalogueEntry, type CatalogueEntryId, type CatalogueTerms, type Service } from './catalogue-entry.js';
import { entriesByIds, entriesOf, insertEntry, pageOfEntries, updateEntry } from './catalogue.store.js';

/** An entry as it is written: where it is by a GeoNames id. */
export interface EntryDraft extends Omit<CatalogueTerms, 'reach'> {
  readonly geonameId: number | null;
  readonly reachKm: number | null;
}

/** What states and partners offer to people of the mission. */
export class CatalogueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: Pick<PlacesService, 'byId'>,
  ) {}

  /** Writes an entry down. */
  async create(act: Act, draft: EntryDraft): Promise<Outcome<CatalogueEntry>> {
    const terms = await this.checked(draft);
    if (!terms.ok) return terms;
    const entry: CatalogueEntry = { ...terms.value, missionId: act.viewer.missionId, id: newId<CatalogueEntryId>(), version: 1, createdAt: this.clock.now() };
    return this.work.act(act, async (tx) => {
      await insertEntry(tx, entry);
      return accepted(entry);
    });
  }

  /** Replaces what an entry says. Refuses a stale version. */
  edit(act: Act, id: CatalogueEntryId, version: number, draft: EntryDraft): Promise<Outcome<CatalogueEntry>> {
    return this.work.act(act, async (tx): Promise<Outcome<CatalogueEntry>> => {
      const [held] = await entriesByIds(tx, act.viewer.missionId, [id]);
      if (held === undefined) return refused('NOT_FOUND', { what: 'entry' });
      const terms = await this.checked(draft);
      if (!terms.ok) return terms;
      const next = { ...held, ...terms.value, version };
      return (await updateEntry(tx, next)) ? accepted({ ...next, version: version + 1 }) : refused('STALE_EDIT', { what: 'entry', version: held.version });
    });
  }

  page(viewer: Viewer, after: CatalogueEntryId | null, limit: number): Promise<CatalogueEntry[]> {
    return this.work.run(viewer, (tx) => pageOfEntries(tx, viewer.missionId, after, limit));
  }

  /** These entries, inside the caller's transaction. */
  records(tx: Tx, missionId: MissionId, ids: readonly CatalogueEntryId[]): Promise<CatalogueEntry[]> {
    return entriesByIds(tx, missionId, ids);
  }

  /** What is offered of these services, oldest first, inside the caller's transaction. */
  async offered(tx: Tx, missionId: MissionId, services: readonly Service[]): Promise<CatalogueEntry[]> {
    return (await entriesOf(tx, missionId, services)).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** F45: how many of the things that somebody needs to take work nobody offers at a place, inside the caller's transaction. */
  async enablersMissing(tx: Tx, missionId: MissionId): Promise<(needed: readonly string[], at: Point) => number> {
    const offered = await entriesOf(tx, missionId, enablers);
    return (needed, at) => needed.filter((need) => !offered.some(({ service, reach }) => service === need && (reach === null || distanceKm(reach, at) <= reach.reachKm))).length;
  }

  private async checked({ geonameId, reachKm, ...draft }: EntryDraft): Promise<Outcome<CatalogueTerms>> {
    if ((geonameId === null) !== (reachKm === null)) return invalid('reachKm', 'and placeId go together');
    if (geonameId === null || reachKm === null) return checkEntry({ ...draft, reach: null });
    const place = await this.places.byId(geonameId);
    if (place === null) return invalid('placeId', 'is no place of GeoNames');
    return checkEntry({ ...draft, reach: { geonameId, latitude: place.latitude, longitude: place.longitude, reachKm } });
  }
}
