import type { Clock } from '../../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { missionDay } from '../../../office/missions/mission.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { hasRole, type Act, type Viewer } from '../../../platform/viewer.js';
import type { FactName, Facts } from '../../../programmes/rules/facts.js';
import type { CaseFiles } from '../../jobseekers/case-files.service.js';
import { blindedAct } from '../keys/blinded-act.js';
import type { PersonKey } from '../keys/person-key.js';
import type { PersonKeys } from '../keys/person-keys.service.js';
import type { ProtectionService } from '../protection/protection.service.js';
import { factsInWords, nothingOfCase, nothingOfProtection, withSaid, type FactsEdit, type FactsOfCase, type FactsOfProtection, type RuleFacts } from './rule-facts.js';
import { forgetRuleFacts, putRuleFacts, sealedRuleFacts, type SealedRuleFacts } from './rule-facts.store.js';

/** What a change answers with: never what was written, since answers are kept for repeated calls. */
export interface KeptRuleFacts {
  readonly jobseekerId: JobseekerId;
  readonly version: number;
}

type Opened = Omit<RuleFacts, 'jobseekerId'>;

/**
 * Protected traits of people, for rules alone: written by those who accompany the person, and what protection assessed by protection. Matching has no way to them.
 * Each reading is recorded, by whoever answers the rule (`factsIn`) or here.
 */
