/**
 * A smallest clashing part of some conditions: they cannot be met together, and without any one of them the others can (QuickXplain, Junker
 * 2004). `canMeet` answers for a selection of them, in their order; meeting fewer is never harder. Null where all of them can be met.
 * It asks about k log(n/k) times for a clash of k among n. Which of several clashes is found follows the order: the first conditions are kept
 * out of it where that is possible, so put those first that nobody would give up.
 */
export function smallestClash<Condition>(conditions: readonly Condition[], canMeet: (selection: readonly Condition[]) => boolean): Condition[] | null {
  if (canMeet(conditions)) return null;
  return conditions.length === 0 ? [] : clash([], false, conditions, canMeet);
}

function clash<Condition>(
  given: readonly Condition[],
  added: boolean,
  conditions: readonly Condition[],
  canMeet: (selection: readonly Condition[]) => boolean,
): Condition[] {
  if (added && !canMeet(given)) return [];
  if (conditions.length === 1) return [...conditions];
  const middle = conditions.length >> 1;
  const [first, second] = [conditions.slice(0, middle), conditions.slice(middle)];
  const ofSecond = clash([...given, ...first], first.length > 0, second, canMeet);
  const ofFirst = clash([...given, ...ofSecond], ofSecond.length > 0, first, canMeet);
  return [...ofFirst, ...ofSecond];
}
