import { jest } from '@jest/globals';
import fc from 'fast-check';
import SearchableMap from 'minisearch/SearchableMap';

import type { Concept } from '../classification.js';
import { labelIndex } from './label-index.js';
import { Spelling } from './spelling.js';
import { searchConcepts } from './taxonomy-search.js';
import { wordsOf } from './words.js';

interface Draft {
  readonly en: readonly string[];
  readonly fr?: readonly string[];
  readonly ar?: readonly string[];
  readonly description?: string;
}

function concept(draft: Draft, no: number): Concept {
  const names = Object.fromEntries(
    (['en', 'fr', 'ar'] as const).flatMap((language) => {
      const [preferred, ...alternatives] = draft[language] ?? [];
      return preferred === undefined ? [] : [[language, { preferred, alternatives, hidden: [] }]];
    }),
  );
  const descriptions: Record<string, string> = draft.description === undefined ? {} : { en: draft.description };
  return { uri: `urn:occupation:${no}`, kind: 'OCCUPATION', code: null, iscoGroup: null, skillType: null, reuseLevel: null, names, descriptions };
}

const trades = [
  { en: ['electrician', 'electrical fitter'], fr: ['électricien/électricienne'], ar: ['كهربائي'] },
  { en: ['electronics engineer'] },
  { en: ['baker', 'bread maker'], fr: ['boulanger/boulangère'], ar: ['خبّاز'], description: 'Bakers make a wide range of breads in an oven.' },
  { en: ['pastry maker', 'confectioner'], fr: ['pâtissier/pâtissière'] },
  { en: ['security guard', 'watchman'], fr: ['agent de sécurité'] },
  { en: ['warehouse worker', 'storekeeper'], fr: ['magasinier'] },
  { en: ['human resources manager', 'HR director'] },
  { en: ['monitoring and evaluation officer'] },
  { en: ['ICT technician'] },
  { en: ['cattle breeder', 'cattle farmer'], fr: ['éleveur de bovins'] },
  { en: ['sales manager'] },
  { en: ['presales engineer'] },
].map(concept);
const index = labelIndex(trades, ['en', 'fr', 'ar'], { group: () => null, narrower: () => 0 });

function first(query: string, languages?: readonly string[]): string | null {
  const [found] = searchConcepts(index, query, { limit: 5, ...(languages === undefined ? {} : { languages }) });
  return found?.concept.names['en']?.preferred ?? null;
}

/** The first name of each concept that a query finds, in a world of these concepts only. */
function namesFor(names: readonly (readonly string[])[], { fr }: { readonly fr?: readonly string[] } = {}): (query: string) => readonly (string | undefined)[] {
  const concepts = names.map((en, no) => concept({ en, ...(fr?.[no] ? { fr: [fr[no]] } : {}) }, no));
  const known = labelIndex(concepts, ['en', 'fr'], { group: () => null, narrower: () => 0 });
  return (query) => searchConcepts(known, query, { limit: 10 }).map((found) => found.concept.names['en']?.preferred);
}

describe('the word for a work', () => {
  const found = namesFor([['welder'], ['stonemason', 'mason'], ['carpenter'], ['tailor'], ['painter and decorator', 'painter'], ['printing machine operator']]);
  it.each([
    ['welding', 'welder'],
    ['masonry', 'stonemason'],
    ['Carpentry work', 'carpenter'],
    ['tailoring', 'tailor'],
    // Not `printing`, which is a slip away.
    ['painting', 'painter and decorator'],
  ])('%s finds who does it', (query, name) => {
    expect(found(query)[0]).toBe(name);
  });
});

