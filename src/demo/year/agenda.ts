/** What is to be done on which day; done in the order in which it was written down. */
export class Agenda {
  private readonly days = new Map<number, (() => Promise<void>)[]>();

  plan(day: number, todo: () => Promise<void>): void {
    const whole = Math.ceil(day);
    const before = this.days.get(whole);
    if (before === undefined) this.days.set(whole, [todo]);
    else before.push(todo);
  }

  /** Does what is written down for a day, and what is added to it meanwhile. */
  async run(day: number): Promise<void> {
    const todos = this.days.get(day) ?? [];
    for (let todo = todos.shift(); todo !== undefined; todo = todos.shift()) await todo();
    this.days.delete(day);
  }
}
