import { isDeepStrictEqual } from 'node:util';

import { accepted, refused, type Outcome, type Refused } from '../../../kernel/outcome.js';
import { checkOptionalText } from '../../../kernel/text.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../../platform/database/violations.js';
import type { ImportKind, RowDone, RowEffect, RowOrigin, RowWriter } from '../../../platform/imports/import-kind.js';
import type { Role, Viewer } from '../../../platform/viewer.js';
import type { PlaceNames } from '../../../reference/places/place-names.js';
import type { ProfileGround } from '../profile/check-profile.js';
import { consentTo, consentsOf, type ConsentEvent } from '../../consents/consent.js';
import type { ConsentsService } from '../../consents/consents.service.js';
import { jobseekerColumns, jobseekerGroups, jobseekerRow, type JobseekerRow } from './jobseeker-row.js';
import { ageBound, type Jobseeker, type KnownAge } from '../jobseeker.js';
import type { JobseekersService } from '../jobseekers.service.js';
import type { ProfileWords, SaidProfile } from '../profile/profile-words.js';
import { sightOfOne } from '../sight/sight.js';
import { emptyProfile, type SkillProfile } from '../profile/skill-profile.js';

const LONGEST_REFERENCE = 200;

/** What a row comes to. */
interface ReadRow {
  readonly kind: JobseekerRow['kind'];
  readonly caseReference: string | null;
  readonly age: KnownAge | null;
  readonly consent: JobseekerRow['consent'];
  /** The parts that the row says, others as they are stored. */
  profile(held: SkillProfile): SkillProfile;
}

/**
 * People from a file: registered as cases of whoever imports them, changed where the row says something else. A file says what
 * it has columns for; the rest of a profile stays. Status never changes: who withdrew is not brought back by a file. Consent to matching
 * counts where nothing was ever said about it; a row without it is kept, and its person is not matched.
 */
export class JobseekerImport implements ImportKind<JobseekerRow> {
  readonly name = 'JOBSEEKERS';
  readonly what = 'jobseekers';
  readonly roles: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR'];
  readonly columns = jobseekerColumns;
  readonly groups = jobseekerGroups;
  readonly schema = jobseekerRow;

  constructor(
    private readonly jobseekers: JobseekersService,
    private readonly consents: ConsentsService,
    private readonly words: ProfileWords,
    private readonly places: PlaceNames,
  ) {}

  async begin(viewer: Viewer): Promise<RowWriter<JobseekerRow>> {
    const ground = await this.jobseekers.ground(viewer);
    return { write: (tx, said, origin) => this.write(tx, viewer, ground, said, origin) };
  }

  /** Two rows of a file may race for one case reference with people who type it. */
  refusalOf(error: unknown): Refused | null {
    return violatedConstraint(error) === 'jobseeker_case_reference' ? refused('ALREADY_EXISTS', { what: 'jobseeker', field: 'caseReference' }) : null;
  }

  private async write(tx: Tx, viewer: Viewer, ground: ProfileGround, said: JobseekerRow, origin: RowOrigin): Promise<Outcome<RowDone>> {
    const row = await this.read(said);
    if (!row.ok) return row;
    const known = await this.jobseekers.byExternalId(tx, viewer, origin.source, origin.externalId);
    if (known !== null) return this.agreed(tx, viewer, row.value, await this.change(tx, viewer, ground, known, row.value));
    const { kind, caseReference, age } = row.value;
    const draft = { kind, caseReference, age, profile: row.value.profile(emptyProfile), assignedTo: null, origin };
    const registered = await this.jobseekers.registerIn(tx, viewer, ground, draft);
    return this.agreed(tx, viewer, row.value, registered.ok ? did('CREATED', registered.value) : registered);
  }

  /** What the row did to the person, with what it says of consent; a remark where the person is not matched for want of it. */
  private async agreed(tx: Tx, viewer: Viewer, { consent }: ReadRow, done: Outcome<RowDone>): Promise<Outcome<RowDone>> {
    if (!done.ok) return done;
    const id = done.value.subject.id as Jobseeker['id'];
    const events = await this.consents.eventsIn(tx, viewer, id);
    const asked = consentsOf(events).some((event) => event.purpose === 'MATCHING');
    if (asked || consent === null || consent === undefined) return remarked(done.value, events);
    const given = await this.consents.giveIn(tx, viewer, id, { purpose: 'MATCHING' }, consent);
    if (!given.ok) return inConsent(given);
    return accepted(done.value.effect === 'UNCHANGED' ? { ...done.value, effect: 'UPDATED' } : done.value);
  }

  private async change(tx: Tx, viewer: Viewer, ground: ProfileGround, known: Jobseeker, row: ReadRow): Promise<Outcome<RowDone>> {
    if (sightOfOne(viewer, known) !== 'OWN') return refused('NOT_ALLOWED', { act: 'changing a case that is not yours' });
    if (row.kind !== known.kind) return refused('INVALID_INPUT', { field: 'kind', problem: `is ${known.kind} here, which no file changes` });
    const profile = row.profile(known.profile);
    const same =
      isDeepStrictEqual(profile, known.profile) &&
      (row.age === null || ageBound(row.age) === known.bornOnOrBefore) &&
      (row.caseReference === null || row.caseReference === known.caseReference);
    if (same) return did('UNCHANGED', known);
    const { age, caseReference } = row;
    const edited = await this.jobseekers.editIn(tx, viewer, ground, known.id, known.version, { profile, age, caseReference });
    return edited.ok ? did('UPDATED', known) : edited;
  }

  private async read({ kind, caseReference, age, profile, consent }: JobseekerRow): Promise<Outcome<ReadRow>> {
    const reference = checkOptionalText('caseReference', caseReference, LONGEST_REFERENCE);
    if (!reference.ok) return reference;
    const placed = await this.placed(profile ?? {});
    if (!placed.ok) return placed;
    const read = await this.words.read(placed.value, age);
    if (!read.ok) return read;
    const said = Object.keys(placed.value).map((part) => (part === 'placeId' ? 'place' : part)) as (keyof SkillProfile)[];
    const parts = Object.fromEntries(said.map((part) => [part, read.value.profile[part]]));
    return accepted({ kind, caseReference: reference.value, age: read.value.age, consent, profile: (held) => ({ ...held, ...parts }) });
  }

  /** The profile with its place by id, where it was named. */
  private async placed({ place, country, placeId, ...parts }: NonNullable<JobseekerRow['profile']>): Promise<Outcome<SaidProfile>> {
    const name = place ?? '';
    if (typeof placeId === 'number' && name !== '') return refused('INVALID_INPUT', { field: 'profile.place', problem: 'must be left out where placeId is given' });
    if (name === '') return accepted(placeId === undefined && place === undefined ? parts : { ...parts, placeId: placeId ?? null });
    const found = await this.places.find('profile.place', name, country ?? null);
    return found.ok ? accepted({ ...parts, placeId: found.value }) : found;
  }
}

function did(effect: RowEffect, { id }: Jobseeker): Outcome<RowDone> {
  return accepted({ effect, subject: { kind: 'Jobseeker', id } });
}

function remarked(done: RowDone, events: readonly ConsentEvent[]): Outcome<RowDone> {
  return accepted(consentTo(events, { purpose: 'MATCHING' }) === null ? { ...done, remark: 'NO_CONSENT' } : done);
}

/** The refusal, with its field named as a row names it. */
function inConsent(refusal: Refused): Refused {
  const { field, problem } = refusal.facts;
  return typeof field === 'string' ? refused('INVALID_INPUT', { field: `consent.${field}`, problem: String(problem) }) : refusal;
}
