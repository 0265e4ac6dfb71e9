import type { Clock } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/day.js';
import type { Id, JobseekerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkText } from '../../../kernel/text.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../../platform/database/violations.js';
import { newId } from '../../../platform/ids.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { Facts } from '../facts.js';
import { override } from '../override.js';
import { previewOf, type Preview } from '../preview.js';
import { readFacts, readRules } from '../reading.js';
import { peopleRules } from '../ready/people.js';
import { readyProgrammes } from '../ready/ready-programmes.js';
import { eligibleUnder, type RuleSet, type Verdict } from '../rule-set.js';
import type { OpenCases } from './open-cases.js';
import { checkCode, checkProgramme, followedBy, type Programme, type ProgrammeId, type ProgrammeTerms, type RuleOverride, type RuleSetId, type StoredRuleSet } from './programme.js';
import {
  endRuleSet,
  forgetOverrideReasons,
  insertOverride,
  insertProgramme,
  insertRuleSets,
  lockProgramme,
  overridesAt,
  overridesOf,
  overridesOfPerson,
  pageOfProgrammes,
  programmesByIds,
  ruleSetsOf,
  updateProgramme,
} from './programme.store.js';

/** A rule set as somebody writes it. */
export interface RuleSetDraft {
  readonly validFrom: Day;
  readonly source: string;
  /** Whether somebody of the funder has checked it. */
  readonly reviewed: boolean;
  /** JSON; see `readRules`. */
  readonly rules: string;
}

/** What an override is about: an opening, for one person or for all, or an entry of the catalogue for a person. */
export interface OverrideOf extends Partial<Pick<RuleOverride, 'entryId'>> {
  readonly programmeId: ProgrammeId | null;
  readonly openingId: OpeningId | null;
  readonly jobseekerId: JobseekerId | null;
}

