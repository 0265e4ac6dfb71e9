import type { KitContents, KitItem, KitPlace } from '../../programmes/kits/kit.js';
import { minorDigits } from '../../reference/codes/codes.js';

/** A kit that nobody gives, for a kind of business that people of the demonstration may found. */
export interface ConstructedKit {
  readonly place: KitPlace;
  readonly contents: KitContents;
}

/**
 * What a tailoring workshop and a bakery on carts are given to begin with, in kind (F23). Their prices are made up, so that both lie within
 * what people are known to have been given (F20), by the made-up rate of the dollar.
 */
export function constructedKits(currency: string): readonly ConstructedKit[] {
  const item = (code: string, name: string, unit: string, quantity: number, price: number): KitItem => ({ code, name, unit, quantity, unitPriceMinor: price * 10 ** minorDigits(currency) });
  const made = { currency, source: 'Constructed: no prices of any market', offered: true } as const;
  return [
    {
      place: { category: 'Clothes', type: 'Tailoring workshop (constructed)' },
      contents: {
        ...made,
        items: [
          item('MACHINE', 'sewing machine with table', 'piece', 3, 4_200),
          item('OVERLOCK', 'overlock machine', 'piece', 1, 5_400),
          item('CUTTING_TABLE', 'cutting table', 'piece', 1, 2_400),
          item('CLOTH', 'cloth, thread and needles to begin with', 'set', 1, 1_600),
        ],
        training: 'A week of keeping books and of setting prices',
        trainingHours: 30,
      },
    },
    {
      place: { category: 'Food', type: 'Bakery on carts (constructed)' },
      contents: {
        ...made,
        items: [
          item('CART', 'cart with a roof', 'piece', 2, 4_000),
          item('OVEN', 'gas oven', 'piece', 2, 2_500),
          item('TOOLS', 'bowls, tins and a scale', 'set', 2, 500),
          item('FLOUR', 'flour', 'bag of 50 kg', 5, 200),
        ],
        training: 'Two weeks of keeping books and of selling',
        trainingHours: 40,
      },
    },
  ];
}
