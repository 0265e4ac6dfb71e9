import type { z } from 'zod';

import type { Outcome, Refused } from '../../kernel/outcome.js';
import type { AuditSubject } from '../audit/audit.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Role, Viewer } from '../viewer.js';

/** Who may import anything: whoever may write the rows of one kind or another (RULES "Who may do what"). */
export const importingRoles: readonly Role[] = ['PARTNER', 'PARTNER_SYSTEM', 'JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR'];

/** What a row did, or in a dry run would have done. */
export type RowEffect = 'CREATED' | 'UPDATED' | 'UNCHANGED';

/** What is said of rows that were taken, each with its sentence. A kind with something else to say adds a line. */
export const rowRemarks = {
  NO_CONSENT: 'The person has not agreed to be matched, and is not matched until that is recorded.',
} as const;
export type RowRemark = keyof typeof rowRemarks;

/** What was said of an import's rows, with its sentences. */
export function remarksOf({ remarks }: { readonly remarks: Readonly<Record<string, number>> }): { readonly code: string; readonly message: string; readonly rows: number }[] {
  const sentences: Readonly<Record<string, string>> = rowRemarks;
  return Object.entries(remarks).map(([code, rows]) => ({ code, message: sentences[code] ?? code, rows }));
}

/** What a row did, and to which record, for the audit log. */
export interface RowDone {
  readonly effect: RowEffect;
  readonly subject: AuditSubject;
  /** Left out where there is nothing to say. */
  readonly remark?: RowRemark;
}

/** Together they name the record of a row. */
export interface RowOrigin {
  readonly source: string;
  readonly externalId: string;
}

/** What a cell of CSV holds: see `saidOf`. */
export type CellShape = 'VALUE' | 'LIST' | readonly string[];

/** A column of CSV. */
export interface ImportColumn {
  readonly name: string;
  /** One sentence for whoever prepares a file. */
  readonly says: string;
  readonly needed?: boolean;
}

/** A column of a kind, and where its value stands in a row of JSON lines. */
export interface KindColumn extends ImportColumn {
  readonly path: readonly string[];
  readonly holds: CellShape;
}

/** Writes rows on what was read when it began. */
export interface RowWriter<Said = unknown> {
  /**
   * Writes one row in the caller's transaction, by the service that would do it for a person. The same row again is
   * UNCHANGED. What it did is taken back when it refuses.
   */
  write(tx: Tx, said: Said, origin: RowOrigin): Promise<Outcome<RowDone>>;
}

/** Something that can be imported. A feature adds its kind to `ImportKinds`. */
export interface ImportKind<Said = unknown> {
  /** As uploads name it, such as `JOBSEEKERS`. */
  readonly name: string;
  /** What is imported, for sentences: "jobseekers". */
  readonly what: string;
  /** Who may write a row; what is "own" is for the writer to check. */
  readonly roles: readonly Role[];
  /** All columns that a header may have, besides `external_id`, which every kind has. */
  readonly columns: readonly KindColumn[];
  /** Names of objects that are null when all their cells are empty. */
  readonly groups: readonly string[];
  /** What a row of JSON lines may say besides its external id. Strict: a misspelt key must not be lost without a word. */
  readonly schema: z.ZodType<Said>;
  /** Reads what rows of the viewer are written with, before their transaction is opened: nothing waits for a second connection in one. */
  begin(viewer: Viewer): Promise<RowWriter<Said>>;
  /** The refusal that a constraint of the database stands for; null for a fault. */
  refusalOf?(error: unknown): Refused | null;
}

/** Names under which a row may carry its external id. */
export const EXTERNAL_ID = { column: 'external_id', keys: ['externalId', 'id'] } as const;

/** The column that every kind has. */
export const EXTERNAL_ID_COLUMN: ImportColumn = {
  name: EXTERNAL_ID.column,
  says: "What the source calls the record, 1 to 200 characters; a file has each once.",
  needed: true,
};

/** What can be imported in this installation. Features add theirs when they are made. */
export class ImportKinds {
  private readonly kinds = new Map<string, ImportKind>();

  add(kind: ImportKind): void {
    if (this.kinds.has(kind.name)) throw new Error(`two kinds of import are called ${kind.name}`);
    const strangers = kind.roles.filter((role) => !importingRoles.includes(role));
    if (strangers.length > 0) throw new Error(`${kind.name} is for roles that the upload door does not let in: ${strangers.join(', ')}`);
    this.kinds.set(kind.name, kind);
  }

  get(name: string): ImportKind | null {
    return this.kinds.get(name) ?? null;
  }

  get all(): readonly ImportKind[] {
    return [...this.kinds.values()];
  }
}
