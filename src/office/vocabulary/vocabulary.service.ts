import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Found, SearchOptions } from '../../reference/taxonomy/search/taxonomy-search.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { MissionsService } from '../missions/missions.service.js';
import { seen, type SeenConcept } from './vocabulary.js';

/** A concept that answers a search. */
export interface FoundConcept {
  readonly concept: SeenConcept;
  /** The name that answered; null where the description did. */
  readonly through: string | null;
}

/** What somebody searches for. */
export interface WordSearch {
  readonly text: string;
  /** ISO 639-1: names are given in it; the mission's first language where null. Search reads every language. */
  readonly language: string | null;
  readonly first: number;
}

const LONGEST_QUERY = 500;
export const MOST_FOUND = 50;
export const MOST_LISTED = 100;

/** The occupations and skills of the classification that a mission uses. */
export class VocabularyService {
  constructor(
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
  ) {}

  /** Skills by words, best first. Refuses an empty or very long text and a list of other than 1 to 50. */
  searchSkills(viewer: Viewer, search: WordSearch): Promise<Outcome<readonly FoundConcept[]>> {
    return this.search(viewer, search, (taxonomy, text, options) => taxonomy.searchSkills(text, options));
  }

  /** Occupations by words, as `searchSkills`. */
  searchOccupations(viewer: Viewer, search: WordSearch): Promise<Outcome<readonly FoundConcept[]>> {
    return this.search(viewer, search, (taxonomy, text, options) => taxonomy.searchOccupations(text, options));
  }

  /** The concept of a URI in the mission's classification, else in another that is loaded; null where none has it. */
  async concept(viewer: Viewer, uri: string, language: string | null): Promise<SeenConcept | null> {
    const [found] = await this.named(viewer, [uri], language);
    return found ?? null;
  }

  /** Those of these URIs, in their order, as `concept`. Refuses more than 100. */
  async concepts(viewer: Viewer, uris: readonly string[], language: string | null): Promise<Outcome<readonly (SeenConcept | null)[]>> {
    if (uris.length > MOST_LISTED) return refused('INVALID_INPUT', { field: 'uris', problem: `must be at most ${MOST_LISTED}` });
    return accepted(await this.named(viewer, uris, language));
  }

  private async named(viewer: Viewer, uris: readonly string[], language: string | null): Promise<(SeenConcept | null)[]> {
    const { taxonomy, ownLanguage } = await this.ground(viewer);
    const own = uris.map((uri) => taxonomy.concept(uri) ?? taxonomy.group(uri));
    const elsewhere = await this.taxonomies.conceptsAnywhere(uris.filter((_, at) => own[at] === null));
    return uris.map((uri, at) => {
      const [here, there] = [own[at] ?? null, elsewhere.get(uri)];
      if (here !== null) return seen(here, taxonomy.key, language ?? ownLanguage, taxonomy);
      return there === undefined ? null : seen(there, there.classification, language ?? ownLanguage, null);
    });
  }

  private async search(
    viewer: Viewer,
    { text, language, first }: WordSearch,
    find: (taxonomy: Taxonomy, text: string, options: SearchOptions) => readonly Found[],
  ): Promise<Outcome<readonly FoundConcept[]>> {
    const checked = checkText('text', text, 1, LONGEST_QUERY);
    if (!checked.ok) return checked;
    if (!(first >= 1 && first <= MOST_FOUND)) return refused('INVALID_INPUT', { field: 'first', problem: `must be from 1 to ${MOST_FOUND}` });
    const { taxonomy, ownLanguage } = await this.ground(viewer);
    const found = find(taxonomy, checked.value, { limit: first });
    return accepted(found.map(({ concept, through }) => ({ concept: seen(concept, taxonomy.key, language ?? ownLanguage, taxonomy), through })));
  }

  private async ground(viewer: Viewer): Promise<{ readonly taxonomy: Taxonomy; readonly ownLanguage: string }> {
    const mission = await this.missions.get(viewer.missionId);
    return { taxonomy: await this.taxonomies.of(mission.classification), ownLanguage: mission.languages[0] ?? 'en' };
  }
}
