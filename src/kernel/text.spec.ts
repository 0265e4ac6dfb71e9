import { checkOptionalText, checkReason, checkText, withoutUnseen } from './text.js';

describe('checkText', () => {
  it.each([
    ['a', 'a'],
    ['  four ', 'four'],
    ['𝄞𝄞', '𝄞𝄞'],
  ])('takes %j as %j', (given, kept) => expect(checkText('title', given, 1, 4)).toEqual({ ok: true, value: kept }));

  it.each(['\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\uFEFF'])(
    'keeps no sign that nobody sees: %j',
    (sign) => {
      expect(checkText('title', `${sign}a${sign}b${sign}`, 1, 4)).toEqual({ ok: true, value: 'ab' });
      expect(checkText('title', `${sign} ${sign}`, 1, 4)).toMatchObject({ code: 'INVALID_INPUT' });
      expect(checkOptionalText('note', sign, 4)).toEqual({ ok: true, value: null });
      expect(checkReason('closing a vacancy', ` ${sign}`)).toMatchObject({ code: 'REASON_NEEDED' });
    },
  );

  it('keeps a non-joiner where a script needs it', () => expect(withoutUnseen('می\u200Cخواهم a\u200Cb')).toBe('می\u200Cخواهم ab'));

  it.each(['', '   ', 'five5', 'a\0b', '\ud800'])('refuses %j', (given) =>
    expect(checkText('title', given, 1, 4)).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'title' } }),
  );
});

describe('checkOptionalText', () => {
  it.each([null, undefined, '', ' '])('takes %j as nothing', (given) => expect(checkOptionalText('note', given, 4)).toEqual({ ok: true, value: null }));
  it('still limits what is given', () => expect(checkOptionalText('note', 'five5', 4).ok).toBe(false));
});

describe('checkReason', () => {
  it('wants one', () => expect(checkReason('closing a vacancy', ' ')).toMatchObject({ code: 'REASON_NEEDED', facts: { act: 'closing a vacancy' } }));
  it('keeps it without blanks', () => expect(checkReason('closing a vacancy', ' filled ')).toEqual({ ok: true, value: 'filled' }));
  it('limits it', () => expect(checkReason('closing a vacancy', 'x'.repeat(1_001))).toMatchObject({ code: 'INVALID_INPUT' }));
});
