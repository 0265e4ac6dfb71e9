import type { Day } from '../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, cannotBecome, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { TeamCondition, VentureId } from '../../matching/team/team.js';
import type { OfferGround } from '../offers/due/standing.js';
import type { Placement } from '../placements/placement.js';

export type TeamRunId = Id<'TeamRun'>;

export const runStates = ['REQUESTED', 'RUNNING', 'DONE', 'FAILED'] as const;
export type TeamRunState = (typeof runStates)[number];

export const runOutcomes = ['TEAMS', 'CLASH', 'UNDECIDED'] as const;
/** CLASH: no team meets all conditions. UNDECIDED: neither a team nor a clash was found in the time there was. */
export type TeamOutcome = (typeof runOutcomes)[number];

/** What is told of a clash: conditions of the search, or a rule of the venture's programme that no team could meet. */
export type ClashCondition = TeamCondition | { readonly kind: 'RULE'; readonly venture: VentureId; readonly rule: string };

/** A search for teams, from being asked for on. */
export interface TeamRun {
  readonly missionId: MissionId;
  readonly id: TeamRunId;
  readonly ventureIds: readonly VentureId[];
  readonly state: TeamRunState;
  readonly outcome: TeamOutcome | null;
  /** The search whose chosen team somebody refused; null for a search of its own. */
  readonly around: TeamRunId | null;
  /** A smallest set of conditions that clash; empty unless the outcome is CLASH. */
  readonly clash: readonly ClashCondition[];
  /** Steps done, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** The day and the policy by which people fit; null until it is done. */
  readonly asOf: Day | null;
  readonly policy: string | null;
  /** Null for the service itself, after a refusal. */
  readonly askedBy: AccountId | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

export const proposalStates = ['PROPOSED', 'CHOSEN', 'AGREED', 'BROKEN', 'DROPPED'] as const;
/** CHOSEN: its people are asked. AGREED: each of them agreed. BROKEN: somebody refused. DROPPED: another was chosen, or it was given up. */
export type TeamProposalState = (typeof proposalStates)[number];

export const teamWords = ['AGREED', 'REFUSED'] as const;
export type TeamWord = (typeof teamWords)[number];

/** A person in a role, and their word about it. */
export interface ProposedSeat {
  readonly jobseekerId: JobseekerId;
  readonly openingId: OpeningId;
  /** How well they fit, 0 to 1,000,000. */
  readonly score: number;
  /** Null: not asked yet, or no answer. No reply is never a yes. */
  readonly word: TeamWord | null;
  /** How the word came: never by text. */
  readonly channel: 'CALL' | 'VISIT' | null;
  /** ISO 639: the language in which the person heard it. */
  readonly language: string | null;
  readonly wordBy: AccountId | null;
  readonly wordAt: Date | null;
}

/** One of several teams to choose from, for all ventures of its search at once. */
export interface TeamProposal {
  readonly missionId: MissionId;
  readonly runId: TeamRunId;
  /** 1 for the best. */
  readonly rank: number;
  readonly state: TeamProposalState;
  /** Sum of the scores of its members. */
  readonly fit: number;
  /** No team has a greater fit; for the second and later: none that differs enough from those before. */
  readonly bound: number;
  readonly seats: readonly ProposedSeat[];
}

/** By what share of the greatest fit possible a proposal may fall short: 0 for the best there is. */
export function gapOf({ fit, bound }: Pick<TeamProposal, 'fit' | 'bound'>): number {
  return bound === 0 ? 0 : 1 - fit / bound;
}

/** A seat in a team that was chosen. */
export interface AskedSeat extends ProposedSeat {
  readonly runId: TeamRunId;
  readonly rank: number;
  readonly state: TeamProposalState;
  readonly ventureId: VentureId;
}

/** A seat in a team that is being asked, or has agreed, as its person's record goes on. */
export interface HeldSeat extends AskedSeat {
  /** The record under which it was written down; another one where a merge closed it. */
  readonly recordId: JobseekerId;
}

/**
 * Whether somebody leaves a team that was chosen by what became of them; null for whoever is not there any more. While they are asked whatever keeps them from
 * being offered something does. Once all have agreed a pause is waited out, as that of their offers is, and an end counts until they had their seat: from then on
 * the placement tells.
 */
export function leavesTeam(state: TeamProposalState, person: OfferGround['person'], seated: boolean): boolean {
  if (seated || (state !== 'CHOSEN' && state !== 'AGREED')) return false;
  if (person === null || person.status === 'WITHDRAWN' || person.status === 'CLOSED' || !person.agreesToMatching) return true;
  return state === 'CHOSEN' && (person.status !== 'ACTIVE' || person.keptAway);
}

/** Whether a word about a role became one of these seats, which its person left since: such a word counts no longer. What was never said became none. */
export function becameLeft({ openingId, wordAt }: Pick<ProposedSeat, 'openingId' | 'wordAt'>, left: readonly Pick<Placement, 'openingId' | 'agreedAt'>[]): boolean {
  return wordAt !== null && left.some((each) => each.openingId === openingId && each.agreedAt >= wordAt);
}

/** Whether one of these pairs keeps somebody from one of these others. */
export function isApartFrom(id: JobseekerId, others: readonly JobseekerId[], pairs: readonly (readonly [JobseekerId, JobseekerId])[]): boolean {
  return pairs.some(([one, other]) => (one === id && others.includes(other)) || (other === id && others.includes(one)));
}

/** What may become of a proposal. A team that agreed can still break: everybody may withdraw, in every state. */
export const proposalMoves: Readonly<Record<TeamProposalState, readonly TeamProposalState[]>> = {
  PROPOSED: ['CHOSEN', 'DROPPED'],
  CHOSEN: ['AGREED', 'BROKEN', 'DROPPED'],
  AGREED: ['BROKEN', 'DROPPED'],
  BROKEN: [],
  DROPPED: [],
};

/** The proposal in its next state. */
export function moveProposal(proposal: TeamProposal, to: TeamProposalState): Outcome<TeamProposal> {
  if (!proposalMoves[proposal.state].includes(to)) return cannotBecome('team', proposal.state, to, proposalMoves[proposal.state].filter((next) => next === 'CHOSEN' || next === 'DROPPED'));
  return accepted({ ...proposal, state: to });
}

/** A word as somebody recorded it after a call or a visit. */
export interface SaidWord {
  readonly word: TeamWord;
  readonly channel: 'CALL' | 'VISIT';
  readonly language: string | null;
  /** That the role, its terms and its venture were read out in a language that the person understands (L8). */
  readonly heardTerms: boolean;
}

/** Who recorded it, and when. */
export interface WordRecord {
  readonly by: AccountId | null;
  readonly at: Date;
}

/**
 * The proposal with a person's word, and where it stands then: with the last yes AGREED, with a no BROKEN. A yes to a team that broke is taken back by a no: it
 * goes on counting for the next team otherwise. Refuses every other word about a team that nobody is asked for, a yes that was not read out (L8), and a yes after
 * a no: a new team is made by then.
 */
export function takeWord(proposal: TeamProposal, jobseekerId: JobseekerId, said: SaidWord, { by, at }: WordRecord): Outcome<TeamProposal> {
  const seat = proposal.seats.find((each) => each.jobseekerId === jobseekerId);
  if (seat === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
  const takesBack = proposal.state === 'BROKEN' && said.word === 'REFUSED' && seat.word === 'AGREED';
  if (proposal.state !== 'CHOSEN' && proposal.state !== 'AGREED' && !takesBack) return refused('MOVE_NOT_ALLOWED', { what: 'team', from: proposal.state, to: 'asked' });
  if (said.word === 'AGREED') {
    if (said.language === null || !/^[a-z]{2,3}$/.test(said.language)) return invalid('language', 'must be a code of ISO 639');
    if (!said.heardTerms) return refused('RULE_FORBIDS', { rule: 'L8', problem: 'Before somebody agrees, the role and its terms are read out in a language that the person understands' });
    if (seat.word === 'AGREED') return accepted(proposal);
  }
  const word: ProposedSeat = { ...seat, word: said.word, channel: said.channel, language: said.language, wordBy: by, wordAt: at };
  const seats = proposal.seats.map((each) => (each === seat ? word : each));
  const all = seats.every((each) => each.word === 'AGREED');
  return accepted({ ...proposal, seats, state: said.word === 'REFUSED' ? 'BROKEN' : all ? 'AGREED' : 'CHOSEN' });
}
