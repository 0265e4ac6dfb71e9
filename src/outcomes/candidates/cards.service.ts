import type { OpeningId } from '../../kernel/ids.js';
import type { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { isShown, openSteps, type Candidacy, type CandidateId, type ReleaseStep } from './candidacy.js';
import { openCandidacies, releasesOf } from './candidacy.store.js';
import type { Card } from './card.js';
import type { Standings } from './standings.js';

/** All that an employer sees of a candidate. Nothing of the person's record is in it, so that no field can show it. */
export interface ShownCard extends Card {
  readonly id: CandidateId;
  readonly openingId: OpeningId;
  readonly handle: string;
  readonly putAt: Date;
}

/** What was released of a candidate, as far as the person still agrees. */
export interface ReleasedIdentity {
  readonly name: string | null;
  readonly phone: string | null;
}

/**
 * What an employer sees: the cards of people put to it, and what they released. Whether anything is shown is asked anew at each reading, so a word
 * of the person takes it away at once. What is another employer's, hidden, ended or made up gets the same answer, by the same statements.
 */
export class CardsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly standings: Standings,
    private readonly identities: Pick<IdentitiesService, 'released'>,
  ) {}

  /** A page of the cards for one of the viewer's own openings, the first one first; none for any other opening. */
  page(viewer: Viewer, openingId: OpeningId, after: readonly [putAt: Date, id: string] | null, limit: number): Promise<ShownCard[]> {
    return this.read(viewer, { openingId }, (card) => after === null || isAfter(card, after)).then((cards) => cards.slice(0, limit));
  }

  /** Those of these cards that the viewer may see, in any order. */
  byIds(viewer: Viewer, ids: readonly CandidateId[]): Promise<ShownCard[]> {
    return this.read(viewer, { ids }, () => true);
  }

  /** Who a candidate is, as far as released; null where nothing is, and for every other candidate. */
  async identity(viewer: Viewer, id: CandidateId): Promise<ReleasedIdentity | null> {
    const found = await this.work.run(viewer, async (tx): Promise<{ readonly candidacy: Candidacy; readonly open: readonly ReleaseStep[] } | null> => {
      const [candidacy] = viewer.employerId === null ? [] : await openCandidacies(tx, viewer.missionId, viewer.employerId, { ids: [id] });
      const releases = await releasesOf(tx, viewer.missionId, [id]);
      const standing = (await this.standings.of(tx, viewer, candidacy === undefined ? [] : [candidacy]));
      const stood = candidacy === undefined ? null : standing(candidacy);
      if (candidacy === undefined || stood === null) return null;
      const open = openSteps(candidacy, releases, stood);
      return open.length === 0 ? null : { candidacy, open };
    });
    if (found === null) return null;
    const identity = await this.identities.released(viewer, found.candidacy.jobseekerId, 'PUT_FORWARD');
    return {
      name: found.open.includes('NAME') ? identity.fullName : null,
      phone: found.open.includes('PHONE') ? (identity.phones[0]?.number ?? null) : null,
    };
  }

  private read(
    viewer: Viewer,
    of: { readonly openingId: OpeningId } | { readonly ids: readonly CandidateId[] },
    keeps: (candidacy: Candidacy) => boolean,
  ): Promise<ShownCard[]> {
    return this.work.run(viewer, async (tx) => {
      const shown = (await this.shownIn(tx, viewer, of)).filter(keeps);
      await recordAudit(
        tx,
        viewer,
        shown.map(({ jobseekerId }) => ({ deed: 'READ', act: 'candidateCard', subject: { kind: 'Jobseeker', id: jobseekerId }, why: 'PUT_FORWARD' })),
      );
      return shown.map(cardAlone);
    });
  }

  private async shownIn(tx: Tx, viewer: Viewer, of: { readonly openingId: OpeningId } | { readonly ids: readonly CandidateId[] }): Promise<Candidacy[]> {
    if (viewer.employerId === null) return [];
    const open = await openCandidacies(tx, viewer.missionId, viewer.employerId, of);
    const standingOf = await this.standings.of(tx, viewer, open);
    return open.filter((candidacy) => {
      const standing = standingOf(candidacy);
      return standing !== null && isShown(candidacy, standing);
    });
  }
}

function isAfter(candidacy: Candidacy, [putAt, id]: readonly [Date, string]): boolean {
  const later = candidacy.putAt.getTime() - putAt.getTime();
  return later > 0 || (later === 0 && candidacy.id > id);
}

/** The card, field by field: a new field of the record does not slip out. */
function cardAlone({ id, openingId, handle, putAt, card }: Candidacy): ShownCard {
  const { experience, travel, skills, languages, licences, startsOn } = card;
  return { id, openingId, handle, putAt, experience, travel, skills, languages, licences, startsOn };
}
