import { join } from 'node:path';

import fc from 'fast-check';

import { readClassification } from '../read-classification.js';
import { Taxonomy } from '../taxonomy.js';
import { piecesOf } from './pieces.js';
import { MOST_OCCUPATIONS, MOST_SKILLS, suggestFromText, suggestFromTextStepwise, type Suggestion } from './suggest-from-text.js';

let taxonomy: Taxonomy;
beforeAll(async () => {
  const { classification } = await readClassification([join(process.cwd(), 'src/reference/taxonomy/starter')], {});
  taxonomy = new Taxonomy(classification!);
});

const nameOf = ({ concept }: Suggestion): string => concept.names['en']!.preferred;
const occupations = (text: string): string[] => suggestFromText(text, taxonomy).occupations.map(nameOf);
const skills = (text: string): string[] => suggestFromText(text, taxonomy).skills.map(nameOf);
/** The words that led to a concept. */
const ledTo = (text: string, name: string): string[] => {
  const { occupations: found, skills: asked } = suggestFromText(text, taxonomy);
  return [...found, ...asked].filter((each) => nameOf(each) === name).flatMap((each) => each.words.map((words) => words.text));
};

const baker = `Baker wanted for our bakery in Adama
Tasks:
- mixing and kneading dough, baking bread every morning
- operating ovens
- keep food hygiene rules
You need two years of experience.`;

const boulanger = `Boulanger / boulangère à Dire Dawa
Missions : pétrir la pâte, cuire le pain, encaisser les paiements et accueillir les clients.
Respect de l'hygiène alimentaire.`;

describe('what a vacancy text asks for, in English', () => {
  it('is the occupation of its title', () => expect(occupations(baker)).toEqual(['baker']));
  it('is the skills whose names stand in it', () =>
    expect(skills(baker)).toEqual(['mix and knead dough', 'food hygiene', 'bake bread', 'control ovens and baking times']));
  it('is shown with the words that led there', () => {
    expect(ledTo(baker, 'baker')).toEqual(['Baker']);
    expect(ledTo(baker, 'mix and knead dough')[0]).toBe('mixing and kneading dough');
    expect(ledTo(baker, 'control ovens and baking times')).toEqual(['operating ovens']);
  });
  it.each([
    ['Position: Security Guard\nLocation: Adama', 'security guard'],
    ['ABC Trading PLC\n\nJob title - Forklift operator\nwarehouse', 'forklift driver'],
    ['Elecrtician\nwires houses', 'building electrician'],
    ['Our hotel in Bahir Dar is growing.\nWe are looking for a receptionist who speaks English.', 'receptionist'],
  ])('%j is for a %s', (text, occupation) => expect(occupations(text)[0]).toBe(occupation));

  it('where no occupation is named, the skills propose some', () => {
    const text = 'We need somebody who can lay bricks, mix mortar and read building plans.';
    expect(occupations(text).slice(0, 2).sort()).toEqual(['bricklayer', 'stonemason']);
    expect(ledTo(text, 'bricklayer')).toEqual(['lay bricks', 'mix mortar', 'read building plans']);
  });
  it('holds short forms in capitals for what they stand for, and words for words', () => {
    expect(skills('Cook\nwe eat our meal when it is ready')).toEqual([]);
    expect(occupations('M&E Officer')[0]).toBe('monitoring and evaluation officer');
  });
});

describe('what a vacancy text asks for, in French', () => {
  it('is the occupation of its title, of either sex', () => {
    expect(occupations(boulanger)).toEqual(['baker']);
    expect(occupations('Boulangère (H/F)')[0]).toBe('baker');
  });
  it('is the skills whose names stand in it', () =>
    expect(skills(boulanger).sort()).toEqual(['bake bread', 'food hygiene', 'mix and knead dough', 'serve customers', 'take payments and give change']));
  it('is shown with the words that led there', () => {
    expect(ledTo(boulanger, 'bake bread')).toEqual(['cuire le pain']);
    expect(ledTo(boulanger, 'food hygiene')).toEqual(["l'hygiène alimentaire"]);
  });
  it('is found in running text', () => {
    const text = 'Nous recherchons un maçon pour un chantier. Il devra poser des briques et des parpaings, lire des plans.';
    expect(occupations(text)[0]).toBe('bricklayer');
    expect(ledTo(text, 'bricklayer')).toEqual(['maçon']);
    expect(skills(text)).toEqual(['lay bricks and blocks', 'read building plans and drawings']);
  });
});

