import { refused } from '../../src/kernel/outcome.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import type { Award } from '../../src/programmes/funds/awards/award.js';
import { posted } from '../../src/programmes/funds/ledger/balances.js';
import type { FundId } from '../../src/programmes/funds/ledger/ledger-account.js';
import { readBalances, writePosting } from '../../src/programmes/funds/ledger/ledger.store.js';
import { budgetCut } from '../../src/programmes/funds/ledger/moves.js';
import { day } from '../../src/kernel/day.js';
import { localOf, MoneyOffice } from '../programmes/money-world.js';
import { openWorld, type World } from '../support/world.js';
import { kills } from './office-to-kill.js';

const ROUNDS = kills(15, 1_000);

let world: World;
let money: MoneyOffice;
beforeAll(async () => {
  world = await openWorld();
  money = await MoneyOffice.open(world);
});
afterAll(() => world.close());

describe('the last money', () => {
  it.each([
    ['of a fund', { perPerson: false }, 'AVAILABLE'],
    ['that a person may have', { perPerson: true }, 'ENTITLEMENT_LEFT'],
  ])(`%s goes to one of two who reserve it at once, ${ROUNDS} times`, async (_, terms, what) => {
    const [one, two] = [await money.office.person(), await money.office.person()];
    const fund = await money.fund(terms.perPerson ? 1_000 : 100, terms);
    if (terms.perPerson) await money.entitle(fund, one, 100);
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all([money.reserve(fund, one, 60), money.reserve(fund, terms.perPerson ? one : two, 60)]);
      const won = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      expect(won).toHaveLength(1);
      expect(answers.filter((answer) => !answer.ok)).toEqual([refused('MONEY_SHORT', { what, left: 40, currency: 'USD' })]);
      const [{ id }] = won as [Award];
      expect(await money.run((tx) => money.awards.release(tx, money.viewer, id, 'OFFER_ENDED'))).toMatchObject({ ok: true });
    }
    expect((await money.budget(fund, 1)).money).toMatchObject({ reserved: 0, committed: 0, paid: 0 });
  }, 600_000);

  it('is not spent twice by two who look past the service and lock nothing', async () => {
    const fund = await money.fund(100);
    const fundId = localOf<FundId>(fund);
    const { missionId } = money.office;
    for (let round = 0; round < 10; round++) {
      const looked = [gate(), gate()];
      const cut = (own: number): Promise<boolean> =>
        money
          .run(async (tx) => {
            const before = await readBalances(tx, missionId, fundId, null, null);
            looked[own]!.open();
            await Promise.all(looked.map((each) => each.opened));
            const move = budgetCut(60);
            if (!move.ok || !posted(before, move.value.entries, 'USD').ok) throw new Error('both saw enough');
            await writePosting(tx, { missionId, fundId, move: move.value, paymentId: null, reason: 'constructed', bookedOn: day('2026-01-01'), by: null, at: new Date() });
          })
          .then(() => true, (error: { driverError?: { constraint?: string } }) => {
            expect(error.driverError?.constraint).toBe('ledger_account_not_below_zero');
            return false;
          });
      expect((await Promise.all([cut(0), cut(1)])).sort()).toEqual([false, true]);
      await money.budget(globalId('Fund', fundId), 60);
    }
  });
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
