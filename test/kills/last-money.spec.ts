import { refused } from '../../src/kernel/outcome.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import type { Award } from '../../src/programmes/funds/awards/award.js';
import { posted } from '../../src/programmes/funds/ledger/balances.js';
import type { FundId } from '../../src/programmes/funds/ledger/ledger-account.js';
import { readBalances, writePosting } from '../../src/programmes/funds/ledger/ledger.store.js';
import { budgetCut } from '../../src/programmes/funds/ledger/moves.js';
import { day, dayIn, formatDay } from '../../src/kernel/day.js';
import type { EmployerId } from '../../src/kernel/ids.js';
import { EmployerMoves } from '../../src/outcomes/offers/employer-moves.service.js';
import type { OfferId } from '../../src/outcomes/offers/lifecycle/offer.js';
import { newId } from '../../src/platform/ids.js';
import { SupportedOffice } from '../outcomes/supported.js';
import { localOf, MoneyOffice } from '../programmes/money-world.js';
import { openWorld, type World } from '../support/world.js';
import { kills } from './office-to-kill.js';

const ROUNDS = kills(5, 1_000);
/** Through the offers themselves. */
const OFFERED = kills(2, 150);

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

  it.each([
    ['one opening with seats enough', 1],
    ['two openings of one fund', 2],
  ])(`is set aside with the seat of one of two whom the employer confirms at once: %s, ${OFFERED} times`, async (_, posts) => {
    const today = formatDay(dayIn('Africa/Addis_Ababa', new Date()));
    const supported = await SupportedOffice.open(money, today, `RACE_${posts}`);
    const fund = await money.fund(2_000, { currency: 'ETB' });
    const openings = [await supported.post(fund, { seats: 2 }), ...(posts === 2 ? [await supported.post(fund, { seats: 2 })] : [])];
    const offers = [await supported.offers.released(openings[0]!, await supported.offers.person()), await supported.offers.released(openings.at(-1)!, await supported.offers.person())];
    const moves = world.app.get(EmployerMoves, { strict: false });
    const employerId = localOf<EmployerId>(money.office.employer.id);
    const say = (offer: { readonly id: string }, move: 'CONFIRM' | 'UNDO') =>
      moves.move({ viewer: money.office.officer.viewer, name: 'recordEmployerAnswer', key: null, digest: newId() }, { employerId, through: 'CALL' }, localOf<OfferId>(offer.id), { move });
    const seatsTaken = async () => (await Promise.all(openings.map((post) => supported.offers.seats(post)))).reduce((sum, seats) => sum + seats.seatsTaken, 0);
    for (let round = 0; round < OFFERED; round += 1) {
      const answers = await Promise.all(offers.map((offer) => say(offer, 'CONFIRM')));
      const won = offers.filter((_, at) => answers[at]!.ok);
      expect([round, won.length]).toEqual([round, 1]);
      expect(answers.filter((answer) => !answer.ok)).toEqual([refused('MONEY_SHORT', { what: 'AVAILABLE', left: 800, currency: 'ETB' })]);
      // The other has neither: no seat without money, and no money without a seat.
      expect(await seatsTaken()).toBe(1);
      expect(await supported.fund(fund)).toMatchObject({ available: 800, reserved: 1_200 });
      expect(await say(won[0]!, 'UNDO')).toMatchObject({ ok: true });
      expect(await seatsTaken()).toBe(0);
      expect(await supported.fund(fund)).toMatchObject({ available: 2_000, reserved: 0 });
    }
  }, 1_200_000);

  it('is not spent twice by two who look past the service and lock nothing', async () => {
    const fund = await money.fund(100);
    const fundId = localOf<FundId>(fund);
    const { missionId } = money.office;
    for (let round = 0; round < kills(3, 10); round++) {
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
