import { refused, type Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { StatementOf } from './statement.js';

type Kind = StatementOf['kind'];

type IdOf<K extends Kind> = Extract<StatementOf, { readonly kind: K }>['id'];

/** Whether there is such a thing in the viewer's mission, and of a partner its own, in the caller's transaction. */
export type IsThere<Key extends string> = (tx: Tx, viewer: Viewer, id: Key) => Promise<boolean>;

const WHAT: Readonly<Record<Kind, string>> = { FUND: 'fund', OPENING: 'opening', EMPLOYER: 'employer', PERSON: 'jobseeker' };

/** What statements are of. Features on floors below know whether theirs are there, and add themselves when the application is built. */
export class StatementSubjects {
  private readonly known = new Map<Kind, IsThere<never>>();

  add<K extends Kind>(kind: K, isThere: IsThere<IdOf<K>>): void {
    if (this.known.has(kind)) throw new Error(`two features know statements of ${kind}`);
    this.known.set(kind, isThere);
  }

  /** Refused as NOT_FOUND where there is none that the viewer may know of. */
  async check(tx: Tx, viewer: Viewer, of: StatementOf): Promise<Outcome<StatementOf>> {
    const isThere = this.known.get(of.kind);
    if (isThere === undefined) throw new Error(`nobody knows statements of ${of.kind}`);
    return (await isThere(tx, viewer, of.id as never)) ? { ok: true, value: of } : absent(of);
  }
}

/** That there is none, or none that the viewer may know of. */
export function absent({ kind }: Pick<StatementOf, 'kind'>): Outcome<never> {
  return refused('NOT_FOUND', { what: WHAT[kind] });
}
