import fc from 'fast-check';

import { addDays, day, formatDay, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { serviceViewer } from '../viewer.js';
import { Access, mayUse } from './access.js';
import { actOf } from './act.js';
import { readCursor, writeCursor } from './cursor.js';
import { globalId, localId, readGlobalId } from './global-id.js';
import { DateScalar, DateTimeScalar } from './scalars.js';
import { faultOfLanguage, faultOfText } from './storable.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const viewer = serviceViewer('0190c2f0-7b1e-7c3a-9a5b-000000000001' as MissionId);

describe('global ids', () => {
  it('come back as what they were', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('Opening', 'Jobseeker'), (id, kind) => {
        expect(readGlobalId(globalId(kind, id))).toEqual({ kind, id });
        expect(localId(kind, globalId(kind, id))).toBe(id);
        expect(localId('Employer', globalId(kind, id))).toBe(NOBODY);
      }),
    );
  });

  it('never let an unchecked text through', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(localId('Opening', text)).toBe(NOBODY)));
    fc.assert(fc.property(fc.string(), (text) => void expect(localId('Opening', Buffer.from(`Opening:${text}`).toString('base64url'))).toBe(NOBODY)));
  });
});

describe('cursors', () => {
  const shape = ['integer', 'instant', 'text', 'id'] as const;
  const integer = fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 });
  const instant = fc.date({ min: new Date(0), max: new Date('9999-12-30'), noInvalidDate: true });
  const text = fc.string({ unit: 'grapheme' }).filter((one) => faultOfText(one) === null);

  it('come back as what they were', () => {
    fc.assert(
      fc.property(integer, instant, text, fc.uuid(), (...values) => {
        expect(readCursor(writeCursor(values, shape), shape)).toEqual(values);
      }),
    );
  });

  it('are refused when they are made up', () => {
    fc.assert(fc.property(fc.string(), (made) => void expect(readCursor(made, shape)).toBeUndefined()));
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 3 }), (parts) => {
        expect(readCursor(Buffer.from(JSON.stringify(parts)).toString('base64url'), shape)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['a number past 32 bits', [2 ** 31, 0, '', NOBODY]],
    ['a fraction', [0.5, 0, '', NOBODY]],
    ['an instant past the year 9999', [0, 4e14, '', NOBODY]],
    ['a NUL', [0, 0, '\0', NOBODY]],
    ['half a surrogate pair', [0, 0, '\ud800', NOBODY]],
    ['a text for an id', [0, 0, '', "' or 1=1"]],
    ['one part more', [0, 0, '', NOBODY, 1]],
  ])('refuse %s', (_, parts) => {
    expect(readCursor(Buffer.from(JSON.stringify(parts)).toString('base64url'), shape)).toBeUndefined();
  });
});

describe('acts', () => {
  it('of the same input have the same digest, whatever the order of its fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (input, idempotencyKey) => {
        const { idempotencyKey: _, ...rest } = input;
        const turned = Object.fromEntries(Object.entries(rest).reverse());
        const act = actOf(viewer, 'postVacancy', { ...rest, idempotencyKey });
        expect(actOf(viewer, 'postVacancy', turned).digest).toBe(act.digest);
        expect(act.key).toBe(idempotencyKey);
      }),
    );
  });

  it.each([
    ['another field', 'closeVacancy', { a: 1 }],
    ['another value', 'postVacancy', { a: 2 }],
    ['another type of value', 'postVacancy', { a: '1' }],
    ['a value more', 'postVacancy', { a: 1, b: null }],
    ['a value elsewhere', 'postVacancy', { a: { a: 1 } }],
  ])('of %s have another digest', (_, name, input) => {
    expect(actOf(viewer, name, input).digest).not.toBe(actOf(viewer, 'postVacancy', { a: 1 }).digest);
  });

  it('tell instants apart, and lists by their order', () => {
    const digest = (input: object) => actOf(viewer, 'x', input).digest;
    expect(digest({ at: new Date(0) })).not.toBe(digest({ at: new Date(1) }));
    expect(digest({ list: [1, 2] })).not.toBe(digest({ list: [2, 1] }));
    expect(digest({ a: undefined })).toBe(digest({}));
  });
});

describe('access', () => {
  it('is not given by an empty list', () => {
    expect(() => Access([])).toThrow('at least one role');
  });

  it('of signed-in viewers and of roles is denied without a viewer', () => {
    expect(mayUse('ANYONE', null, 'x').ok).toBe(true);
    for (const rule of ['SIGNED_IN', ['ADMIN']] as const) expect(mayUse(rule, null, 'x')).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('of roles needs one of them', () => {
    const finance = { ...viewer, roles: ['FINANCE'] as const };
    expect(mayUse(['ADMIN', 'FINANCE'], finance, 'x').ok).toBe(true);
    expect(mayUse(['ADMIN'], finance, 'x')).toMatchObject({ code: 'NOT_ALLOWED', facts: { act: 'x' } });
    expect(mayUse(['ADMIN'], viewer, 'x').ok).toBe(false);
  });
});

describe('scalars', () => {
  it('read back every day from 1900 to 2199', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1900-01-01'), max: day('2199-12-31') }), (value) => {
        expect(DateScalar.parseValue(DateScalar.serialize(value))).toBe(value);
      }),
    );
    expect(() => DateScalar.parseValue(formatDay(addDays(day('2199-12-31'), 1)))).toThrow('1900 to 2199');
    expect(() => DateScalar.parseValue(formatDay((day('1900-01-01') - 1) as Day))).toThrow('1900 to 2199');
  });

  it.each([
    ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01T09:30:00.123456+03:00', '2026-03-01T06:30:00.123Z'],
  ])('read %s', (text, instant) => {
    expect(DateTimeScalar.serialize(DateTimeScalar.parseValue(text))).toBe(instant);
  });

  it.each(['2026-03-01', '2026-03-01T09:30:00', '2026-02-30T09:30:00Z', '2026-03-01T25:00:00Z', '1899-12-31T00:00:00Z', 'now', 12, null])(
    'do not read %s as an instant',
    (value) => {
      expect(() => DateTimeScalar.parseValue(value)).toThrow('A DateTime');
    },
  );
});

describe('texts that cannot be stored', () => {
  it('are found wherever they stand and named by their field', () => {
    expect(faultOfText({ input: { needs: [{ note: 'fine' }, { note: 'a\0' }] } })).toEqual({ field: 'input.needs.1.note', problem: 'holds a NUL character' });
    expect(faultOfText({ input: { name: '\udc00' } })).toEqual({ field: 'input.name', problem: 'is not well-formed Unicode' });
  });

  it('are not seen in emoji, dates and absent values', () => {
    expect(faultOfText({ a: '\u{1F600} ሰላም', b: new Date(), c: null, d: undefined, e: 1 })).toBeNull();
  });
});

describe('a language', () => {
  it.each(['en', 'am', 'prs', 'pt-BR', 'zz'])('may be %s, whether anything is written in it or not', (language) => {
    expect(faultOfLanguage({ language })).toBeNull();
  });

  it.each(['', '1410', 'a fair reason', 'e', 'en_'])('is not "%s"', (language) => {
    expect(faultOfLanguage({ language })).toEqual({ field: 'language', problem: 'is not a language code' });
  });
});
