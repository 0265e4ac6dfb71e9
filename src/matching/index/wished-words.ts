import { contributionOf } from '../match.js';
import { languageWorth, meanWorth } from '../signals/languages.js';
import { shareValid } from '../signals/licences.js';
import type { Ground } from './market-view.js';
import type { OpenProfile } from './open-profile.js';
import { SOFT_LANGUAGES, SOFT_LICENCES, type OpeningArrays } from './opening-columns.js';
import { AskedRecord } from './opening-record.js';
import { NULL } from './records.js';

/** What the person laid open earns with languages and licences that an opening wishes for without insisting. */
export class WishedWords {
  private readonly record = new AskedRecord();
  private readonly neutral: number;

  constructor(
    private readonly ground: Ground,
    private readonly openings: OpeningArrays,
    private readonly profile: OpenProfile,
  ) {
    this.neutral = ground.weights.neutral.LANGUAGES + ground.weights.neutral.LICENCES;
  }

  /** Points beyond those of not knowing. */
  points(opening: number): number {
    const { special, askedWords, askedStarts, askedEnds } = this.openings;
    const { hasLanguages, hasLicences } = this.profile;
    const { neutral } = this.ground.weights;
    const looks = special[opening] ?? 0;
    this.record.at(askedWords, askedStarts[opening] ?? 0, askedEnds[opening] ?? 0);
    const languages = (looks & SOFT_LANGUAGES) === 0 || !hasLanguages ? neutral.LANGUAGES : this.languagePoints();
    const licences = (looks & SOFT_LICENCES) === 0 || !hasLicences ? neutral.LICENCES : this.licencePoints(opening);
    return languages + licences - this.neutral;
  }

  private languagePoints(): number {
    const { softLanguages, hardLicences } = this.record;
    const { askedWords } = this.openings;
    let worth = 0;
    for (let at = softLanguages; at < hardLicences; at++) {
      const word = askedWords[at] ?? 0;
      worth += languageWorth(this.profile.languages[word >> 3] ?? 0, word & 7, this.ground.policy);
    }
    return contributionOf(this.ground.weights.weight.LANGUAGES, meanWorth(worth, hardLicences - softLanguages));
  }

  private licencePoints(opening: number): number {
    const { softLicences, end } = this.record;
    const { askedWords, startsOn } = this.openings;
    const on = Math.max(this.profile.from, startsOn[opening] ?? 0);
    let valid = 0;
    for (let at = softLicences; at < end; at++) if ((this.profile.licences[askedWords[at] ?? 0] ?? NULL) >= on) valid++;
    return contributionOf(this.ground.weights.weight.LICENCES, shareValid(valid, end - softLicences));
  }
}
