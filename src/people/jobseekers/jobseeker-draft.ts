import type { AccountId } from '../../kernel/ids.js';
import type { JobseekerKind, KnownAge } from './jobseeker.js';
import type { SkillProfile } from './profile/skill-profile.js';

/** What is recorded when a person is registered. */
export interface JobseekerDraft {
  readonly kind: JobseekerKind;
  readonly caseReference: string | null;
  /** Null where nobody knows it yet: law then keeps the person out of every match (L1). */
  readonly age: KnownAge | null;
  readonly profile: SkillProfile;
  /** The case manager or counsellor who accompanies the person; null: the account that acts. */
  readonly assignedTo: AccountId | null;
  /** Set by imports: where the person is known from, and under which id. */
  readonly origin: { readonly source: string; readonly externalId: string } | null;
}

/** A change of a person's record: what is null stays. */
export interface JobseekerEdit {
  readonly profile: SkillProfile | null;
  readonly age: KnownAge | null;
  readonly caseReference: string | null;
}