export class RuleFactsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly files: CaseFiles,
    private readonly keys: PersonKeys,
    private readonly protection: Pick<ProtectionService, 'lookAtRisk'>,
  ) {}

  /** What is kept of an own case; null for everybody else. What protection assessed is told to protection alone, who sees the rest as well. */
  async read(viewer: Viewer, id: JobseekerId): Promise<RuleFacts | null> {
    const { missionId } = viewer;
    return this.work.run(viewer, async (tx) => {
      const [found] = await this.files.seen(tx, viewer, [id]);
      if (found === undefined) return null;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'ruleFacts', subject: { kind: 'Jobseeker', id }, why: found.why }]);
      const opened = (await this.openedOf(tx, missionId, [id])).get(id) ?? NOTHING;
      return { ...opened, ...(hasRole(viewer, 'PROTECTION') ? {} : nothingOfProtection), jobseekerId: id };
    });
  }

  /** Writes down what somebody said of an own case. `version` is the one that was read, 0 for none. */
  record(act: Act, id: JobseekerId, version: number, edit: FactsEdit): Promise<Outcome<KeptRuleFacts>> {
    return this.changed(
      act,
      id,
      async (tx, held) => {
        if (held.version !== version) return refused('STALE_EDIT', { what: 'record', version: held.version });
        const today = missionDay(await this.missions.getIn(tx, act.viewer.missionId), this.clock.now());
        const said = withSaid(held, edit, today);
        return said.ok ? accepted({ ...said.value, version: version + 1 }) : said;
      },
      (tx) => this.files.lockOwn(tx, act.viewer, id),
    );
  }

  /** F41: protection writes down whether the risks of the return were assessed; null for not said any more. No version counts it, since everybody who accompanies the person sees that. */
  recordRisk(act: Act, id: JobseekerId, riskAssessed: boolean | null): Promise<Outcome<KeptRuleFacts>> {
    return this.changed(
      act,
      id,
      () => Promise.resolve(accepted({ riskAssessed })),
      async (tx) => (hasRole(act.viewer, 'PROTECTION') ? this.files.lock(tx, act.viewer, id) : refused('NOT_FOUND', { what: 'jobseeker' })),
      (tx) => this.protection.lookAtRisk(tx, act.viewer, id),
    );
  }

  /** F41: whether protection wrote down that the risks of the return were assessed, in the caller's transaction. */
  async isRiskAssessed(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<boolean> {
    return (await this.openedOf(tx, missionId, [id])).get(id)?.riskAssessed === true;
  }

  /**
   * Of these facts what is known of these people, in the caller's transaction, to answer a rule: nothing else is opened to the caller, who records the reading and
   * tells nobody who may not know (`guarded-facts.ts`).
   */
  async factsIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[], asked: ReadonlySet<FactName>): Promise<ReadonlyMap<JobseekerId, Facts>> {
    const names = [...NAMES].filter((name) => asked.has(name));
    if (names.length === 0) return new Map();
    const opened = await this.openedOf(tx, missionId, ids);
    return new Map([...opened].map(([id, facts]) => [id, Object.fromEntries(names.map((name) => [name, facts[name]]))]));
  }

  forgetIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    return forgetRuleFacts(tx, missionId, id);
  }

  /** What is kept, in words, for telling the person; the caller has made sure that the viewer may. */
  async tellIn(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<readonly string[]> {
    const { version: _, riskAssessed, ...ofCase } = (await this.openedOf(tx, viewer.missionId, [id])).get(id) ?? NOTHING;
    return factsInWords(hasRole(viewer, 'PROTECTION') ? { ...ofCase, riskAssessed } : ofCase);
  }

  private async openedOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, Opened>> {
    const sealed = await sealedRuleFacts(tx, missionId, ids);
    const keys = await this.keys.of(missionId, sealed.map((row) => row.jobseekerId));
    return new Map(sealed.flatMap((row) => {
      const key = keys.get(row.jobseekerId);
      // A row without its key is that of somebody who is being erased.
      return key === undefined ? [] : [[row.jobseekerId, open(key, row)] as const];
    }));
  }

  private async changed(
    act: Act,
    id: JobseekerId,
    change: (tx: Tx, held: Opened) => Promise<Outcome<Partial<Opened>>>,
    lock: (tx: Tx) => Promise<Outcome<unknown>>,
    after: (tx: Tx) => Promise<void> = () => Promise.resolve(),
  ): Promise<Outcome<KeptRuleFacts>> {
    const { missionId, accountId } = act.viewer;
    const may = async (): Promise<boolean> => (await this.work.run(act.viewer, lock)).ok;
    return this.work.act(
      await blindedAct(this.keys, act, id, may),
      async (tx): Promise<Outcome<KeptRuleFacts>> => {
        const locked = await lock(tx);
        if (!locked.ok) return locked;
        const key = await this.keys.make(missionId, id);
        if (key === null) return refused('NOT_FOUND', { what: 'jobseeker' });
        const [row] = await sealedRuleFacts(tx, missionId, [id]);
        const held = row === undefined ? NOTHING : open(key, row);
        const next = await change(tx, held);
        if (!next.ok) return next;
        const kept: Opened = { ...held, ...next.value };
        await putRuleFacts(tx, missionId, seal(key, id, kept), accountId, this.clock.now());
        await after(tx);
        return accepted({ jobseekerId: id, version: kept.version });
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }
}

const NOTHING: Opened = { ...nothingOfCase, ...nothingOfProtection, version: 0 };
const NAMES = Object.keys({ ...nothingOfCase, ...nothingOfProtection }) as (keyof FactsOfCase | keyof FactsOfProtection)[];

const at = (column: 'of_case' | 'of_protection', row: JobseekerId) => ({ table: 'rule_facts', column, row });

function seal(key: PersonKey, jobseekerId: JobseekerId, { version, riskAssessed, ...ofCase }: Opened): SealedRuleFacts {
  return { jobseekerId, version, ofCase: key.seal(at('of_case', jobseekerId), ofCase), ofProtection: key.seal(at('of_protection', jobseekerId), { riskAssessed }) };
}

function open(key: PersonKey, { jobseekerId, version, ofCase, ofProtection }: SealedRuleFacts): Opened {
  return {
    ...nothingOfCase,
    ...(ofCase === null ? {} : key.open<FactsOfCase>(at('of_case', jobseekerId), ofCase)),
    ...(ofProtection === null ? nothingOfProtection : key.open<FactsOfProtection>(at('of_protection', jobseekerId), ofProtection)),
    version,
  };
}
