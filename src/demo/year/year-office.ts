import { placeAlone, type Place } from '../../kernel/place.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import type { Mission } from '../../office/missions/mission.js';
import { emptyProfile, type SkillProfile } from '../../people/jobseekers/profile/skill-profile.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { RelayId } from '../../sms/texts/attempt.js';
import { constructedEmployers } from '../constructed/constructed-employers.js';
import { groundOf, occupationsIn, usualPay, type Ground } from '../constructed/ground.js';
import { act, employerOf, makeEmployers, value } from '../employers-made.js';
import { ghana, type MarketSketch } from '../markets.js';
import { sampleAccount, sampleRoles, type SampleName, type SampleViewer } from '../sample-accounts.js';
import { makeRelay } from '../texting-made.js';
import { YEAR_TRADES, type PersonPlan } from './year-plan.js';
import type { YearServices } from './year-services.js';

/** Groups of ISCO-08 of the work in the year. */
const GROUPS: readonly (readonly string[])[] = [['7512', '7513'], ['7531', '7533'], ['711', '712'], ['5131', '5120', '9412']];
const EMPLOYERS_A_TRADE = 2;
const SEATS = 40;

/** Work that can be offered. */
export interface YearPost {
  readonly id: OpeningId;
  readonly employerId: EmployerId;
}

/** The office of the year: its accounts, its employers' posts by trade, and what people bring along. */
export interface YearOffice {
  readonly mission: Mission;
  readonly officer: SampleViewer;
  readonly caseManager: SampleViewer;
  readonly monitoring: SampleViewer;
  readonly posts: readonly (readonly YearPost[])[];
  /** It records what it would have sent. */
  readonly relayId: RelayId;
  profileOf(person: PersonPlan): SkillProfile;
}

/** Opens the mission, its accounts and employers, and publishes their posts; everything is named as constructed. */
export async function openOffice(services: YearServices, at: { readonly name: string; readonly key: string; readonly classification: string }, signal: AbortSignal): Promise<YearOffice> {
  const sketch: MarketSketch = { ...ghana, key: at.key, abroad: null, mission: { ...ghana.mission, name: at.name } };
  const mission = value(await services.missions.open({ ...sketch.mission, classification: at.classification }, true));
  const account = (name: SampleName): Promise<SampleViewer> => sampleAccount(services, { missionId: mission.id, key: at.key }, name);
  const [officer, caseManager, monitoring] = [await account('officer'), await account('case'), await account('monitoring')];
  for (const name of Object.keys(sampleRoles) as SampleName[]) if (name !== 'partner') await account(name);
  const taxonomy = await services.taxonomies.of(at.classification);
  const ground = await groundOf(sketch, taxonomy, services.places, services.missions.today(mission));
  const firms = constructedEmployers(ground).slice(0, YEAR_TRADES * EMPLOYERS_A_TRADE).map((firm) => ({ ...firm, status: 'VERIFIED' as const }));
  await makeEmployers(services, officer, firms, signal);
  const place = ground.places[0]?.[0];
  if (place === undefined) throw new Error('the sketch has no place');
  const posts: YearPost[][] = [];
  for (const [trade, groups] of GROUPS.entries()) {
    const occupation = occupationsIn(taxonomy, groups)[0] ?? 0;
    const own: YearPost[] = [];
    for (const firm of firms.slice(trade * EMPLOYERS_A_TRADE, (trade + 1) * EMPLOYERS_A_TRADE)) {
      const employerId = await employerOf(services, officer, firm.externalId);
      if (employerId !== null) own.push({ employerId, id: await publish(services, officer, employerId, ground, occupation, place.geonameId) });
    }
    posts.push(own);
  }
  const here = placeAlone(place);
  const relayId = await makeRelay(services, await account('admin'), sketch.mission.currency);
  return { mission, officer, caseManager, monitoring, posts, relayId, profileOf: (person) => profileIn(taxonomy, here, person) };
}

async function publish(services: YearServices, officer: SampleViewer, employerId: EmployerId, ground: Ground, occupation: number, geonameId: number): Promise<OpeningId> {
  const { taxonomy, sketch } = ground;
  const [least, most] = usualPay(ground, occupation as Parameters<typeof usualPay>[1]);
  const name = taxonomy.occupationName(occupation as Parameters<typeof usualPay>[1], 'en');
  const draft = value(
    await services.vacancies.create(act(officer, 'createVacancy'), employerId, {
      title: `${name.charAt(0).toUpperCase()}${name.slice(1)} (constructed)`,
      description: 'Made up for a simulated year: there is no such post.',
      occupation: taxonomy.occupation(occupation as Parameters<typeof usualPay>[1]).uri,
      skills: needsFromOccupation(taxonomy, occupation as Parameters<typeof usualPay>[1], 6).map((need) => ({ ...need, hard: false })),
      languages: [],
      licences: [],
      minEducation: null,
      criteria: [],
      demands: [],
      hazards: [],
      seats: SEATS,
      remote: false,
      geonameId,
      startsOn: null,
      startsBy: null,
      closesOn: null,
      hoursPerWeek: { min: 40, max: 40 },
      pay: { min: least * 100, max: most * 100, currency: sketch.mission.currency, period: 'MONTH' },
      payUnstatedReason: null,
      teaches: [],
      leadsTo: [],
    }),
  );
  value(await services.vacancies.publish(act(officer, 'publishVacancy'), draft.id, draft.version, null));
  return draft.id;
}

function profileIn(taxonomy: Taxonomy, place: Place, { trade, monthsOfWork, level }: PersonPlan): SkillProfile {
  const occupation = occupationsIn(taxonomy, GROUPS[trade] ?? [])[0];
  if (occupation === undefined) return { ...emptyProfile, place };
  const skills = taxonomy.skillsOfOccupation(occupation).filter((each) => each.essential).slice(0, level + 1);
  return {
    ...emptyProfile,
    place,
    occupations: [{ uri: taxonomy.occupation(occupation).uri, months: monthsOfWork, lastYear: null }],
    skills: skills.map(({ skill }) => ({ uri: taxonomy.skill(skill).uri, level, evidence: 'SELF_DECLARED', issuer: null, certifiedUntil: null, gainedIn: null })),
  };
}
