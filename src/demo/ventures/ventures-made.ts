import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { Venture } from '../../openings/ventures/venture.js';
import type { Mission } from '../../office/missions/mission.js';
import { act, value } from '../employers-made.js';
import type { MoneyMakers } from '../money/money-made.js';
import type { DemoServices } from '../services.js';
import { constructedKits } from './constructed-kits.js';
import { START_UP_GRANT, startUpGrant, startUpRules, type ConstructedVenture } from './constructed-ventures.js';

/** Programmes and ventures of a mission are read at once; the demonstration makes fewer of each. */
const ALL = 100;

/** Opens ventures to people, with published roles, and a programme and kits that may fund them; what an earlier start left half made is gone on with. */
export async function makeVentures(services: DemoServices, makers: MoneyMakers, mission: Mission, ventures: readonly ConstructedVenture[]): Promise<void> {
  if (ventures.length === 0) return;
  const programmeId = await makeProgramme(services, makers, mission);
  await makeKits(services, makers, mission);
  for (const each of ventures) await makeVenture(services, makers, programmeId, each);
}

/** The mission's own programme, with rules that hold from today on. */
async function makeProgramme({ programmes, missions }: DemoServices, { admin }: MoneyMakers, mission: Mission): Promise<ProgrammeId> {
  const known = (await programmes.page(admin, null, ALL)).find(({ code }) => code === START_UP_GRANT);
  const { id } = known ?? value(await programmes.create(act(admin, 'createProgramme'), START_UP_GRANT, startUpGrant));
  if ((await programmes.ruleSets(admin, [id])).length > 0) return id;
  const rules = { validFrom: missions.today(mission), source: 'Constructed', reviewed: false, rules: JSON.stringify(startUpRules) };
  value(await programmes.writeRules(act(admin, 'writeRuleSet'), id, rules));
  return id;
}

/** Puts the kits that are missing into the catalogue. */
async function makeKits({ kits }: DemoServices, { admin }: MoneyMakers, { currency }: Mission): Promise<void> {
  const known = new Set((await kits.page(admin, null, null, ALL)).map(({ type }) => type));
  for (const { place, contents } of constructedKits(currency)) if (!known.has(place.type)) value(await kits.create(act(admin, 'createKit'), place, contents));
}

async function makeVenture(services: DemoServices, { officer }: MoneyMakers, programmeId: ProgrammeId, { draft, roles }: ConstructedVenture): Promise<void> {
  const { ventures, ventureRoles } = services;
  const [there] = await ventures.page(officer, { kind: null, status: null, text: draft.title }, null, 1);
  const venture = there ?? value(await ventures.create(act(officer, 'createVenture'), { ...draft, programmeId }, null));
  const written = new Set((await ventureRoles.ofVentures(officer, [venture.id])).map(({ opening }) => opening.title));
  for (const each of roles.filter((one) => !written.has(one.draft.title))) value(await ventureRoles.create(act(officer, 'createVentureRole'), venture.id, each.draft, each.own));
  await acceptFirm(services, officer, venture);
  if (venture.status === 'IDEA') value(await ventures.move(act(officer, 'moveVenture'), venture.id, venture.version, 'OPEN', 'constructed: people are sought', []));
  for (const { opening } of await ventureRoles.ofVentures(officer, [venture.id]))
    if (opening.status === 'DRAFT') value(await ventureRoles.publish(act(officer, 'publishVentureRole'), opening.id, opening.version, null));
}

/** A venture hires as any firm does: it pledges to take no money of workers, and is supported on its way to be registered. */
async function acceptFirm({ employers }: DemoServices, officer: MoneyMakers['officer'], { employerId }: Venture): Promise<void> {
  const [firm] = await employers.byIds(officer, [employerId]);
  if (firm?.pledgedAt === null) value(await employers.pledge(act(officer, 'signPledge'), employerId, 'constructed group'));
  const [pledged] = await employers.byIds(officer, [employerId]);
  if (pledged?.status === 'UNVERIFIED') value(await employers.move(act(officer, 'supportEmployer'), employerId, pledged.version, 'SUPPORTED', 'constructed: has a plan to register'));
}
