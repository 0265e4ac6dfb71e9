import { refused } from './outcome.js';

describe('refusals', () => {
  it('put the article that goes with what they speak of', () => {
    expect(refused('MOVE_NOT_ALLOWED', { what: 'opening', from: 'CLOSED', to: 'CLOSED' }).message).toBe('An opening that is CLOSED cannot become CLOSED.');
    expect(refused('MOVE_NOT_ALLOWED', { what: 'jobseeker', from: 'CLOSED', to: 'PAUSED' }).message).toBe('A jobseeker that is CLOSED cannot become PAUSED.');
    expect(refused('ALREADY_EXISTS', { what: 'account', field: 'name' }).message).toBe('There is already an account with this name.');
  });
});
