/** Who makes a move. PERSON: the person's own word, whoever wrote it down. SERVICE: a day that came, or a rule. */
export const actorKinds = ['STAFF', 'PERSON', 'EMPLOYER', 'SERVICE'] as const;
export type ActorKind = (typeof actorKinds)[number];

export const offerChannels = ['TEXT', 'CALL', 'VISIT', 'API', 'LINK'] as const;
/** How a word came: from the person by text, call or visit, from the employer through the API or a signed link. */
export type OfferChannel = (typeof offerChannels)[number];

/** What keeps an open offer on hold. NOT_AVAILABLE says no more than that, whether the person pauses or protection knows why. */
export const holdReasons = ['ASKED_BY_PERSON', 'NOT_AVAILABLE', 'PLACE_SUSPENDED', 'EMPLOYER_NOT_CLEARED'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why a person says no; a closed list, and NOT_SAID is as good as any: nobody owes a reason. */
export const declineReasons = ['NOT_SAID', 'PAY', 'DISTANCE', 'HOURS', 'START', 'KIND_OF_WORK', 'FOUND_OTHER_WORK', 'OWN_REASONS'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why an employer does not go on with a candidate; the closed list of the issue. */
export const notSelectedReasons = [
  'SKILLS',
  'EXPERIENCE',
  'LANGUAGE',
  'AVAILABILITY',
  'PAY',
  'DISTANCE',
  'MISSED_INTERVIEW',
  'ANOTHER_CANDIDATE',
  'POST_CHANGED',
  'NOT_REACHED',
] as const;
export type NotSelectedReason = (typeof notSelectedReasons)[number];

/** Why staff take an offer back. */
export const withdrawReasons = ['MISTAKE', 'TERMS_CHANGED', 'PERSON_NOT_REACHED', 'OTHER_OFFER_BETTER', 'CONCERN'] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

/** Why the service itself ends an offer. */
export const serviceReasons = [
  'NO_ANSWER',
  'NO_SEAT_LEFT',
  'OPENING_CLOSED',
  'OPENING_EXPIRED',
  'EMPLOYER_BARRED',
  'PERSON_WITHDREW',
  'CASE_CLOSED',
  'CONSENT_WITHDRAWN',
  'FORGOTTEN',
] as const;
export type ServiceReason = (typeof serviceReasons)[number];

/** Every reason with which an offer may end. */
export type EndReason = DeclineReason | NotSelectedReason | WithdrawReason | ServiceReason;
export const endReasons: readonly EndReason[] = [...new Set<EndReason>([...declineReasons, ...notSelectedReasons, ...withdrawReasons, ...serviceReasons])];
