import fc from 'fast-check';

import { planSections, type PlanContent } from '../plan.js';
import { forReview } from './for-review.js';
import { HELD_BACK, withoutKnown } from './known-words.js';
import { checkOpinion, decided, mayReview, planCriteria, planVerdicts, type PlanOpinion } from './opinion.js';
import { findTelling, folded, wordsOf } from './telling-words.js';

describe('words that tell of somebody', () => {
  it.each<[string, string]>([
    ['Call 0911 23 45 67', 'PHONE'],
    ['Call +251-911-234567 first', 'PHONE'],
    ['Call ٠٩١١٢٣٤٥٦٧', 'PHONE'],
    ['born on 1990-05-05', 'PHONE'],
    ['Write to oil@market.example', 'ADDRESS'],
    ['See www.market.example', 'ADDRESS'],
    ['Ask @sunflower', 'ADDRESS'],
    ['With J-4F7QK2TT as treasurer', 'HANDLE'],
    ['Five returnees press oil', 'CATEGORY'],
    ['It was founded by RETURNED MIGRANTS', 'CATEGORY'],
    ['Victims of trafficking', 'CATEGORY'],
    ['She returned from the coast', 'CATEGORY'],
    ['Les réfugiés du quartier', 'CATEGORY'],
    ['مشروع النازحين', 'CATEGORY'],
  ])('are found in "%s"', (text, kind) => expect(findTelling(text)).toMatchObject({ kind }));

  it.each(['A return of 12 percent after 18 months', 'Sells 1,500 litres in 2026 and 2,000 in 2027', 'Between J-shaped pipes', 'عائد الاستثمار', 'The mill is sent by lorry', 'On se déplace au marché'])(
    'are not found in "%s"',
    (text) => expect(findTelling(text)).toBeNull(),
  );
  it('are not repeated where they are digits', () => expect(JSON.stringify(findTelling('Call 0911234567'))).not.toContain('0911'));
});

describe('a text without what is known', () => {
  const known = { names: ['Abebech Constructed Tadesse', 'Li', 'አበበች'], titles: ['Nazrēt', 'Sunflower oil of the valley', 'Press & Sons'] };
  it.each<[string, string]>([
    ['Abebech keeps the books', '[…] keeps the books'],
    ["TADESSE's uncle and the abebéchs", "[…]'s uncle and the […]"],
    ['AbebechConstructedTadesse', '[…]'],
    ['Li keeps li of oil', '[…] keeps li of oil'],
    ['በአበበች የተጻፈ', '[…] የተጻፈ'],
    ['Sold in Nazret and in NAZRĒT.', 'Sold in […] and in […].'],
    ['Sunflower oil of the Valley buys sunflower seed of the valley', '[…] buys sunflower seed of the valley'],
    ['Press and Sons', 'Press and Sons'],
    ['Press & sons lends the press', '[…] lends the press'],
    ['Two returnees, 0911 234 567', 'Two […], […]'],
  ])('makes of "%s" "%s"', (text, left) => expect(withoutKnown(text, known)).toBe(left));
  it('is left alone where nothing is known', () => expect(withoutKnown('Sells oil to Mark.', { names: [], titles: [] })).toBe('Sells oil to Mark.'));

  const part = fc.string({ unit: fc.constantFrom(...'abekzüéṣАбבגاحبአበ'), minLength: 3, maxLength: 8 }).filter((word) => wordsOf(word).length === 1);
  const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const gap = fc.constantFrom(' ', ', ', '. ', '-', "'", '\n', '(', '; ');
  const filler = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('sells', 'oil', '12', '[…]', '…'));
  it('never holds a part of a name, a phone or a category, whatever stands around it', () =>
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(filler, gap, fc.nat(), gap), { maxLength: 8 }), (names, pieces) => {
        const secrets = [...names.flatMap((each) => [each, ...each.split(' ').map((word) => word.toUpperCase())]), '0911 234 567', 'J-4F7QK2TT', 'returnee'];
        const text = pieces.map(([words, before, at, after]) => `${words}${before}${secrets[at % secrets.length]}${after}`).join('');
        const left = withoutKnown(text, { names, titles: [] });
        const parts = new Set(names.flatMap((each) => wordsOf(each).map((word) => word.folded)));
        expect(wordsOf(left).filter((word) => parts.has(word.folded))).toEqual([]);
        expect(left).not.toMatch(/234|4F7QK2TT/);
        expect(folded(left)).not.toMatch(/(?<![\p{L}\p{N}])returnee/u);
        expect(withoutKnown(left, { names, titles: [] })).toBe(left);
      }),
      { numRuns: 200 },
    ));
});

