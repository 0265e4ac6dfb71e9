export const channelNeeds = ['NO_PROTECTION', 'PROTECTION_HAS_CASES', 'COMPLAINT_WAITS'] as const;
/** Why a complaint may reach nobody. */
export type ChannelNeed = (typeof channelNeeds)[number];

/** What decides whether whoever complains is heard. */
export interface ChannelFacts {
  /** Accounts of protection in use, and how many of them accompany nobody. */
  readonly protection: number;
  readonly withoutCases: number;
  /** Whether a complaint waits that none of them may read. */
  readonly waits: boolean;
}

/**
 * What the channel of complaints needs to be open (RULES: it does not pass through the case manager); null for nothing. Protection reads complaints, but never
 * those of people whose case it holds or held. So that nobody learns of a complaint from this, it is asked for before there is one: an account of protection
 * that accompanies nobody. A complaint that waits is told only where there is such an account and it may not read it.
 */
export function channelNeed({ protection, withoutCases, waits }: ChannelFacts): ChannelNeed | null {
  if (protection === 0) return 'NO_PROTECTION';
  if (withoutCases === 0) return 'PROTECTION_HAS_CASES';
  return waits ? 'COMPLAINT_WAITS' : null;
}
