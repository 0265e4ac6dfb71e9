/** Things to choose from, as a sentence names them: "A, B or C". */
export function listed(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} or ${things.at(-1) ?? ''}`;
}
