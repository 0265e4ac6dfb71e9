import type { JobseekerId } from '../../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { isWhole } from '../../../kernel/whole.js';
import { balanceOf, type Balances, type Entry } from './balances.js';
import { awardAccount, fundAccount, personAccount, type AwardId, type LedgerAccount } from './ledger-account.js';

/** What can happen to the money of a fund, in the order in which it usually does. */
export const moveKinds = [
  'BUDGET',
  'BUDGET_CUT',
  'ENTITLEMENT',
  'ENTITLEMENT_CUT',
  'RESERVATION',
  'COMMITMENT',
  'INSTALMENT',
  'RELEASE',
  'CLAW_BACK',
  'RECOVERY',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** A transaction to post: entries that balance. */
export interface Move {
  readonly kind: MoveKind;
  readonly awardId: AwardId | null;
  readonly entries: readonly Entry[];
}

/** What a move needs to know of an award. `perPerson`: its fund gives to each person up to an entitlement. */
export interface AwardShape {
  readonly id: AwardId;
  /** Null for several people together, who have no entitlement. */
  readonly jobseekerId: JobseekerId | null;
  readonly perPerson: boolean;
}

/** Most of one amount, minor units: sums of a great many stay exact. */
export const MOST_MINOR = 1_000_000_000_000;

/** Money that a donor gives to the fund. */
export function budget(minor: number): Outcome<Move> {
  return move('BUDGET', null, minor, [[fundAccount('FUNDED'), fundAccount('AVAILABLE')]]);
}

/** Money that is taken out of the fund again; only what nobody holds. */
export function budgetCut(minor: number): Outcome<Move> {
  return move('BUDGET_CUT', null, minor, [[fundAccount('AVAILABLE'), fundAccount('FUNDED')]]);
}

/** What one person may have from the fund, on top of what they may have already. */
export function entitlement(person: JobseekerId, minor: number): Outcome<Move> {
  return move('ENTITLEMENT', null, minor, [[personAccount('ENTITLED', person), personAccount('ENTITLEMENT_LEFT', person)]]);
}

/** Takes back what the person may have and has not used. */
export function entitlementCut(person: JobseekerId, minor: number): Outcome<Move> {
  return move('ENTITLEMENT_CUT', null, minor, [[personAccount('ENTITLEMENT_LEFT', person), personAccount('ENTITLED', person)]]);
}

/** Sets money aside for an award, with the seat: it is nobody else's from then on. Uses the person's entitlement where the fund has them (F03). */
export function reservation(award: AwardShape, minor: number): Outcome<Move> {
  const person = entitledBy(award);
  const used: Transfer[] = person === null ? [] : [[personAccount('ENTITLEMENT_LEFT', person), personAccount('ENTITLEMENT_USED', person)]];
  return move('RESERVATION', award.id, minor, [[fundAccount('AVAILABLE'), awardAccount('RESERVED', award.id)], ...used]);
}

/** Owes all that is reserved, because the person has started. Refuses an award without a reservation. */
export function commitment(award: AwardShape, balances: Balances): Outcome<Move> {
  const reserved = balanceOf(balances, awardAccount('RESERVED', award.id));
  if (reserved === 0) return refused('MOVE_NOT_ALLOWED', { what: 'award', from: stageAt(award.id, balances), to: 'COMMITTED' });
  return move('COMMITMENT', award.id, reserved, [[awardAccount('RESERVED', award.id), awardAccount('COMMITTED', award.id)]]);
}

/** Pays a part of what is owed. */
export function instalment(award: AwardShape, minor: number): Outcome<Move> {
  return move('INSTALMENT', award.id, minor, [[awardAccount('COMMITTED', award.id), awardAccount('PAID', award.id)]]);
}

/**
 * Gives back to the fund all that is set aside and not paid, and to the person what they may have; of what is owed, `keep` stays to be paid. Refuses an award
 * with nothing to give back.
 */
export function release(award: AwardShape, balances: Balances, keep = 0): Outcome<Move> {
  const [reserved, committed] = [awardAccount('RESERVED', award.id), awardAccount('COMMITTED', award.id)];
  const held = [
    { account: reserved, minor: -balanceOf(balances, reserved) },
    { account: committed, minor: -Math.max(0, balanceOf(balances, committed) - keep) },
  ];
  const all = -held.reduce((sum, { minor }) => sum + minor, 0);
  if (all === 0) return refused('MOVE_NOT_ALLOWED', { what: 'award', from: stageAt(award.id, balances), to: 'RELEASED' });
  const back: Entry[] = [...held.filter(({ minor }) => minor !== 0), { account: fundAccount('AVAILABLE'), minor: all }];
  return accepted({ kind: 'RELEASE', awardId: award.id, entries: [...back, ...givenBack(award, all)] });
}

/** Claims back what was paid: the fund has it again only when it arrives. */
export function clawBack(award: AwardShape, minor: number): Outcome<Move> {
  return move('CLAW_BACK', award.id, minor, [[awardAccount('PAID', award.id), awardAccount('CLAIMED', award.id)]]);
}

/** What was claimed arrives: the fund can use it again, and the person's entitlement with it. */
export function recovery(award: AwardShape, minor: number): Outcome<Move> {
  const back = move('RECOVERY', award.id, minor, [[awardAccount('CLAIMED', award.id), fundAccount('AVAILABLE')]]);
  return back.ok ? accepted({ ...back.value, entries: [...back.value.entries, ...givenBack(award, minor)] }) : back;
}

/** Where an award stands: RESERVED before the start, COMMITTED while something is owed, and SETTLED when nothing is left of it. */
export type AwardStage = 'RESERVED' | 'COMMITTED' | 'SETTLED';

export function stageOf({ reserved, committed }: { readonly reserved: number; readonly committed: number }): AwardStage {
  if (committed > 0) return 'COMMITTED';
  return reserved > 0 ? 'RESERVED' : 'SETTLED';
}

const stageAt = (id: AwardId, balances: Balances): AwardStage =>
  stageOf({ reserved: balanceOf(balances, awardAccount('RESERVED', id)), committed: balanceOf(balances, awardAccount('COMMITTED', id)) });

type Transfer = readonly [from: LedgerAccount, to: LedgerAccount];

function move(kind: MoveKind, awardId: AwardId | null, minor: number, transfers: readonly Transfer[]): Outcome<Move> {
  if (!isWhole(minor, 1, MOST_MINOR)) return invalid('amount', `must be 1 to ${MOST_MINOR} minor units`);
  return accepted({ kind, awardId, entries: transfers.flatMap(([from, to]) => transfer(from, to, minor)) });
}

const transfer = (from: LedgerAccount, to: LedgerAccount, minor: number): Entry[] => [
  { account: from, minor: -minor },
  { account: to, minor },
];

/** Whose entitlement an award uses; null for nobody's. */
const entitledBy = ({ jobseekerId, perPerson }: AwardShape): JobseekerId | null => (perPerson ? jobseekerId : null);

function givenBack(award: AwardShape, minor: number): Entry[] {
  const person = entitledBy(award);
  return person === null ? [] : transfer(personAccount('ENTITLEMENT_USED', person), personAccount('ENTITLEMENT_LEFT', person), minor);
}
