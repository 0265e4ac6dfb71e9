import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { OpenQuestion, Reply, TextAct } from '../conversation/conversation.js';

/** An act that answers a question. */
export type AnsweringAct = Extract<TextAct, { readonly questionId: string }>;

/** A feature that asks people by text. It says what is open, and does what an answer leads to by the same service as the API. */
export interface AsksByText {
  readonly name: string;
  /** Questions that these people may still answer. */
  open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<readonly OpenQuestion[]>;
  /** Does what the answer leads to. A reply of its own takes the place of the usual one; undefined keeps that, null says nothing. */
  answer(tx: Tx, missionId: MissionId, act: AnsweringAct): Promise<Reply | null | undefined>;
}

/** All features that ask people by text. They add themselves when the application is built. */
export class QuestionSources {
  private readonly sources: AsksByText[] = [];

  add(source: AsksByText): void {
    if (this.sources.some((each) => each.name === source.name)) throw new Error(`two sources of questions named ${source.name}`);
    this.sources.push(source);
  }

  /** All open questions, each with who asked it. */
  async open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<readonly { readonly question: OpenQuestion; readonly source: AsksByText }[]> {
    const all = [];
    for (const source of this.sources) for (const question of await source.open(tx, missionId, people)) all.push({ question, source });
    return all;
  }
}