/** Programmes and their rules, which are data: an administrator changes them from a day on, and what was decided before stays decided by the rules of then. */
export class ProgrammesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly cases: OpenCases,
  ) {}

  /** Takes over a programme that is known, with its rule sets. Refuses a code that is not known, or in use. */
  async adopt(act: Act, code: string): Promise<Outcome<Programme>> {
    const ready = readyProgrammes.find((each) => each.code === code);
    if (ready === undefined) return refused('NOT_FOUND', { what: 'programme' });
    const { sets, ...terms } = ready;
    return this.insert(act, code, { ...terms, startsOn: null, endsOn: null, pilot: false }, sets);
  }

  /** Writes a programme down; it has no rules yet, and so nobody is eligible. */
  async create(act: Act, code: string, wished: ProgrammeTerms): Promise<Outcome<Programme>> {
    const checked = checkCode(code);
    return checked.ok ? this.insert(act, code, wished, []) : checked;
  }

  /** Replaces the terms. Refuses a stale version. */
  async edit(act: Act, id: ProgrammeId, version: number, wished: ProgrammeTerms): Promise<Outcome<Programme>> {
    const terms = checkProgramme(wished);
    if (!terms.ok) return terms;
    return this.work.act(act, async (tx): Promise<Outcome<Programme>> => {
      const programme = await lockProgramme(tx, act.viewer.missionId, id);
      if (programme === null) return ABSENT;
      const written = await updateProgramme(tx, { ...programme, ...terms.value, version });
      return written === null ? refused('STALE_EDIT', { what: 'programme', version: programme.version }) : accepted(written);
    });
  }

  /** Writes the next rule set, from today on or later; the one before ends. Refuses what `readRules` and `followedBy` refuse. */
  async writeRules(act: Act, id: ProgrammeId, draft: RuleSetDraft): Promise<Outcome<StoredRuleSet>> {
    const rules = readRules(draft.rules);
    if (!rules.ok) return rules;
    const source = checkText('source', draft.source, 1, 1_000);
    if (!source.ok) return source;
    return this.work.act(act, async (tx): Promise<Outcome<StoredRuleSet>> => {
      const { missionId, accountId } = act.viewer;
      if ((await lockProgramme(tx, missionId, id)) === null) return ABSENT;
      const ended = followedBy(await ruleSetsOf(tx, missionId, [id]), draft.validFrom, await this.today(tx, missionId));
      if (!ended.ok) return ended;
      for (const set of ended.value) await endRuleSet(tx, set);
      const { validFrom, reviewed } = draft;
      const set = { validFrom, validTo: null, source: source.value, reviewed, rules: rules.value };
      const [stored] = this.stored(missionId, id, accountId, [set]);
      if (stored === undefined) throw new Error('one rule set');
      await insertRuleSets(tx, [stored]);
      return accepted(stored);
    });
  }

  /** What rules would change for the open cases of a programme on a day. */
  async preview(viewer: Viewer, id: ProgrammeId, json: string, on: Day | null): Promise<Outcome<Preview>> {
    const rules = readRules(json);
    if (!rules.ok) return rules;
    return this.work.run(viewer, async (tx): Promise<Outcome<Preview>> => {
      const { missionId } = viewer;
      const [programme] = await programmesByIds(tx, missionId, [id]);
      if (programme === undefined) return ABSENT;
      const day = on ?? (await this.today(tx, missionId));
      const present = await ruleSetsOf(tx, missionId, [id]);
      const next: RuleSet = { validFrom: day, validTo: null, source: 'preview', reviewed: false, rules: rules.value };
      return accepted(previewOf(await this.cases.factsOf(tx, viewer, id, day), present, [next], day));
    });
  }

  /** What a programme's rules say of facts that somebody makes up, to try them. */
  async tryOut(viewer: Viewer, id: ProgrammeId, json: string, on: Day | null): Promise<Outcome<Verdict>> {
    const facts = readFacts(json);
    if (!facts.ok) return facts;
    return this.work.run(viewer, async (tx) => this.eligibility(tx, viewer.missionId, id, facts.value, on ?? (await this.today(tx, viewer.missionId))));
  }

  /**
   * What a programme's rules, those for all people among them, say of a case on a day, inside the caller's transaction: the one judgement for matches, offers
   * and payments. Outside the programme's own days nobody is eligible.
   */
  async eligibility(tx: Tx, missionId: MissionId, id: ProgrammeId, facts: Facts, on: Day): Promise<Outcome<Verdict>> {
    const [programme] = await programmesByIds(tx, missionId, [id]);
    if (programme === undefined) return ABSENT;
    const sets = within(programme, on) ? await ruleSetsOf(tx, missionId, [id]) : [];
    return accepted(eligibleUnder(facts, sets, on, [peopleRules]));
  }

  /**
   * The rule sets of these programmes, for judging many cases inside the caller's transaction; outside its own days a programme has none, and so nobody is
   * eligible. What is not there is left out.
   */
  async rulesOn(tx: Tx, missionId: MissionId, ids: readonly ProgrammeId[], on: Day): Promise<ReadonlyMap<ProgrammeId, readonly RuleSet[]>> {
    if (ids.length === 0) return new Map();
    const programmes = await programmesByIds(tx, missionId, ids);
    const sets = await ruleSetsOf(tx, missionId, ids);
    return new Map(programmes.map((programme) => [programme.id, within(programme, on) ? sets.filter((set) => set.programmeId === programme.id) : []]));
  }

  /** Records that a warning is overridden, in the caller's transaction. Refuses what `override` refuses, and an override that is about nothing. */
  async overrideIn(tx: Tx, viewer: Viewer, verdict: Verdict, rule: string, reason: string, of: OverrideOf): Promise<Outcome<RuleOverride>> {
    const allowed = override(verdict, rule, reason, viewer.roles);
    if (!allowed.ok) return allowed;
    if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: 'overriding a warning' });
    const id = newId<Id<'RuleOverride'>>();
    const recorded: RuleOverride = { entryId: null, ...of, ...allowed.value, missionId: viewer.missionId, id, by: viewer.accountId, at: this.clock.now() };
    await insertOverride(tx, recorded);
    await recordAudit(tx, viewer, [{ deed: 'CHANGE', act: 'overrideRule', subject: { kind: 'RuleOverride', id } }]);
    return accepted(recorded);
  }

  /** What was overridden for a person at an opening, inside the caller's transaction. */
  overrides(tx: Tx, missionId: MissionId, person: JobseekerId | null, opening: OpeningId | null): Promise<RuleOverride[]> {
    return overridesOf(tx, missionId, person, opening);
  }

  /** What was overridden at openings, for one person there or for all, inside the caller's transaction. */
  overridesAt(tx: Tx, missionId: MissionId, openingIds: readonly OpeningId[]): Promise<RuleOverride[]> {
    return openingIds.length === 0 ? Promise.resolve([]) : overridesAt(tx, missionId, openingIds);
  }

  overridesOfPerson(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<RuleOverride[]> {
    return overridesOfPerson(tx, missionId, id);
  }

  /** Forgets why warnings were overridden for a person, inside the caller's transaction. */
  forget(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    return forgetOverrideReasons(tx, missionId, id);
  }

  /** These programmes, inside the caller's transaction. */
  recordsIn(tx: Tx, missionId: MissionId, ids: readonly ProgrammeId[]): Promise<Programme[]> {
    return programmesByIds(tx, missionId, ids);
  }

  /** Programmes of the mission, newest first and at most so many, inside the caller's transaction. */
  newestIn(tx: Tx, missionId: MissionId, most: number): Promise<Programme[]> {
    return pageOfProgrammes(tx, missionId, null, most);
  }

  byIds(viewer: Viewer, ids: readonly ProgrammeId[]): Promise<Programme[]> {
    return this.work.run(viewer, (tx) => programmesByIds(tx, viewer.missionId, ids));
  }

  /** Programmes of the mission, newest first. */
  page(viewer: Viewer, after: ProgrammeId | null, limit: number): Promise<Programme[]> {
    return this.work.run(viewer, (tx) => pageOfProgrammes(tx, viewer.missionId, after, limit));
  }

  /** All rule sets of these programmes, the first one first. */
  ruleSets(viewer: Viewer, ids: readonly ProgrammeId[]): Promise<StoredRuleSet[]> {
    return this.work.run(viewer, (tx) => ruleSetsOf(tx, viewer.missionId, ids));
  }

  private async insert(act: Act, code: string, wished: ProgrammeTerms, sets: readonly RuleSet[]): Promise<Outcome<Programme>> {
    const terms = checkProgramme(wished);
    if (!terms.ok) return terms;
    const { missionId, accountId } = act.viewer;
    const programme: Programme = { ...terms.value, missionId, id: newId<ProgrammeId>(), code, version: 1, createdAt: this.clock.now() };
    try {
      return await this.work.act(act, async (tx) => {
        await insertProgramme(tx, programme);
        if (sets.length > 0) await insertRuleSets(tx, this.stored(missionId, programme.id, accountId, sets));
        return accepted(programme);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'programme_code') return refused('ALREADY_EXISTS', { what: 'programme', field: 'code' });
      throw error;
    }
  }

  private stored(missionId: MissionId, programmeId: ProgrammeId, writtenBy: StoredRuleSet['writtenBy'], sets: readonly RuleSet[]): StoredRuleSet[] {
    return sets.map((set) => ({ ...set, missionId, id: newId<RuleSetId>(), programmeId, writtenBy, writtenAt: this.clock.now() }));
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return this.missions.today(await this.missions.getIn(tx, missionId));
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'programme' });

function within({ startsOn, endsOn }: Programme, on: Day): boolean {
  return (startsOn === null || startsOn <= on) && (endsOn === null || on <= endsOn);
}
