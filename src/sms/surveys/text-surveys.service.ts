import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Answers } from '../../outcomes/surveys/instrument.js';
import type { SurveyRound } from '../../outcomes/surveys/survey.js';
import type { SurveysService } from '../../outcomes/surveys/surveys.service.js';
import type { PersonKey } from '../../people/vault/keys/person-key.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import type { SafeContact } from '../contact/safe-contact.js';
import type { OpenQuestion } from '../conversation/conversation.js';
import type { AnsweringAct, AsksByText, SaidTo } from '../hearing/question-sources.js';
import type { OutgoingText } from '../texts/attempt.js';
import type { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import type { TextCause } from '../texts/text-causes.js';
import { answerOf, nextQuestion, optionsOf, SILENT_DAYS, type TextSurvey, type TextSurveyId } from './text-survey.js';
import { askingOf, insertSurvey, isAnySilent, lockSilent, lockSurvey, putSurvey, type StoredSurvey } from './text-survey.store.js';

/** What surveys by text ask of others. */
export interface TextSurveyGround {
  readonly surveys: Pick<SurveysService, 'mayAskByText' | 'heardByText'>;
  readonly contacts: Pick<ContactsService, 'of'>;
  readonly keys: Pick<PersonKeys, 'of'>;
  readonly texts: Pick<OutgoingTexts, 'queue'>;
}

/** Told of every survey that was answered to its end, in its transaction; answers what is said to the person instead of thanks, null for thanks. */
export type CompleteFollower = (tx: Tx, viewer: Viewer, survey: TextSurvey) => Promise<SaidTo>;

const CAUSE = 'TextSurvey';
const DAY = 24 * 3_600_000;
/** How long a question takes to arrive and be read, at least. */
const READING_TIME = 5_000;
const NOBODY = refused('NOT_FOUND', { what: 'jobseeker' });
/** Whether somebody takes texts on a phone that nobody else reads. */
const isPrivate = (contact: SafeContact | null): boolean => contact !== null && contact.texts === 'YES' && contact.seenBy === 'ALONE';
const at = (row: TextSurveyId) => ({ table: 'text_survey', column: 'answers', row });

/** The plain questions of the survey by text: one at a time, numbered, and only of somebody who alone has the phone and agreed to be asked so. */
export class TextSurveys implements AsksByText, TextCause {
  readonly name = 'surveys';
  readonly kind = CAUSE;
  private follower: CompleteFollower | null = null;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: TextSurveyGround,
  ) {}

  /** Has somebody else say what follows from a complete survey. */
  followComplete(follower: CompleteFollower): void {
    this.follower = follower;
  }

  /**
   * Asks the first question. Refuses what `mayAskByText` refuses, a person who has not agreed to be asked so or whose phone others can read, and a round that
   * was asked by text before.
   */
  ask(act: Act, id: JobseekerId, round: SurveyRound, agreed: boolean): Promise<Outcome<TextSurvey>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<TextSurvey>> => {
        const may = await this.ground.surveys.mayAskByText(tx, viewer, id, round);
        if (!may.ok) return may;
        const contact = await this.ground.contacts.of(tx, viewer.missionId, id);
        if (!agreed) return refused('CONSENT_NEEDED', { purpose: 'SMS' });
        if (!isPrivate(contact)) return refused('NOT_AVAILABLE', {});
        const now = this.clock.now();
        const first = nextQuestion({});
        if (first === null) throw new Error('there is nothing to ask by text');
        const survey: TextSurvey = { missionId: viewer.missionId, id: newId<TextSurveyId>(), jobseekerId: id, round, status: 'ASKING', asked: first.code, startedBy: viewer.accountId, startedAt: now, askedAt: now, endedAt: null };
        if (!(await insertSurvey(tx, survey))) return refused('ALREADY_EXISTS', { what: 'survey', field: 'round' });
        const cause = { kind: CAUSE, id: survey.id, occasion: '1' };
        const notAfter = new Date(now.getTime() + SILENT_DAYS * DAY);
        const text = await this.ground.texts.queue(tx, viewer, { to: { jobseekerId: id }, purpose: 'BULK', phrase: first.phrase, variables: {}, cause, notAfter });
        return text === null ? NOBODY : accepted(survey);
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  async open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<OpenQuestion[]> {
    return (await askingOf(tx, missionId, people)).map(({ id, jobseekerId, asked }) => ({ id, kind: 'SURVEY', jobseekerId, code: null, standing: 'OPEN', answered: null, options: asked === null ? 0 : optionsOf(asked) }));
  }

  /** Keeps the answer and asks the next question; after the last one what was said is kept with the surveys of the person. */
  async answer(tx: Tx, missionId: MissionId, act: AnsweringAct): Promise<SaidTo> {
    const survey = act.act === 'SURVEY' ? await lockSurvey(tx, missionId, act.questionId as TextSurveyId) : null;
    if (act.act !== 'SURVEY' || survey === null || survey.status !== 'ASKING' || survey.asked === null) return 'TO_PERSON';
    const key = await this.keyOf(survey);
    const said = answerOf(survey.asked, act.option);
    if (key === null || said === null) return 'TO_PERSON';
    const now = this.clock.now();
    // A number that was sent twice is no answer to a question that nobody can have read yet.
    if (survey.answers !== null && now.getTime() - survey.askedAt.getTime() < READING_TIME) return null;
    const answers: Answers = { ...this.opened(survey, key), [survey.asked]: said };
    const next = nextQuestion(answers);
    if (next !== null) {
      const going: StoredSurvey = { ...survey, answers: key.seal(at(survey.id), answers) };
      // The phone may have come into other hands since the first question: the rest is asked by voice.
      if (!isPrivate(await this.ground.contacts.of(tx, missionId, survey.jobseekerId))) {
        await this.end(tx, going);
        return { phrase: 'surveyThanks', variables: {} };
      }
      await putSurvey(tx, { ...going, asked: next.code, askedAt: now });
      return { phrase: next.phrase, variables: {} };
    }
    const complete: StoredSurvey = { ...survey, status: 'COMPLETE', answers: null, endedAt: now };
    await putSurvey(tx, complete);
    const viewer = serviceViewer(missionId);
    const kept = await this.ground.surveys.heardByText(tx, viewer, survey.jobseekerId, survey.round, answers, key);
    if (!kept.ok) return 'TO_PERSON';
    return (await this.follower?.(tx, viewer, complete)) ?? { phrase: 'surveyThanks', variables: {} };
  }

  /** A question that was not said ends the survey: the task to ask it by voice is there as before. */
  async settled(tx: Tx, { missionId, causeId, status }: OutgoingText): Promise<boolean> {
    if (status === 'DELIVERED') return true;
    const survey = await lockSurvey(tx, missionId, causeId as TextSurveyId);
    if (survey?.status === 'ASKING') await this.end(tx, survey);
    return true;
  }

  /** Whether somebody has not answered for too long, in the caller's transaction. */
  isAnySilent(tx: Tx, missionId: MissionId): Promise<boolean> {
    return isAnySilent(tx, missionId, this.silentSince());
  }

  /** Ends surveys that nobody answers, each in a transaction of its own; what was answered is kept. */
  async endSilent(missionId: MissionId, signal: AbortSignal): Promise<void> {
    for (let more = true; more; ) {
      signal.throwIfAborted();
      more = await this.work.run(serviceViewer(missionId), async (tx) => {
        const survey = await lockSilent(tx, missionId, this.silentSince());
        if (survey !== null) await this.end(tx, survey);
        return survey !== null;
      });
    }
  }

  private async end(tx: Tx, survey: StoredSurvey): Promise<void> {
    const key = survey.answers === null ? null : await this.keyOf(survey);
    await putSurvey(tx, { ...survey, status: 'ENDED', answers: null, endedAt: this.clock.now() });
    // Whoever does not agree to texts any more is not held to what they said by them.
    if (key !== null) await this.ground.surveys.heardByText(tx, serviceViewer(survey.missionId), survey.jobseekerId, survey.round, this.opened(survey, key), key);
  }

  private async keyOf({ missionId, jobseekerId }: TextSurvey): Promise<PersonKey | null> {
    return (await this.ground.keys.of(missionId, [jobseekerId])).get(jobseekerId) ?? null;
  }

  private opened({ id, answers }: StoredSurvey, key: PersonKey): Answers {
    return answers === null ? {} : key.open<Answers>(at(id), answers);
  }

  private silentSince(): Date {
    return new Date(this.clock.now().getTime() - SILENT_DAYS * DAY);
  }
}
