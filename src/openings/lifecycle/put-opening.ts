import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { OpeningKind } from '../../matching/types.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { checkExternalRef, type ExternalRef } from '../employers/employer.js';
import type { PutChange } from '../employers/employers.service.js';
import type { Opening, TermName } from '../openings/opening.js';
import type { OpeningsService } from '../openings/openings.service.js';
import type { OpeningDraft, TermsGround, TermsService } from '../openings/terms.service.js';
import type { OpeningLifecycle } from './opening-lifecycle.service.js';

/** A row of a file: an opening with its employer and what the file's owner calls it. */
export interface OpeningRow {
  readonly employerId: EmployerId;
  readonly draft: OpeningDraft;
  readonly ref: ExternalRef;
  /** Terms that were made up to complete the row. */
  readonly constructedFields: readonly TermName[];
  /** Publish it when it is new; for staff only. */
  readonly publish: boolean;
}

/** An opening as a row left it, and what the row did. */
export interface PutOpening {
  readonly opening: Opening;
  readonly change: PutChange;
}

/** What rows are put with. */
export interface PutGround {
  readonly openings: OpeningsService;
  readonly lifecycle: OpeningLifecycle;
  readonly terms: TermsService;
  /** What the mission's rows are read by, once for many of them. */
  readonly reading: TermsGround;
}

/** A kind, and how the terms of its own that the row says are written: whether they say something else than before. */
export interface PutKind {
  readonly kind: OpeningKind;
  putOwn(id: OpeningId): Promise<boolean>;
}

/**
 * Creates or replaces the opening that the row names, inside the caller's transaction: an import that is repeated changes nothing, and
 * publishes nothing that somebody closed. A partner's names are its own: another owner's cannot be met. Refuses what writing it down, editing and
 * publishing by hand refuse, and a name that is that of another kind or another employer's opening.
 */
export async function putOpening(ground: PutGround, tx: Tx, viewer: Viewer, { kind, putOwn }: PutKind, row: OpeningRow): Promise<Outcome<PutOpening>> {
  const { openings, lifecycle, terms, reading } = ground;
  const { employerId, constructedFields } = row;
  const ref = checkExternalRef(viewer.employerId === null ? row.ref : { ...row.ref, source: `employer ${viewer.employerId}: ${row.ref.source}` });
  if (!ref.ok) return ref;
  const read = await terms.readOn(reading, row.draft);
  if (!read.ok) return read;
  const known = await openings.byExternalRef(tx, viewer.missionId, ref.value);
  if (known !== null && (known.kind !== kind || known.employerId !== employerId)) return refused('ALREADY_EXISTS', { what: 'opening', field: 'externalId' });
  if (known === null) {
    const created = await lifecycle.createIn(tx, viewer, { kind, employerId, read: read.value, ref: ref.value, constructedFields });
    if (!created.ok) return created;
    await putOwn(created.value.id);
    const opening = row.publish ? await lifecycle.publishIn(tx, viewer, created.value, `imported from ${ref.value.source}`, read.value.today) : created;
    return opening.ok ? accepted({ opening: opening.value, change: 'CREATED' }) : opening;
  }
  const ownTerms = await putOwn(known.id);
  const edited = await lifecycle.editIn(tx, viewer, known, read.value, { constructedFields, ownTerms });
  if (!edited.ok) return edited;
  return accepted({ opening: edited.value, change: edited.value.version === known.version ? 'UNCHANGED' : 'CHANGED' });
}