describe('a text', () => {
  it.each([[''], ['   \n\n '], ['asdf qwer zxcv'], ['???'], ['2026']])('%j proposes nothing', (text) =>
    expect(suggestFromText(text, taxonomy)).toEqual({ occupations: [], skills: [] }));

  it('gives way piece by piece', () => {
    const steps = [...suggestFromTextStepwise(baker, taxonomy)];
    expect(steps.length).toBeGreaterThan(5);
    expect(steps).toEqual(steps.map((_, at) => at + 1));
  });

  it('is read to a bound, however long', () => {
    const steps = [...suggestFromTextStepwise(Array.from({ length: 3_000 }, (_, n) => `line ${n}`).join('\n'), taxonomy)];
    expect(steps.length).toBeLessThanOrEqual(400);
  });

  it('of any kind gives bounded lists in falling order, and shows the words where they stand', () => {
    const names = taxonomy.classification.skills.flatMap((skill) => Object.values(skill.names).map((each) => each.preferred));
    const word = fc.oneof(fc.constantFrom(...names, 'baker', 'and', 'maçon', 'IT', '\n', ', ', '😀', 'ﬁ'), fc.string({ unit: 'binary', maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }).map((words) => words.join(' ')), (text) => {
        const found = suggestFromText(text, taxonomy);
        expect(suggestFromText(text, taxonomy)).toEqual(found);
        for (const [list, most] of [[found.occupations, MOST_OCCUPATIONS], [found.skills, MOST_SKILLS]] as const) {
          expect(list.length).toBeLessThanOrEqual(most);
          expect(new Set(list.map((each) => each.no)).size).toBe(list.length);
          list.forEach(({ confidence, words }, at) => {
            expect(confidence > 0 && confidence <= (list[at - 1]?.confidence ?? 1)).toBe(true);
            expect(words.length).toBeGreaterThan(0);
            for (const { from, to, text: shown } of words) expect(shown === text.slice(from, to) && shown.trim() !== '').toBe(true);
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a text taken apart', () => {
  const parts = (text: string): string[] => piecesOf(text).map(({ tokens, isTitle }) => `${isTitle ? '# ' : ''}${text.slice(tokens[0]!.from, tokens.at(-1)!.to)}`);
  it('is titles, clauses, and what "and" joins', () =>
    expect(parts('Senior Cook\nbakes bread, washes and dries dishes; e-mail')).toEqual([
      '# Senior Cook', 'Senior Cook', 'bakes bread', 'washes and dries dishes', 'washes', 'dries dishes', 'e-mail',
    ]));
  it('takes a sentence for no title', () => expect(parts('We hire.')).toEqual(['We hire']));
  it('reads a title after its label', () => expect(parts('Company\nPosition: Driver')).toEqual(['# Company', 'Company', '# Driver', 'Position', 'Driver']));
  it('covers a long clause by windows that overlap', () => {
    const words = Array.from({ length: 20 }, (_, n) => `w${n}`);
    const found = parts(`${words.join(' ')}.`);
    expect(found.every((part) => part.split(' ').length <= 12)).toBe(true);
    for (let at = 0; at + 4 <= words.length; at++) expect(found.some((part) => part.includes(words.slice(at, at + 4).join(' ')))).toBe(true);
  });
  it('keeps each word where it stands', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { tokens } of piecesOf(text)) {
          expect(tokens.every((token, at) => token.from < token.to && token.from >= (tokens[at - 1]?.to ?? 0) && token.to <= text.length)).toBe(true);
        }
      }),
    ));
});
