import { blindIndexOf, readPhone } from './phone.js';

describe('readPhone', () => {
  it.each([
    ['0911 234 567', 'ET', '+251911234567'],
    ['911234567', 'ET', '+251911234567'],
    ['+251 911 23 45 67', 'GH', '+251911234567'],
    ['024 123 4567', 'GH', '+233241234567'],
  ])('reads %s in %s as %s', (typed, country, number) => expect(readPhone('phone', typed, country)).toEqual({ ok: true, value: number }));

  it.each(['', 'nobody', '12', '+999123456789', '0911 234 567 ext. 4', 'call 0911234567', '0'.repeat(41)])('refuses %j without repeating it', (typed) => {
    const refusal = readPhone('phones[0].number', typed, 'ET');
    expect(refusal).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'phones[0].number' } });
    if (typed.length > 3) expect(JSON.stringify(refusal)).not.toContain(typed);
  });
});

describe('blindIndexOf', () => {
  it('is the same for the same number and key only', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(blindIndexOf(one, '+251911234567')).toEqual(blindIndexOf(one, '+251911234567'));
    expect(blindIndexOf(one, '+251911234567')).not.toEqual(blindIndexOf(two, '+251911234567'));
    expect(blindIndexOf(one, '+251911234567')).not.toEqual(blindIndexOf(one, '+251911234568'));
  });
});
