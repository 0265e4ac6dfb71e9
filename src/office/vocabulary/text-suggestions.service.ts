import { accepted, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { inTurns } from '../../platform/turns.js';
import type { Viewer } from '../../platform/viewer.js';
import { suggestFromTextStepwise, type LeadingWords, type Suggestion } from '../../reference/taxonomy/suggest/suggest-from-text.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { MissionsService } from '../missions/missions.service.js';
import { seen, type SeenConcept } from './vocabulary.js';

/** A concept proposed for a text. */
export interface SeenSuggestion {
  readonly concept: SeenConcept;
  readonly confidence: number;
  readonly words: readonly LeadingWords[];
}

export interface SeenSuggestions {
  readonly occupations: readonly SeenSuggestion[];
  readonly skills: readonly SeenSuggestion[];
}

/** Longest text that is read, UTF-16 units: three pages. */
const LONGEST_TEXT = 10_000;

/** Proposes what a vacancy text asks for. Nothing is stored: whoever posts confirms by posting. */
export class TextSuggestionsService {
  constructor(
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
  ) {}

  /** Occupations and skills of the mission's classification, with names in a language (ISO 639-1). Refuses an empty or very long text. */
  async suggest(viewer: Viewer, text: string, language: string | null): Promise<Outcome<SeenSuggestions>> {
    const checked = checkText('text', text, 1, LONGEST_TEXT);
    if (!checked.ok) return checked;
    const mission = await this.missions.get(viewer.missionId);
    const taxonomy = await this.taxonomies.of(mission.classification);
    // The places of words are those in the text as it was sent.
    const found = await inTurns(suggestFromTextStepwise(text, taxonomy), { signal: NEVER, told: () => undefined });
    const shown = ({ concept, confidence, words }: Suggestion): SeenSuggestion => ({
      concept: seen(concept, taxonomy.key, language ?? mission.languages[0] ?? 'en', taxonomy),
      confidence,
      words,
    });
    return accepted({ occupations: found.occupations.map(shown), skills: found.skills.map(shown) });
  }
}

const NEVER = new AbortController().signal;
