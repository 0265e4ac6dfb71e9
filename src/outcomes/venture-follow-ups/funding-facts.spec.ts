import { profitFacts } from './funding-facts.js';

describe('first profits (F28)', () => {
  const heard = (month: 3 | 6, incomeMinor: number | null) => ({ month, incomeMinor });
  it.each([
    ['nobody has asked', [], undefined],
    ['rather not said', [heard(3, null)], undefined],
    ['earned nothing', [heard(3, 0)], false],
    ['earned something later', [heard(3, 0), heard(6, 1)], true],
    ['something that was corrected to nothing', [heard(3, 5), heard(3, 0)], false],
    ['nothing that was corrected to something', [heard(3, 0), heard(3, 5)], true],
  ] as const)('%s', (_, said, firstProfits) => expect(profitFacts(said).firstProfits).toBe(firstProfits));
});
