import fc from 'fast-check';
import type { Concept } from '../classification.js';
import { labelIndex } from './label-index.js';
import { searchConcepts } from './taxonomy-search.js';

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
const index = labelIndex(trades, ['en', 'fr', 'ar'], true);

function first(query: string, languages?: readonly string[]): string | null {
  const [found] = searchConcepts(index, query, { limit: 5, ...(languages === undefined ? {} : { languages }) });
  return found?.concept.names['en']?.preferred ?? null;
}

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

  it('stands any text, in falling order of scores above nought', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.stringMatching(/^[a-z &#+.-]{0,60}$/)), (query) => {
        const scores = searchConcepts(index, query, { limit: 20 }).map((found) => found.score);
        expect(scores.every((score, at) => score > 0 && score <= (scores[at - 1] ?? Infinity))).toBe(true);
      }),
    );
  });
});
