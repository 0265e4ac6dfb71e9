/** Words of one sort (languages, licences, countries) and the numbers they go by in one market, in the order in which they came. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly words: string[] = [];

  constructor(words: readonly string[] = []) {
    for (const word of words) this.numberOf(word);
  }

  get size(): number {
    return this.words.length;
  }

  /** All words by number: enough to build the same vocabulary elsewhere. */
  get all(): readonly string[] {
    return this.words;
  }

  /** The number of a word, a new one where it has none. */
  numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.numbers.set(word, number);
    this.words.push(word);
    return number;
  }

  /** The number of a word; null where it has none. */
  find(word: string): number | null {
    return this.numbers.get(word) ?? null;
  }

  word(number: number): string {
    const word = this.words[number];
    if (word === undefined) throw new RangeError(`no word has number ${number}`);
    return word;
  }
}
