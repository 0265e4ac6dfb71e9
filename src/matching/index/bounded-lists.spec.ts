import { BoundedLists } from './bounded-lists.js';
import { HeldBy } from './held-by.js';

const byNumber = (a: number, b: number): number => a - b;

function entriesOf(lists: BoundedLists, owner: number): [slot: number, score: number][] {
  const entries: [number, number][] = [];
  lists.forEach(owner, (slot, score) => entries.push([slot, score]));
  return entries;
}

describe('bounded lists', () => {
  it('take slots past 16 bits in, and lose none of those before', () => {
    const lists = new BoundedLists(3, 4, 2, 10);
    lists.offer(0, 7, 50, byNumber);
    const narrow = lists.bytes;
    lists.offer(0, 70_000, 60, byNumber);
    lists.offer(1, 65_535, 10, byNumber);
    expect([entriesOf(lists, 0), entriesOf(lists, 1)]).toEqual([[[70_000, 60], [7, 50]], [[65_535, 10]]]);
    expect(lists.bytes).toBeGreaterThan(narrow);
  });

  it('say on whose lists a slot stands: who comes, who leaves, who is pushed out', () => {
    const heldBy = new HeldBy(5);
    const lists = new BoundedLists(1, 2, 3, 5, heldBy);
    lists.offer(0, 1, 10, byNumber);
    lists.offer(2, 1, 10, byNumber);
    lists.offer(0, 2, 20, byNumber);
    expect(heldBy.of(1)).toEqual([0, 2]);
    lists.offer(0, 3, 30, byNumber);
    expect([heldBy.of(1), heldBy.of(2), heldBy.of(3)]).toEqual([[2], [0], [0]]);
    lists.remove(0, 2, 20);
    lists.clear(2);
    expect([heldBy.of(1), heldBy.of(2), heldBy.of(3)]).toEqual([[], [], [0]]);
  });

  it('do not know who holds a slot that is on many lists, or on one of an owner past 16 bits, until it has left them all', () => {
    const heldBy = new HeldBy(2);
    for (let owner = 0; owner < 17; owner++) heldBy.add(0, owner);
    heldBy.add(1, 65_536);
    heldBy.remove(0, 3);
    expect([heldBy.of(0), heldBy.of(1)]).toEqual([null, null]);
    heldBy.clear(0);
    expect(heldBy.of(0)).toEqual([]);
  });
});
