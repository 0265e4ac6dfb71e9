import { Vocabulary } from './vocabulary.js';

/** What a thread needs to know of the words of a market. */
export interface SharedWords {
  readonly languages: readonly string[];
  readonly licences: readonly string[];
  /** Countries in which people would move for work: every set of them that somebody named, as one text. */
  readonly moves: readonly string[];
}

/** Sets of countries have numbers of 16 bits. */
const MOST_MOVES = 65_536;

/** The words that facts of a market are written with, as numbers. They only grow until a compaction. */
export class Words {
  readonly languages: Vocabulary;
  readonly licences: Vocabulary;
  private readonly moves: Vocabulary;

  constructor(shared: SharedWords | null = null) {
    this.languages = new Vocabulary(shared?.languages);
    this.licences = new Vocabulary(shared?.licences);
    this.moves = new Vocabulary(shared?.moves ?? ['']);
  }

  share(): SharedWords {
    return { languages: [...this.languages.all], licences: [...this.licences.all], moves: [...this.moves.all] };
  }

  /** The number of a set of countries; 0 for nowhere. Throws where there are more sets in use than numbers. */
  moveNumber(countries: readonly string[]): number {
    const set = [...new Set(countries)].sort().join(' ');
    if (this.moves.size === MOST_MOVES && this.moves.find(set) === null) throw new RangeError(`more than ${MOST_MOVES} sets of countries`);
    return this.moves.numberOf(set);
  }

  /** How many words there are of all sorts. */
  get size(): number {
    return this.languages.size + this.licences.size + this.moves.size;
  }

  countriesOf(move: number): readonly string[] {
    return this.moves.word(move).split(' ').filter((country) => country !== '');
  }

  get moveCount(): number {
    return this.moves.size;
  }
}
