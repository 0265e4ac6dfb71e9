import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { CasesService } from '../../people/cases/cases.service.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { reasonToRead } from '../../people/jobseekers/sight/record-reads.js';
import type { PersonKey } from '../../people/vault/keys/person-key.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { surveyOccasion } from './due/due-rounds.js';
import type { Answers } from './instrument.js';
import { roundsOf, type RoundResult } from './rounds.js';
import { mayRecord, surveySight, type SurveySight } from './survey-rights.js';
import { checkSurvey, faultOfTime, presentInstrument, withEarlier, type AskedRound, type SurveyDraft, type SurveyResponse, type SurveyResponseId, type SurveyRound } from './survey.js';
import { askedOf, insertResponse, responsesOf } from './survey.store.js';
import type { SealedResponse } from './survey.table.js';

/** What the survey asks of the features of people. */
export interface SurveyGround {
  readonly records: Pick<JobseekerRecords, 'byIds' | 'lock'>;
  readonly cases: Pick<CasesService, 'followedFrom' | 'today'>;
  readonly consents: Pick<ConsentsService, 'agreesIn'>;
  readonly keys: Pick<PersonKeys, 'make' | 'of'>;
  readonly tasks: Pick<TasksService, 'settle'>;
}

/** How people fare, in their own words turned into codes: answers are encrypted by the person's key, scores are worked out when they are read. */
export class SurveysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: SurveyGround,
  ) {}

  /**
   * Records what somebody answered; again for the same round is a correction. Refuses who may not ask (see `surveySight`), what may not be asked so (see
   * `checkSurvey`), and questions by text without consent to text messages. What was answered by text before holds where it is not asked again. The task of
   * that round and part is settled, but for answers by text: what is sensitive is still to be asked by voice.
   */
  async record(act: Act, id: JobseekerId, draft: SurveyDraft): Promise<Outcome<SurveyResponse>> {
    const { viewer } = act;
    const allowed = await this.work.run(viewer, async (tx) => {
      const [person] = await this.ground.records.byIds(tx, viewer.missionId, [id]);
      return mayAsk(viewer, person, draft);
    });
    if (!allowed.ok) return allowed;
    const key = await this.ground.keys.make(viewer.missionId, id);
    if (key === null) return NOBODY;
    return this.work.act(
      act.key === null ? act : key.blinded(act),
      async (tx): Promise<Outcome<SurveyResponse>> => {
        const [person] = await this.ground.records.lock(tx, viewer.missionId, [id]);
        const asked = mayAsk(viewer, person, draft);
        return asked.ok ? this.recordIn(tx, viewer, asked.value, draft, key) : asked;
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  /**
   * The person of whom the viewer may have the plain questions of a round asked by text, in the caller's transaction. Refuses who may not ask, a round whose
   * time has not come or that was asked, and somebody who does not agree to texts.
   */
  async mayAskByText(tx: Tx, viewer: Viewer, id: JobseekerId, round: SurveyRound): Promise<Outcome<Jobseeker>> {
    const [person] = await this.ground.records.lock(tx, viewer.missionId, [id]);
    const asked = mayAsk(viewer, person, { part: 'GENERAL' });
    if (!asked.ok) return asked;
    const today = await this.ground.cases.today(tx, viewer.missionId);
    const tooSoon = faultOfTime({ round, conductedOn: today }, await this.ground.cases.followedFrom(tx, asked.value), today);
    if (tooSoon !== null) return tooSoon;
    const before = await responsesOf(tx, viewer.missionId, id);
    if (before.some((each) => each.round === round && each.part === 'GENERAL')) return refused('ALREADY_EXISTS', { what: 'survey', field: 'round' });
    return (await this.ground.consents.agreesIn(tx, viewer, id, { purpose: 'SMS' })) ? asked : refused('CONSENT_NEEDED', { purpose: 'SMS' });
  }

  /** Keeps what somebody answered by text, in the caller's transaction. Refuses what `record` refuses of a text. */
  async heardByText(tx: Tx, viewer: Viewer, id: JobseekerId, round: SurveyRound, answers: Answers, key: PersonKey): Promise<Outcome<SurveyResponse>> {
    const [person] = await this.ground.records.lock(tx, viewer.missionId, [id]);
    if (person === undefined) return NOBODY;
    const conductedOn = await this.ground.cases.today(tx, viewer.missionId);
    const said = Object.entries(answers).map(([question, answer]) => ({ question, answer }));
    return this.recordIn(tx, viewer, person, { round, part: 'GENERAL', channel: 'TEXT', conductedOn, referralReady: false, answers: said }, key);
  }

  /** How a person fared, round by round, as far as the viewer may know it; each reading is recorded. Refuses others as absent. */
  async results(viewer: Viewer, id: JobseekerId): Promise<Outcome<RoundResult[]>> {
    const found = await this.work.run(viewer, async (tx): Promise<Outcome<{ sight: SurveySight; sealed: SealedResponse[] }>> => {
      const [person] = await this.ground.records.byIds(tx, viewer.missionId, [id]);
      const sight = person === undefined ? null : surveySight(viewer, person);
      if (person === undefined || sight === null) return NOBODY;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'surveyResults', subject: { kind: 'Jobseeker', id }, why: reasonToRead(viewer, person) ?? 'FOLLOW_UP' }]);
      return accepted({ sight, sealed: await responsesOf(tx, viewer.missionId, id) });
    });
    if (!found.ok) return found;
    const key = (await this.ground.keys.of(viewer.missionId, [id])).get(id);
    if (key === undefined) return accepted([]);
    const { sight, sealed } = found.value;
    // What the viewer may not know is not even decrypted.
    const seen = sealed.filter((each) => sight.scores.includes(each.part));
    return accepted(roundsOf(seen.map((each) => ({ ...each, answers: key.open<Answers>(at(each.id), each.answers) })), sight));
  }

  /** Which rounds and parts these people were asked, in the caller's transaction; nothing of what they said. */
  askedIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<AskedRound[]> {
    return askedOf(tx, missionId, ids);
  }

  private async recordIn(tx: Tx, viewer: Viewer, person: Jobseeker, draft: SurveyDraft, key: PersonKey): Promise<Outcome<SurveyResponse>> {
    const { missionId } = viewer;
    const checked = checkSurvey(presentInstrument, draft, await this.ground.cases.followedFrom(tx, person), await this.ground.cases.today(tx, missionId));
    if (!checked.ok) return checked;
    if (draft.channel === 'TEXT' && !(await this.ground.consents.agreesIn(tx, viewer, person.id, { purpose: 'SMS' }))) return refused('CONSENT_NEEDED', { purpose: 'SMS' });
    const before = (await responsesOf(tx, missionId, person.id)).filter((each) => each.round === draft.round && each.part === draft.part);
    const { round, part, channel, conductedOn, referralReady } = draft;
    const response: SurveyResponse = {
      missionId,
      id: newId<SurveyResponseId>(),
      jobseekerId: person.id,
      instrument: presentInstrument.version,
      round,
      part,
      revision: before.length + 1,
      channel,
      conductedOn,
      referralReady,
      recordedBy: viewer.accountId,
      recordedAt: this.clock.now(),
    };
    const last = before.at(-1);
    const byText = last?.channel === 'TEXT' && last.instrument === response.instrument ? key.open<Answers>(at(last.id), last.answers) : {};
    await insertResponse(tx, { ...response, answers: key.seal(at(response.id), withEarlier(presentInstrument, byText, checked.value)) });
    if (channel !== 'TEXT') await this.ground.tasks.settle(tx, viewer, { kind: 'SURVEY', subjectId: person.id, occasion: surveyOccasion(round, part) });
    return accepted(response);
  }
}

const NOBODY = refused('NOT_FOUND', { what: 'jobseeker' });
const at = (row: SurveyResponseId) => ({ table: 'survey_response', column: 'answers', row });

function mayAsk(viewer: Viewer, person: Jobseeker | undefined, { part }: Pick<SurveyDraft, 'part'>): Outcome<Jobseeker> {
  const sight = person === undefined ? null : surveySight(viewer, person);
  if (person === undefined || sight === null) return NOBODY;
  return mayRecord(sight, part) ? accepted(person) : refused('NOT_ALLOWED', { act: `asking the ${part} questions of this person` });
}
