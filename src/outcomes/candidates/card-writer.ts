import type { Day } from '../../kernel/day.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { SkillProfile } from '../../people/jobseekers/profile/skill-profile.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { cardOf, type Card } from './card.js';

/** The card of a person for one post, on a day. */
export type WritesCard = (profile: SkillProfile, today: Day) => Card;

/** Writes cards for a post, with skills named in the first language of the mission. */
export class CardWriter {
  constructor(
    private readonly missions: Pick<MissionsService, 'get'>,
    private readonly taxonomies: Pick<TaxonomyService, 'of'>,
  ) {}

  /** Reads what cards of this post need; before a transaction, so that nobody waits for a second connection while holding one. */
  async prepare(opening: Opening): Promise<WritesCard> {
    const mission = await this.missions.get(opening.missionId);
    const taxonomy = await this.taxonomies.of(mission.classification);
    const nameOf = (uri: string): string => {
      const no = taxonomy.skillNo(uri);
      return no === null ? uri : taxonomy.skillName(no, mission.languages[0] ?? 'en');
    };
    return (profile, today) => cardOf(profile, opening, nameOf, today);
  }
}
