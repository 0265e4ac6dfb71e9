/** How long something lasted that is followed from its start: a placement, in days or months. */
export interface Spell {
  /** From the start to the end, or to the last time that anything was known. At least 0. */
  readonly time: number;
  /** False: it had not ended when last heard of (censored); it is never taken for lasting, nor for ended. */
  readonly ended: boolean;
}

/** One step of a survival curve: a time at which something ended. */
export interface SurvivalStep {
  readonly time: number;
  /** How many were followed up to just before it. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share that lasts longer than `time`. */
  readonly survival: number;
  /** Greenwood's standard error; null where the share is 0, where the formula says nothing. */
  readonly standardError: number | null;
  /** 95 %, on the scale of log(-log), which never leaves 0 to 1; null where the share is 0 or 1. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Kaplan-Meier: at each time at which something ended, the share that lasts longer, with Greenwood's variance. What was heard of for the last time on
 * the day on which another ended still counts as followed on that day. Any order of the spells gives the same steps. Throws for times below 0.
 */
export function survivalOf(spells: readonly Spell[]): SurvivalStep[] {
  if (spells.some(({ time }) => !Number.isFinite(time) || time < 0)) throw new RangeError('a spell lasts 0 or more');
  const times = [...new Set(spells.filter((spell) => spell.ended).map((spell) => spell.time))].sort((a, b) => a - b);
  let [survival, hazards] = [1, 0];
  return times.map((time) => {
    const atRisk = spells.filter((spell) => spell.time >= time).length;
    const ended = spells.filter((spell) => spell.ended && spell.time === time).length;
    survival *= (atRisk - ended) / atRisk;
    // Greenwood: the variance of S is S squared times this sum.
    hazards += ended === atRisk ? Infinity : ended / (atRisk * (atRisk - ended));
    return { time, atRisk, ended, survival, standardError: Number.isFinite(hazards) ? survival * Math.sqrt(hazards) : null, bounds: boundsOf(survival, hazards) };
  });
}

/** The step that holds at a time; null before the first, where all still last. */
export function stepAt(steps: readonly SurvivalStep[], time: number): SurvivalStep | null {
  return steps.filter((step) => step.time <= time).at(-1) ?? null;
}

/** The first time at which no more than a share last longer; null where more do to the end of what is known. */
export function timeUntil(steps: readonly SurvivalStep[], share: number): number | null {
  return steps.find((step) => step.survival <= share)?.time ?? null;
}

function boundsOf(survival: number, hazards: number): SurvivalStep['bounds'] {
  if (survival <= 0 || survival >= 1 || !Number.isFinite(hazards)) return null;
  const log = Math.log(survival);
  const width = (Z95 * Math.sqrt(hazards)) / Math.abs(log);
  return { low: survival ** Math.exp(width), high: survival ** Math.exp(-width) };
}
