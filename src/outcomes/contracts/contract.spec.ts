import { addDays, day, formatDay } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Role, Viewer } from '../../platform/viewer.js';
import type { Placement } from '../placements/placement.js';
import { checkContract, contractTask, needsContract, type ContractForm } from './contract.js';

const today = day('2026-03-02');
const viewer = (...roles: readonly Role[]): Viewer => ({ missionId: 'm' as MissionId, accountId: null, roles, employerId: null });

describe('L16: a contract', () => {
  const refusal = (form: ContractForm, before: ContractForm | null, who: Viewer, agreedOn = today): string | null => {
    const said = checkContract({ form, agreedOn }, before === null ? null : { form: before }, who, today);
    return said.ok ? null : said.code;
  };

  it('is written, or verbal and attested by a case manager', () => {
    expect(refusal('WRITTEN', null, viewer('JOB_PLACEMENT_OFFICER'))).toBeNull();
    expect(refusal('VERBAL_ATTESTED', null, viewer('CASE_MANAGER'))).toBeNull();
    expect(refusal('VERBAL_ATTESTED', null, viewer('JOB_PLACEMENT_OFFICER'))).toBe('NOT_ALLOWED');
  });

  it('is agreed on a day that has come', () => expect(refusal('WRITTEN', null, viewer('CASE_MANAGER'), addDays(today, 1))).toBe('INVALID_INPUT'));

  it('is corrected, and put into writing, but no word takes the place of a paper', () => {
    for (const form of ['WRITTEN', 'VERBAL_ATTESTED'] as const) expect(refusal(form, 'VERBAL_ATTESTED', viewer('CASE_MANAGER'))).toBeNull();
    expect(refusal('WRITTEN', 'WRITTEN', viewer('CASE_MANAGER'))).toBeNull();
    expect(refusal('VERBAL_ATTESTED', 'WRITTEN', viewer('CASE_MANAGER'))).toBe('MOVE_NOT_ALLOWED');
  });

  it('is asked of jobs: internships have their agreement', () => {
    expect((['VACANCY', 'INTERNSHIP', 'TRAINING', 'VENTURE_ROLE'] as const).filter((kind) => needsContract({ kind }))).toEqual(['VACANCY']);
  });

  it('that is missing is a task by the first day of work', () => {
    const placement = { id: 'p', jobseekerId: 'j', startedOn: null, agreedAt: new Date('2026-02-20T22:00:00Z'), terms: { startsOn: null } } as unknown as Placement;
    const due = (over: object): string => formatDay(contractTask({ ...placement, ...over }, 'Africa/Addis_Ababa').dueOn);
    expect(due({})).toBe('2026-03-07');
    expect(due({ terms: { startsOn: today } })).toBe('2026-03-02');
    expect(due({ terms: { startsOn: today }, startedOn: addDays(today, -1) })).toBe('2026-03-01');
  });
});
