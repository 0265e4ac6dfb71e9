import type { Tx } from '../../platform/database/unit-of-work.js';
import type { OutgoingText } from './attempt.js';

/** Whoever had something said by text, and wants to hear what became of it. */
export interface TextCause {
  /** As in `causeKind`. */
  readonly kind: string;
  /**
   * Called in the transaction in which a text was delivered, failed, expired or was withheld. True where the cause looks after one that was not said
   * itself; else somebody is asked to call.
   */
  settled(tx: Tx, text: OutgoingText): Promise<boolean>;
}

/** All causes. Features add themselves when the application is built; a text of any other cause that could not be said opens a task to call. */
export class TextCauses {
  private readonly causes = new Map<string, TextCause>();

  add(cause: TextCause): void {
    if (this.causes.has(cause.kind)) throw new Error(`two causes of texts named ${cause.kind}`);
    this.causes.set(cause.kind, cause);
  }

  /** Null for a kind that nobody added. */
  of(kind: string): TextCause | null {
    return this.causes.get(kind) ?? null;
  }
}
