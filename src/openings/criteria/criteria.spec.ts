import { checkGenuine, faultOfCriteria, leaveOutProtected } from './criteria.js';

const plain = { title: 'Nurse', description: 'Night shifts.', criteria: [] as string[] };
const none = new Set<string>();

describe("Equal: an employer's criterion on sex, age, origin or religion", () => {
  it('is refused wherever it stands', () => {
    expect(faultOfCriteria(plain, none)).toBeNull();
    expect(faultOfCriteria({ ...plain, criteria: ['Female only'] }, none)).toMatchObject({
      code: 'PROTECTED_TRAIT',
      facts: { rule: 'EQUAL', field: 'criteria', trait: 'SEX', words: 'Female only' },
    });
    expect(faultOfCriteria({ ...plain, title: 'Male driver' }, none)).toMatchObject({ facts: { field: 'title', trait: 'SEX' } });
    expect(faultOfCriteria({ ...plain, description: 'Age: 20 to 30.' }, none)).toMatchObject({ facts: { field: 'description', trait: 'AGE' } });
  });

  it('stands once approved, word for word, and only as a criterion', () => {
    const approved = new Set(['Female only']);
    expect(faultOfCriteria({ ...plain, criteria: ['Female only'] }, approved)).toBeNull();
    expect(faultOfCriteria({ ...plain, criteria: ['Female only, please'] }, approved)).not.toBeNull();
    expect(faultOfCriteria({ ...plain, description: 'Female only' }, approved)).not.toBeNull();
  });

  it('leaves other criteria alone', () => {
    expect(faultOfCriteria({ ...plain, criteria: ['Own bicycle', 'Two references', 'Women are encouraged to apply'] }, none)).toBeNull();
  });
});

describe('checkGenuine', () => {
  it('keeps trait and reason', () => {
    expect(checkGenuine(' Female only ', ' a shelter for women ')).toEqual({
      ok: true,
      value: { criterion: 'Female only', traits: ['SEX'], reason: 'a shelter for women' },
    });
  });
  it('wants a reason', () => expect(checkGenuine('Female only', ' ')).toMatchObject({ code: 'REASON_NEEDED' }));
  it('approves nothing that needs no approval', () => expect(checkGenuine('Own bicycle', 'why not')).toMatchObject({ code: 'INVALID_INPUT' }));
});

describe('leaveOutProtected', () => {
  it('leaves out the sentence and says what it held', () => {
    expect(leaveOutProtected('Sews dresses. Sex: Female. Starts at 7.30 a day! Own tools')).toEqual({
      text: 'Sews dresses. Starts at 7.30 a day! Own tools',
      leftOut: [{ trait: 'SEX', words: 'Sex: Female' }],
    });
  });
  it('changes nothing else', () => {
    const text = 'Sews dresses.\nOwn tools; two references.';
    expect(leaveOutProtected(text)).toEqual({ text, leftOut: [] });
  });
  it('leaves nothing behind that would be refused', () => {
    const { text } = leaveOutProtected('Females only; males need not apply. Age: 20-30\nChristian candidates only. Sews.');
    expect(faultOfCriteria({ title: 'Tailor', description: text, criteria: [] }, none)).toBeNull();
    expect(text).toContain('Sews.');
  });
});
