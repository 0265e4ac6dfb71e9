import type { Tx } from '../database/unit-of-work.js';
import type { Viewer } from '../viewer.js';
import type { Letter, Mail } from './mail.js';

/** A feature that has letters sent: writes those of one kind, and knows what a person does instead. */
export interface LetterWriter {
  readonly kind: string;
  /** The letter as it is now, in the transaction in which a worker takes it; null where its need is gone. */
  write(tx: Tx, viewer: Viewer, mail: Mail): Promise<Letter | null>;
  /** In the transaction that records that the letter did not go out: whatever a person has to do instead. */
  undelivered(tx: Tx, viewer: Viewer, mail: Mail): Promise<void>;
}

/** The writers of all kinds of letters; features add theirs when they are built. */
export class Letters {
  private readonly writers = new Map<string, LetterWriter>();

  add(writer: LetterWriter): void {
    if (this.writers.has(writer.kind)) throw new Error(`two writers of letters of the kind ${writer.kind}`);
    this.writers.set(writer.kind, writer);
  }

  /** Throws for a kind that nobody writes. */
  writerOf(kind: string): LetterWriter {
    const writer = this.writers.get(kind);
    if (writer === undefined) throw new Error(`nobody writes letters of the kind ${kind}`);
    return writer;
  }
}
