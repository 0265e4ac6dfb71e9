import type { MatchContext } from './context.js';
import type { HeldSkill, OccupationNo, Related } from './types.js';

/** An occupation a person has held or could hold, and how firmly: 1,000,000 for one that was held. */
export interface LikelyOccupation {
  readonly occupation: OccupationNo;
  readonly share: number;
}

/** How often the shares of a mix are balanced after an occupation joins it: past this they hardly move. */
const ROUNDS = 10;

/**
 * The few occupations whose skills together explain a set of skills best, likeliest first. Many people have learnt two trades: looking for the
 * one occupation that resembles all their skills finds neighbours of the larger trade and never the smaller one. So occupations are added one
 * by one, each the one that explains most of what those before it leave unexplained, rare skills first, until none would explain more
 * than those in the mix do. The likeliest has the policy's share, the others in proportion to what they explain.
 * Levels do not enter, so learning a skill better never moves a person towards another trade. Ties go to the lower number.
 */
export function inferredOccupations(skills: readonly HeldSkill[], { policy, space }: MatchContext): readonly LikelyOccupation[] {
  const { inferred, inferredShare, unexplained } = policy.occupation;
  // In one order, because sums of fractions depend on it; only + - * / are used, which give the same everywhere.
  const numbers = [...new Set(skills.map((held) => held.skill))].sort((a, b) => a - b);
  const profile = numbers.map((skill) => ({ weight: space.rarity(skill), users: space.occupationsUsing(skill) }));
  const pulls = new Float64Array(space.occupationCount);
  const mix: Explaining[] = [];
  while (mix.length < inferred) {
    const pulling = profile.map(({ weight }, at) => weight / explained(mix, at, unexplained));
    const next = strongest(profile, pulling, pulls);
    if (next === null || mix.some(({ occupation }) => occupation === next)) break;
    if (mix.length > 0 && (pulls[next] ?? 0) <= mix.reduce((sum, { occupation, share }) => sum + share * (pulls[occupation] ?? 0), 0)) break;
    join(mix, { occupation: next, share: 1, degrees: profile.map(({ users }) => users.find(({ no }) => no === next)?.degree ?? 0) });
    for (let round = 0; mix.length > 1 && round < ROUNDS; round++) balance(mix, profile, unexplained);
  }
  const most = mix.reduce((largest, { share }) => Math.max(largest, share), 0);
  return mix
    .map(({ occupation, share }) => ({ occupation, share: Math.trunc((share / most) * inferredShare * 1_000) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.occupation - b.occupation);
}

interface ProfileSkill {
  /** The rarer, the more it wants to be explained. */
  readonly weight: number;
  readonly users: readonly Related[];
}

/** An occupation of the mix: its share of it, all shares adding up to 1, and what each skill of the profile weighs in it. */
interface Explaining {
  readonly occupation: OccupationNo;
  share: number;
  readonly degrees: readonly number[];
}

/** How far a mix explains the skill at this place of the profile, parts per million. */
function explained(mix: readonly Explaining[], at: number, unexplained: number): number {
  return mix.reduce((sum, { share, degrees }) => sum + share * (degrees[at] ?? 0), unexplained);
}

/** Writes how much each occupation explains of what is left to explain, and names the one that explains most; null where none explains any. */
function strongest(profile: readonly ProfileSkill[], pulling: readonly number[], pulls: Float64Array): OccupationNo | null {
  pulls.fill(0);
  profile.forEach(({ users }, at) => {
    const pull = pulling[at] ?? 0;
    for (const { no, degree } of users) pulls[no] = (pulls[no] ?? 0) + pull * degree;
  });
  let best: OccupationNo | null = null;
  let most = 0;
  for (let occupation = 0; occupation < pulls.length; occupation++) {
    const pull = pulls[occupation] ?? 0;
    if (pull > most) [best, most] = [occupation, pull];
  }
  return best;
}

/** The newcomer begins with an equal share. */
function join(mix: Explaining[], newcomer: Explaining): void {
  const size = mix.length + 1;
  for (const one of mix) one.share *= 1 - 1 / size;
  newcomer.share = 1 / size;
  mix.push(newcomer);
}

/** Moves shares towards the occupations that explain more: each skill is shared out among those that explain it, by how far they do. */
function balance(mix: readonly Explaining[], profile: readonly ProfileSkill[], unexplained: number): void {
  const whole = profile.map((_, at) => explained(mix, at, unexplained));
  for (const one of mix) {
    one.share *= profile.reduce((sum, { weight }, at) => sum + (weight * (one.degrees[at] ?? 0)) / (whole[at] ?? 1), 0);
  }
  const sum = mix.reduce((total, { share }) => total + share, 0);
  for (const one of mix) one.share /= sum;
}
