import { addDays, day } from '../../src/kernel/day.js';
import type { EmployerId, MissionId, OpeningId } from '../../src/kernel/ids.js';
import type { InternshipTerms } from '../../src/openings/internships/internship.js';
import type { OpeningDraft } from '../../src/openings/openings/terms.service.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { act, baker, OpeningsWorld, value } from './openings-world.js';

const now = { at: new Date('2026-03-01T10:00:00Z') };
const today = day('2026-03-01');
let world: OpeningsWorld;
let missionId: MissionId;
let officer: Viewer;
let employerId: EmployerId;

beforeAll(async () => {
  world = await OpeningsWorld.open(now);
  missionId = await world.mission();
  officer = await world.viewer(missionId, 'JOB_PLACEMENT_OFFICER');
  employerId = (await world.goodEmployer(officer)).id;
});
afterAll(() => world.close());

const common: OpeningDraft = { ...baker, title: 'Intern in the bakery', hoursPerWeek: { min: 30, max: 40 } };
const own: InternshipTerms = {
  form: 'INTERNSHIP',
  months: 3,
  mentor: 'head baker',
  learningGoals: ['Make dough alone'],
  insurance: 'Accident insurance of the firm',
  writtenAgreement: true,
  startWindows: [{ from: addDays(today, 10), to: addDays(today, 20) }],
};
const create = async (over: Partial<InternshipTerms> = {}, draft: Partial<OpeningDraft> = {}) =>
  value(await world.internships.create(act(officer), employerId, { ...common, ...draft }, { ...own, ...over }));
const ownOf = async (viewer: Viewer, id: OpeningId) => (await world.internships.ownTerms(viewer, [id])).get(id);

describe('an internship', () => {
  it('is an opening with terms of its own, whose windows say the days to begin', async () => {
    const made = await create();
    expect(made).toMatchObject({ kind: 'INTERNSHIP', status: 'DRAFT', startsOn: addDays(today, 10), startsBy: addDays(today, 20) });
    expect(await ownOf(officer, made.id)).toEqual(own);
    expect((await world.internships.page(officer, { status: null, occupation: null, employerId: null, text: 'bakery' }, null, 9)).map(({ id }) => id)).toContain(made.id);
    expect(await world.vacancies.byIds(officer, [made.id])).toEqual([]);
  });

  it('lives as a vacancy does: published, filled, published again and closed', async () => {
    const { id } = await create({}, { seats: 1 });
    value(await world.internships.publish(act(officer), id, 1, null));
    expect(value(await world.lifecycle.reportSeats(act(officer), id, 2, 1)).status).toBe('FILLED');
    value(await world.lifecycle.reportSeats(act(officer), id, 3, 0));
    value(await world.internships.publish(act(officer), id, 4, 'free again'));
    expect(value(await world.internships.close(act(officer), id, 5, 'no mentor this year')).status).toBe('CLOSED');
    expect((await world.openings.history(officer, [id])).map(({ to }) => to)).toEqual(['DRAFT', 'PUBLISHED', 'FILLED', 'PUBLISHED', 'CLOSED']);
  });

  it('F04: is not published unpaid or for 7 months, and cannot be edited to be either', async () => {
    const unpaid = await create({}, { pay: null, payUnstatedReason: 'they learn' });
    expect(await world.internships.publish(act(officer), unpaid.id, 1, null)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F04' } });
    const { id } = await create({ months: 7 });
    expect(await world.internships.publish(act(officer), id, 1, null)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F04' } });
    value(await world.internships.edit(act(officer), id, 1, common, { ...own, months: 6 }));
    value(await world.internships.publish(act(officer), id, 2, null));
    expect(await world.internships.edit(act(officer), id, 3, common, { ...own, months: 7 })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F04' } });
    expect(await world.internships.edit(act(officer), id, 3, { ...common, pay: null, payUnstatedReason: 'x' }, own)).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await ownOf(officer, id)).toMatchObject({ months: 6 });
  });

  it('takes an edit of own terms alone as a new version, and none for nothing', async () => {
    const { id } = await create();
    expect(value(await world.internships.edit(act(officer), id, 1, common, own)).version).toBe(1);
    expect(value(await world.internships.edit(act(officer), id, 1, common, { ...own, months: 4 })).version).toBe(2);
    expect(await world.internships.edit(act(officer), id, 1, common, { ...own, months: 5 })).toMatchObject({ code: 'STALE_EDIT' });
    expect(await ownOf(officer, id)).toMatchObject({ months: 4 });
  });

  it('is no vacancy: the doors of one kind do not find another', async () => {
    const { id } = await create();
    expect(await world.vacancies.publish(act(officer), id, 1, null)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.internships.edit(act(officer), (await world.vacancy(officer, employerId)).id, 1, common, own)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows nothing of its own to another firm or mission', async () => {
    const { id } = await create();
    const stranger = await world.viewer(missionId, 'PARTNER', (await world.goodEmployer(officer)).id);
    const elsewhere = await world.viewer(await world.mission(), 'JOB_PLACEMENT_OFFICER');
    for (const viewer of [stranger, elsewhere]) {
      expect(await ownOf(viewer, id)).toBeUndefined();
      expect(await world.internships.edit(act(viewer), id, 1, common, own)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await ownOf(await world.viewer(missionId, 'PARTNER', employerId), id)).toEqual(own);
  });

  it('lets one of two simultaneous edits through, whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await create();
      const outcomes = await Promise.all([4, 5].map((months) => world.internships.edit(act(officer), id, 1, { ...common, title: `of ${months}` }, { ...own, months })));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const [opening] = await world.internships.byIds(officer, [id]);
      expect(`of ${(await ownOf(officer, id))?.months}`).toBe(opening?.title);
    }
  });
});
