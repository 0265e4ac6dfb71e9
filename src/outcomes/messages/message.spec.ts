import type { JobseekerId } from '../../kernel/ids.js';
import { codesOnly, type MessageDraft } from './message.js';

const draft: MessageDraft = { jobseekerId: 'p' as JobseekerId, kind: 'CHECK_IN', subjectKind: 'CheckIn', subjectId: 'c', occasion: '1' };

describe('a message', () => {
  it('holds codes only', () => {
    expect(codesOnly({ ...draft, variables: { code: '4F7Q' } }).variables).toEqual({ code: '4F7Q' });
    for (const occasion of ['', 'a b', 'Ayşe', 'x'.repeat(61)]) expect(() => codesOnly({ ...draft, occasion })).toThrow(RangeError);
    const wrong: Record<string, string>[] = [{ code: 'Bakery of Ayşe' }, { code: '' }, { 'a b': 'x' }];
    for (const variables of wrong) expect(() => codesOnly({ ...draft, variables })).toThrow(RangeError);
  });
});
