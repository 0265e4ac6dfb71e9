/**
 * Every refusal a user may meet: its code, the facts it carries and its sentence in English.
 * One line a code. What protection knows never enters the facts.
 */
export const refusals = {
  // anywhere
  NOT_SIGNED_IN: (_: Empty) => 'Sign in first: the request carries no valid token.',
  NOT_ALLOWED: (f: { act: string; roles?: string }) => `Your role does not allow this: ${f.act}.${f.roles === undefined ? '' : ` It is for ${f.roles}.`}`,
  NOT_FOUND: (f: { what: string }) => `There is no such ${f.what} here.`,
  INVALID_INPUT: (f: { field: string; problem: string }) => `${f.field}: ${f.problem}.`,
  STALE_EDIT: (f: { what: string; version: number }) =>
    `Somebody changed this ${f.what} meanwhile (it is now version ${f.version}). Read it again and repeat your change.`,
  MOVE_NOT_ALLOWED: (f: { what: string; from: string; to: string; open?: string }) =>
    `${f.from.toLowerCase() === f.to.toLowerCase() ? `This ${f.what} is ${f.from} already.` : `${articled('A', f.what)} that is ${f.from} cannot become ${f.to}.`}${f.open === undefined ? '' : ` It can become ${f.open}.`}`,
  ALREADY_EXISTS: (f: { what: string; field: string }) => `There is already ${articled('a', f.what)} with this ${f.field}.`,
  REASON_NEEDED: (f: { act: string }) => `Give a reason: ${f.act} is recorded with one.`,
  RATE_LIMITED: (f: { act: string; retryAfterSeconds: number }) => `Too many calls of ${f.act}: try again in ${f.retryAfterSeconds} seconds.`,
  KEY_REUSED: (_: Empty) => 'This idempotency key was used before with another request.',
  // accounts
  MISSION_NOT_NAMED: (f: { header: string; missions: string }) =>
    `Name a mission in which you have an account in the header ${f.header}: ${f.missions}.`,
  LAST_ADMIN: (_: Empty) => 'This is the last administrator of the mission: name another one first.',
  INVITATION_INVALID: (_: Empty) => 'This invitation does not exist, has expired, was withdrawn or was used by somebody else.',
  TOO_MANY_KEYS: (f: { most: number }) => `This system has ${f.most} API keys that work: revoke one first.`,
  // duplicates
  MERGE_AGAINST_WISH: (f: { status: string }) =>
    `The person is ${f.status} on the record that would be closed: let that one go on, or settle first what the person wishes.`,
  // people
  CONSENT_NEEDED: (f: { purpose: string }) => `The person does not agree to this at present (${f.purpose}): ask, and record the answer first.`,
  // candidates; what stands in the way of a match is not told here
  NOT_A_MATCH: (_: Empty) => 'This person does not match this opening at present.',
  PLACE_SUSPENDED: (_: Empty) => 'The mission puts nobody forward at this place at present.',
  TOO_MANY_CANDIDATES: (f: { most: number }) => `${f.most} people are before this employer for this opening: wait for answers first.`,
  // offers
  NOT_AVAILABLE: (_: Empty) => 'Not available at present.',
  REQUIREMENT_FAILED: (f: { requirement: string; reason: string; rules: string; problem: string }) => `${f.problem} (${f.requirement})`,
  TOO_MANY_OFFERS: (f: { most: number }) => `${f.most} offers run for the free seats of this opening: wait for answers, or let more run.`,
  TOO_MANY_AWAIT: (f: { most: number }) => `${f.most} offers await this person's answer: wait for one, or say why another cannot wait.`,
  NO_SEAT_LEFT: (_: Empty) => 'Every seat of the opening is taken.',
  IN_ANOTHER_VENTURE: (_: Empty) => 'This person is in another venture, or asked to join one: nobody is in two. Let them leave it first.',
  TOO_LATE_TO_UNDO: (f: { minutes: number }) => `An answer can be taken back within ${f.minutes} minutes, as long as nothing came after it.`,
  // openings
  RULE_FORBIDS: (f: { rule: string; problem: string }) => `${f.problem} (rule ${f.rule}).`,
  RULE_WARNS: (f: { rule: string; problem: string }) => `${f.problem} (rule ${f.rule}). Name the rule and give the reason to go on all the same.`,
  VENTURE_NOT_READY: (f: { field: string; problem: string }) => `The venture is not that far yet: ${f.field} ${f.problem}.`,
  PLAN_NOT_READY: (f: { field: string; problem: string }) => `The business plan is not that far yet: ${f.field} ${f.problem}.`,
  TELLS_OF_SOMEBODY: (f: { field: string; kind: string; words: string }) =>
    `${f.field}: "${f.words}" tells who or what somebody is (${f.kind.toLowerCase()}). Leave it out: whoever reviews the plan must not learn whose it is.`,
  PROTECTED_TRAIT: (f: { rule: string; field: string; trait: string; words: string }) =>
    `${f.field}: "${f.words}" asks for people by ${f.trait.toLowerCase()}. Leave it out, or have a job placement officer approve it as a genuine requirement of the work.`,
  NOT_PUBLISHABLE: (f: { field: string; problem: string }) => `This cannot be published yet: ${f.field} ${f.problem}.`,
  // money
  MONEY_SHORT: (f: { what: string; left: number; currency: string }) => `There is not enough money for this: ${f.what} holds ${f.left} minor units of ${f.currency}.`,
  SECOND_PERSON_NEEDED: (f: { act: string }) => `Somebody else must do this: ${f.act} takes two people.`,
  // imports
  FILE_UNREADABLE: (f: { problem: string }) => `This file cannot be read: ${f.problem}.`,
  FILE_TOO_LARGE: (f: { most: string }) => `This file is too large: at most ${f.most}.`,
  ROW_UNREADABLE: (f: { problem: string }) => `This row cannot be read: ${f.problem}.`,
  ROW_REPEATED: (f: { row: number }) => `Row ${f.row} of this file has the same external id.`,
  TOO_MANY_REFUSED: (f: { most: number }) => `${f.most} rows were refused: correct the file as a whole and upload it again.`,
  IMPORTS_UNFINISHED: (f: { most: number }) => `You have ${f.most} imports that are not finished: wait for them, or stop one.`,
  IMPORT_BROKEN: (_: Empty) => 'Something went wrong on our side. What was imported before stays; upload the file again to go on.',
} as const satisfies Record<string, (facts: never) => string>;

type Empty = Readonly<Record<never, never>>;

/** `what` with its article in front: an opening, a jobseeker. */
function articled(article: 'A' | 'a', what: string): string {
  return `${article}${/^[aeiou]/i.test(what) ? 'n' : ''} ${what}`;
}

/** The codes, for exhaustive switches. */
export type RefusalCode = keyof typeof refusals;

/** The facts that a code carries. */
export type RefusalFacts<C extends RefusalCode> = Parameters<(typeof refusals)[C]>[0];
