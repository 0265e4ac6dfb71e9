import { checkEmployerFacts, checkExternalRef, type EmployerFacts } from './employer.js';

const adama = { geonameId: 344979, name: 'Adama', country: 'ET', latitude: 8.54, longitude: 39.27 };
const facts: EmployerFacts = { name: ' Tannery ', legalForm: 'COMPANY', size: 'LARGE', country: 'ET', place: adama, registration: ' ' };

describe('checkEmployerFacts', () => {
  it('keeps texts without blanks, and an empty registration as none', () => {
    expect(checkEmployerFacts(facts)).toEqual({ ok: true, value: { ...facts, name: 'Tannery', registration: null } });
  });

  it('F16: takes a one-person firm that is registered nowhere', () => {
    expect(checkEmployerFacts({ ...facts, size: 'ONE_PERSON', legalForm: 'INFORMAL', place: null }).ok).toBe(true);
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['registration', { registration: 'x'.repeat(201) }],
    ['geonameId', { country: 'KE' }],
    ['country', { country: 'ZZ', place: null }],
  ])('refuses a wrong %s', (field, over) => {
    expect(checkEmployerFacts({ ...facts, ...over })).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field } });
  });
});

describe('checkExternalRef', () => {
  it('wants both parts', () => {
    expect(checkExternalRef({ source: 'register', id: ' 7 ' })).toEqual({ ok: true, value: { source: 'register', id: '7' } });
    expect(checkExternalRef({ source: '', id: '7' }).ok).toBe(false);
    expect(checkExternalRef({ source: 'register', id: '' }).ok).toBe(false);
  });
});