describe('a plan for reviewers', () => {
  const CANARIES = ['Kanarienvogel', '0933 771 002', 'Nachtigall Market', 'refugee'];
  const carrying: PlanContent = {
    sections: planSections.map((section, at) => ({ section, text: `It is ${CANARIES[at % CANARIES.length]} who sells.` })),
    currency: 'ETB',
    budget: CANARIES.map((what) => ({ what, purpose: 'INCOME', amountMinor: 5 })),
    funding: [{ source: 'MEMBERS', inKind: false, amountMinor: 20 }],
    forecast: [],
    months: 12,
  };
  const venture = { kind: 'FAMILY', activity: '1040', leastMembers: 1, mostMembers: 4 } as const;
  it('holds none of what is known, in any field', () => {
    const shown = forReview(carrying, venture, { names: ['Kanarienvogel'], titles: ['Nachtigall Market'] });
    for (const canary of CANARIES) expect(JSON.stringify(shown)).not.toContain(canary);
    expect(JSON.stringify(shown).split(HELD_BACK)).toHaveLength(planSections.length + CANARIES.length + 1);
  });
  it('holds nothing but what its type names', () => {
    const more = { ...carrying, title: 'secret', proposedBy: 'secret', funding: [{ ...carrying.funding[0]!, partner: 'secret' }], sections: [{ section: 'SKILLS' as const, text: 'x', by: 'secret' }] };
    const shown = forReview(more, { ...venture, ...{ title: 'secret', place: 'secret', leastReturnees: 'secret' } }, { names: [], titles: [] });
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(Object.keys(shown.venture)).toEqual(['kind', 'activity', 'leastMembers', 'mostMembers']);
  });
});

describe('opinions', () => {
  const opinion: PlanOpinion = { verdict: 'APPROVE', ratings: planCriteria.map((criterion) => ({ criterion, mark: 3 })), comment: ' Sound. ' };
  it('are kept with every criterion once', () => expect(checkOpinion({ ...opinion, ratings: [...opinion.ratings].reverse() })).toEqual({ ok: true, value: { ...opinion, comment: 'Sound.' } }));
  it.each<[string, Partial<PlanOpinion>]>([
    ['a criterion that is missing', { ratings: opinion.ratings.slice(1) }],
    ['one that comes twice', { ratings: [...opinion.ratings, opinion.ratings[0]!] }],
    ['one in place of another', { ratings: [...opinion.ratings.slice(1), opinion.ratings[1]!] }],
    ['a mark of 0', { ratings: opinion.ratings.map((rating) => ({ ...rating, mark: 0 })) }],
    ['a mark of 5', { ratings: opinion.ratings.map((rating) => ({ ...rating, mark: 5 })) }],
    ['no words', { comment: ' ' }],
  ])('refuse %s', (_, over) => expect(checkOpinion({ ...opinion, ...over })).toMatchObject({ code: 'INVALID_INPUT' }));

  it.each<[string, readonly (PlanOpinion['verdict'] | null)[], string | null]>([
    ['nobody was asked', [], null],
    ['one is awaited', ['APPROVE', null], null],
    ['all approve', ['APPROVE', 'APPROVE'], 'APPROVED'],
    ['one returns', ['APPROVE', 'RETURN'], 'RETURNED'],
    ['half refuse', ['APPROVE', 'REFUSE'], 'RETURNED'],
    ['more than half refuse', ['APPROVE', 'REFUSE', 'REFUSE'], 'REFUSED'],
    ['one alone refuses', ['REFUSE'], 'REFUSED'],
  ])('decide where %s', (_, verdicts, to) => expect(decided(verdicts.map((verdict) => (verdict === null ? null : { verdict })))).toBe(to));
  it('decide the same in whatever order they come, and approve nothing that one does not', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...planVerdicts), { minLength: 1, maxLength: 7 }), (verdicts) => {
        const to = decided(verdicts.map((verdict) => ({ verdict })));
        expect(decided([...verdicts].reverse().map((verdict) => ({ verdict })))).toBe(to);
        expect(to === 'APPROVED').toBe(verdicts.every((verdict) => verdict === 'APPROVE'));
      }),
    ));

  it('are for whoever sees neither people nor ventures', () => {
    expect([mayReview(['REVIEWER']), mayReview(['REVIEWER', 'MONITORING']), mayReview(['MONITORING']), mayReview(['REVIEWER', 'JOB_PLACEMENT_OFFICER']), mayReview(['REVIEWER', 'FINANCE'])]).toEqual([true, true, false, false, false]);
  });
});