describe('search', () => {
  it.each([
    ['baker', 'baker'],
    ['Bakers', 'baker'],
    ['making bread', 'baker'],
    ['ovens', 'baker'],
    ['boulangere', 'baker'],
    ['BOULANGÈRE', 'baker'],
    ['خباز', 'baker'],
    ['elevage de bovins', 'cattle breeder'],
    ['Senior Electrician II (Re-Advertised)', 'electrician'],
    ['électriciens', 'electrician'],
    ['elecrtician', 'electrician'],
    ['electricain', 'electrician'],
    ['confectionner', 'pastry maker'],
    ['securty gard', 'security guard'],
    ['store keeper', 'warehouse worker'],
    ['HR manager', 'human resources manager'],
    ['M&E Officer', 'monitoring and evaluation officer'],
    ['IT support', 'ICT technician'],
    ['Pre-Sales Engineer', 'presales engineer'],
    ['catt', 'cattle breeder'],
    ["the manager's sales", 'sales manager'],
  ])('%s finds %s first', (query, expected) => expect(first(query)).toBe(expected));

  it.each([[''], ['   '], ['?!'], ['the of'], ['qqqq'], ['re-advertised']])('%p finds nothing', (query) => expect(first(query)).toBeNull());

  it('reads printed forms of letters as the letters', () => {
    expect(first('ＢＡＫＥＲ')).toBe('baker');
    expect(first('oﬃcer for monitoring')).toBe('monitoring and evaluation officer');
    expect(wordsOf('oﬃce ﺧﺒﺎﺯ Java™')).toEqual(['office', 'خباز', 'java']);
  });

  it('does not look for what a word means that is longer than any slip makes one', () => {
    const spelling = new Spelling(['baker']);
    const [fuzzy, has] = [jest.spyOn(SearchableMap.prototype, 'fuzzyGet'), jest.spyOn(SearchableMap.prototype, 'has')];
    expect(spelling.guesses('x'.repeat(10_000), true)).toEqual([]);
    expect([fuzzy.mock.calls.length, has.mock.calls.length]).toEqual([0, 0]);
    expect(spelling.guesses('bakers', false)).toEqual([{ word: 'baker', trust: 0.8 }]);
    jest.restoreAllMocks();
  });

  it('keeps to the languages asked for', () => {
    expect(first('magasinier', ['fr'])).toBe('warehouse worker');
    expect(first('magasinier', ['en'])).toBeNull();
    expect(first('storekeeper', ['fr'])).toBeNull();
  });

  it('says through which name it found', () => {
    expect(searchConcepts(index, 'watchman', { limit: 1 })).toMatchObject([{ no: 4, through: 'watchman' }]);
    expect(searchConcepts(index, 'ovens', { limit: 1 })).toMatchObject([{ no: 2, through: null }]);
  });

  it('answers the same twice, and never more than asked', () => {
    const once = searchConcepts(index, 'manager electrician baker', { limit: 3 });
    expect(once).toHaveLength(3);
    expect(searchConcepts(index, 'manager electrician baker', { limit: 3 })).toEqual(once);
  });

  it('finds every concept first by each of its own names', () => {
    trades.forEach((trade, no) => {
      for (const [language, { preferred, alternatives }] of Object.entries(trade.names)) {
        for (const name of [preferred, ...alternatives]) {
          expect([name, searchConcepts(index, name, { languages: [language], limit: 1 })[0]?.no]).toEqual([name, no]);
        }
      }
    });
  });

  it('spells out short forms, and in capitals means only what they stand for', () => {
    const names = namesFor([['water, sanitation and hygiene officer'], ['dish wash operator'], ['meal planner']]);
    expect(names('WASH Operator')[0]).toBe('water, sanitation and hygiene officer');
    // Where everything is small, or everything capital, either may be meant.
    for (const query of ['wash', 'WASH']) expect(names(query).slice(0, 2)).toEqual(expect.arrayContaining(['water, sanitation and hygiene officer', 'dish wash operator']));
    expect(names('Senior WASH officer')).not.toContain('dish wash operator');
  });

  it('reads IT as ICT in queries and in names', () => {
    const names = namesFor([['ICT technician', 'IT officer'], ['customs officer'], ['its own keeper']]);
    for (const query of ['IT officer', 'IT Officer II', 'ICT officer', 'it officer']) expect([query, names(query)[0]]).toEqual([query, 'ICT technician']);
    const written = namesFor([['system technician', 'IT worker'], ['its own keeper']]);
    for (const query of ['IT', 'ICT', 'it']) expect([query, written(query)]).toEqual([query, ['system technician']]);
  });

  it('takes a word of advertisements for those of names, but first for itself', () => {
    const names = namesFor([['human resources officer'], ['chief executive officer'], ['executive secretary'], ['warehouse clerk'], ['sales executive']]);
    expect(names('HR Executive')[0]).toBe('human resources officer');
    expect(names('Storekeeper')[0]).toBe('warehouse clerk');
    expect(names('Sales Executive')[0]).toBe('sales executive');
    expect(namesFor([['policy secretary'], ['policy officer']])('Policy Executive')).toEqual(['policy officer', 'policy secretary']);
  });

  it('leaves out what is said of the hours', () => {
    const names = namesFor([['technician'], ['night shift manager']]);
    expect(names('Technician (Night Shift)')).toEqual(['technician']);
    expect(names('Night shift manager')).toEqual(['night shift manager']);
  });

  it('reads words of two languages in the one where they are common', () => {
    const names = namesFor([['production planner'], ['production clerk'], ['production cook'], ['production aid'], ['production guard'], ['mill engineer']], {
      fr: ['', '', '', '', '', 'ingénieur de production'],
    });
    expect(names('production')).not.toContain('mill engineer');
    expect(names('ingénieur de production')[0]).toBe('mill engineer');
  });

  it('lets the group of a concept speak for it, and being broad', () => {
    const branches = [['shunting driver'], ['lorry driver'], ['tanker driver']].map((en, no) => concept({ en }, no));
    const groups = [null, concept({ en: ['drivers of heavy vehicles'] }, 90), null];
    const known = labelIndex(branches, ['en'], { group: ({ uri }) => groups[Number(uri.split(':').at(-1))] ?? null, narrower: ({ uri }) => (uri.endsWith('2') ? 9 : 0) });
    expect(searchConcepts(known, 'heavy vehicles', { limit: 3 }).map(({ no }) => no)).toEqual([1]);
    expect(searchConcepts(known, 'driver', { limit: 1 })[0]?.no).toBe(2);
    expect(searchConcepts(known, 'shunting driver', { limit: 1 })[0]?.no).toBe(0);
  });

  it.each(['constructor', 'toString', '__proto__', 'CONSTRUCTOR worker'])('%s is a word like any other', (word) => {
    expect(() => searchConcepts(index, word, { limit: 5 })).not.toThrow();
  });

  it('stands any text, in falling order of scores above nought', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.stringMatching(/^[a-z &#+.-]{0,60}$/)), (query) => {
        const scores = searchConcepts(index, query, { limit: 20 }).map((found) => found.score);
        expect(scores.every((score, at) => score > 0 && score <= (scores[at - 1] ?? Infinity))).toBe(true);
      }),
    );
  });
});
