import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { OpenQuestion, Reply, TextAct } from '../conversation/conversation.js';

/** An act that answers a question. */
export type AnsweringAct = Extract<TextAct, { readonly questionId: string }>;

/** What is said instead of the usual reply, in the language of the person where none is given. */
export type OwnReply = Omit<Reply, 'language'> & Partial<Pick<Reply, 'language'>>;

/** What a source has said to an answer: undefined keeps the usual reply, null says nothing, TO_PERSON has somebody look at it, who tells the person so. */
export type SaidTo = OwnReply | null | undefined | 'TO_PERSON';

/** A feature that asks people by text. It says what is open, and does what an answer leads to by the same service as the API. */
export interface AsksByText<Ground = unknown> {
  readonly name: string;
  /** What answers are judged by, got before the transaction in which they are heard; left out where nothing is needed. */
  prepare?(missionId: MissionId): Promise<Ground>;
  /** Questions that these people may still answer. */
  open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<readonly OpenQuestion[]>;
  /** Does what the answer leads to. */
  answer(tx: Tx, missionId: MissionId, act: AnsweringAct, ground: Ground): Promise<SaidTo>;
}

/** A question with the way to answer it. */
export interface AskedQuestion {
  readonly question: OpenQuestion;
  answer(tx: Tx, act: AnsweringAct): Promise<SaidTo>;
}

/** All that is asked in a mission. */
export interface Asking {
  /** All questions that these people may still answer. */
  open(tx: Tx, people: readonly JobseekerId[]): Promise<readonly AskedQuestion[]>;
}

/** Nothing is asked of anybody. */
export const NOTHING_ASKED: Asking = { open: () => Promise.resolve([]) };

type Prepared = Pick<AsksByText, 'open'> & { answer(tx: Tx, missionId: MissionId, act: AnsweringAct): Promise<SaidTo> };

/** All features that ask people by text. They add themselves when the application is built. */
export class QuestionSources {
  private readonly sources = new Map<string, (missionId: MissionId) => Promise<Prepared>>();

  add<Ground>(source: AsksByText<Ground>): void {
    if (this.sources.has(source.name)) throw new Error(`two sources of questions named ${source.name}`);
    this.sources.set(source.name, async (missionId) => {
      const ground = (await source.prepare?.(missionId)) as Ground;
      return { open: (tx, mission, people) => source.open(tx, mission, people), answer: (tx, mission, act) => source.answer(tx, mission, act, ground) };
    });
  }

  /** What is asked in a mission, with all that answers are judged by; outside a transaction. */
  async prepare(missionId: MissionId): Promise<Asking> {
    const prepared: Prepared[] = [];
    for (const prepare of this.sources.values()) prepared.push(await prepare(missionId));
    return {
      open: async (tx, people) => {
        const all: AskedQuestion[] = [];
        for (const source of prepared)
          for (const question of await source.open(tx, missionId, people)) all.push({ question, answer: (inTx, act) => source.answer(inTx, missionId, act) });
        return all;
      },
    };
  }
}
