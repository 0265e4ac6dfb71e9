import fc from 'fast-check';

import { day } from '../../../kernel/day.js';
import type { OpeningId } from '../../../kernel/ids.js';
import type { CandidateId } from '../../candidates/candidacy.js';
import type { ShownCard } from '../../candidates/cards.service.js';
import { notSelectedReasons } from '../../offers/lifecycle/offer-words.js';
import { answers } from '../answer.js';
import { allWords, wordsFor, wordsIn } from '../words/languages.js';
import type { Words } from '../words/words.js';
import { PAGE_POLICY } from './frame.js';
import { askedPage, closedPage, sayDay, sayTime, tooManyPage, type AskedPage } from './page.js';

const card: ShownCard = {
  id: 'id-of-candidate' as CandidateId,
  openingId: 'id-of-opening' as OpeningId,
  handle: 'C-7KQ2',
  putAt: new Date('2026-03-01T08:00:00Z'),
  experience: 'FROM_1_TO_3',
  travel: 'NEAR',
  skills: [{ uri: 'urn:x', name: 'bake bread', evidence: 'TESTED' }],
  languages: [{ language: 'amh', level: 'B1' }],
  licences: ['B'],
  startsOn: day('2026-03-09'),
};
const page: AskedPage = { post: { title: 'Baker', place: 'Adama' }, handle: card.handle, card, mayAnswer: answers, given: null, seen: 4 };
const [en, ar] = [wordsIn('en'), wordsIn('ar')];

/** Every text of the words, by its path; functions are called with a sign that has to come back. */
function texts(words: Words): [string, string][] {
  const walk = (value: unknown, path: string): [string, string][] => {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function') return walk((value as (facts: unknown) => unknown)(path.startsWith('letter') && path.endsWith('text') ? facts : 'SIGN'), path);
    return Object.entries(value as object).flatMap(([name, each]) => walk(each, path === '' ? name : `${path}.${name}`));
  };
  return walk(words, '');
}
const facts = { post: 'SIGN-POST', handle: 'SIGN-HANDLE', link: 'https://example.org/answers/SIGN', until: 'SIGN-DAY' };

describe('the words', () => {
  it.each(allWords.map((words) => [words.language, words] as const))('are whole in %s, and say what they are given', (_, words) => {
    const said = texts(words);
    expect(said.map(([path]) => path).sort()).toEqual(texts(en).map(([path]) => path).sort());
    for (const [path, text] of said) expect([path, text.trim() === text && text.length > 0]).toEqual([path, true]);
    for (const kind of ['FIRST', 'REMINDER', 'START'] as const) {
      for (const fact of Object.values(facts)) expect(words.letter[kind].text(facts).join('\n')).toContain(fact);
      expect(words.letter[kind].subject('C-1')).toContain('C-1');
    }
    for (const text of [words.from('SIGN'), words.began.started('SIGN'), words.began.until('SIGN'), words.undoUntil('SIGN'), words.level('B1')]) expect(text).toMatch(/SIGN|B1/);
  });

  it('say nothing of return, of a programme or of protection', () => {
    const telling = /\breturn|migra|refugee|asylum|programme|project|reintegrat|beneficiar|subsid|retour|projet|réfugi|bénéficiaire|subvention|عائد|مهاجر|لاجئ|برنامج|مشروع|ተመላሽ|ስደተ|ፕሮግራም|ፕሮጀክት/i;
    for (const words of allWords) for (const [path, text] of texts(words)) expect([words.language, path, telling.test(text)]).toEqual([words.language, path, false]);
  });

  it('are found by what a browser asks for; English stands in', () => {
    expect(['fr-BE,fr;q=0.9', 'de;q=1, ar;q=0.5', 'xx', '', undefined, 'en;q=0.1,am', 'fr;q=0'].map((accepted) => wordsFor(accepted).language)).toEqual(['fr', 'ar', 'en', 'en', 'en', 'am', 'en']);
    expect(wordsIn('so').language).toBe('en');
  });
});

describe('the page', () => {
  it('shows the post, the card by its handle and each answer, and says its language and direction', () => {
    const text = askedPage(en, page, null);
    for (const shown of ['Baker', 'Adama', 'C-7KQ2', 'bake bread', 'tested', 'Amharic (level B1)', '1 to 3 years', 'Less than 10 km', 'March 9, 2026']) expect(text).toContain(shown);
    for (const answer of answers) expect(text).toContain(`name="answer" value="${answer}"`);
    for (const reason of notSelectedReasons) expect(text).toContain(`name="reason" value="${reason}" required`);
    expect(text).toContain('<html lang="en" dir="ltr">');
    expect(askedPage(ar, page, null)).toContain('<html lang="ar" dir="rtl">');
  });

  it('holds no id of a record, no script, and nothing that is loaded from elsewhere', () => {
    for (const words of allWords)
      for (const text of [askedPage(words, page, null), closedPage(words), tooManyPage(words)]) {
        expect(text).not.toMatch(/id-of-|urn:x|<script|javascript:|\bon[a-z]+=|src=|url\(|https?:/);
        expect(text.match(/<form/g)?.length ?? 0).toBe(text.match(/<form method="post"/g)?.length ?? 0);
      }
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).not.toContain('unsafe');
  });

  it('writes out whatever an employer wrote, so that no title is a part of the page', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'a', '=', ' ', '`', '\n') }), (title) => {
        const text = askedPage(en, { ...page, post: { title: `x${title}`, place: title } }, null);
        const plain = askedPage(en, { ...page, post: { title: 'x', place: '' } }, null);
        expect(text.match(/[<>]/g)?.length).toBe(plain.match(/[<>]/g)?.length);
        expect(text.match(/"/g)?.length).toBe(plain.match(/"/g)?.length);
      }),
    );
  });

  it('offers what may be answered at this moment and nothing else, and to take an answer back', () => {
    const given: AskedPage = { ...page, card: null, mayAnswer: [], given: { answer: 'NOT_SELECTED', reason: 'DISTANCE', undoUntil: '14:30' } };
    const text = askedPage(en, given, null);
    expect(text).toContain('value="UNDO"');
    expect(text).toContain('(Distance)');
    expect(text).toContain('14:30');
    expect(text).not.toMatch(/value="(INTERVIEW|CONFIRM|NOT_SELECTED)"|bake bread/);
    expect(askedPage(en, { ...page, mayAnswer: ['CONFIRM'] }, null)).not.toMatch(/value="(INTERVIEW|NOT_SELECTED|UNDO)"/);
    expect(askedPage(en, page, 'NO_SEAT')).toContain('role="alert"');
    expect(askedPage(en, page, 'UNDONE')).toContain('role="status"');
  });

  it('writes days and times in one calendar and one kind of digits', () => {
    for (const words of allWords) {
      expect(sayDay(words, day('2026-03-09'))).toMatch(/9.*2026/s);
      expect(sayTime(words, new Date('2026-03-09T21:05:00Z'), 'Africa/Addis_Ababa')).toBe('00:05');
    }
  });
});
