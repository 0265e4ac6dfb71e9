import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { decentWorkPoints } from '../../openings/decent-work/decent-work.js';
import type { EmployerSize } from '../../openings/employers/employer.js';
import type { FundId } from '../../programmes/funds/ledger/ledger-account.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { ConstructedEmployer } from '../constructed/constructed-employers.js';
import type { MarketContent } from '../constructed/market-plan.js';
import { act, employerOf, value } from '../employers-made.js';
import type { SampleViewer } from '../sample-accounts.js';
import type { DemoServices } from '../services.js';
import { budgetFor, constructedCatalogue, PROGRAMMES, subsidisedVacancies, type ConstructedSupport } from './constructed-money.js';

/** Who makes programmes and their money. */
export interface MoneyMakers {
  readonly admin: SampleViewer;
  readonly finance: SampleViewer;
  readonly officer: SampleViewer;
}

/** What openings of the mission can be supported with. */
export interface Money {
  readonly fundId: FundId;
  readonly programmes: ReadonlyMap<string, ProgrammeId>;
}

/** Everything that a mission has; the demonstration makes fewer of each. */
const ALL = 100;

/** Takes the programmes over, opens a fund with a budget and writes the catalogue; what is there already stays as it is. */
export async function makeMoney(services: DemoServices, { admin, finance }: MoneyMakers, content: MarketContent, mission: { readonly currency: string; readonly city: number | null }): Promise<Money> {
  const { programmes, catalogue } = services;
  const known = await programmes.page(admin, null, ALL);
  const codes = new Map<string, ProgrammeId>();
  for (const code of PROGRAMMES) codes.set(code, (known.find((each) => each.code === code) ?? value(await programmes.adopt(act(admin, 'adoptProgramme'), code))).id);
  const names = new Set((await catalogue.page(admin, null, ALL)).map(({ name }) => name));
  const entries = mission.city === null ? [] : constructedCatalogue(mission.city);
  for (const entry of entries.filter(({ name }) => !names.has(name))) value(await catalogue.create(act(admin, 'createCatalogueEntry'), entry));
  return { fundId: await makeFund(services, finance, mission.currency, budgetFor(content.slots, subsidisedVacancies(content, mission.currency))), programmes: codes };
}

/** The fund that pays for slots, and for ventures; its payer's name says nothing of why anybody is paid. */
async function makeFund({ funds }: DemoServices, finance: SampleViewer, currency: string, budget: number): Promise<FundId> {
  const terms = { name: 'Constructed fund', funder: 'Constructed donor', payerName: 'Labour Office (constructed)', currency, perPerson: false, startsOn: null, endsOn: null };
  const known = (await funds.page(finance, null, ALL)).find(({ name }) => name === terms.name);
  const { id, money } = known ?? value(await funds.open(act(finance, 'openFund'), terms));
  // A start that was killed after the fund was opened left it empty.
  if (money.funded === 0) value(await funds.changeBudget(act(finance, 'changeBudget'), id, budget, 'constructed: first budget'));
  return id;
}

const HEADS: Readonly<Record<EmployerSize, number>> = { ONE_PERSON: 1, MICROENTERPRISE: 4, SMALL: 20, MEDIUM: 80, LARGE: 300 };

/** Counts who works at an employer and finds work there decent, each once: a programme pays at no other (L12, L14). */
export async function prepareEmployer({ payrolls, decentWork }: DemoServices, officer: SampleViewer, id: EmployerId, size: ConstructedEmployer['draft']['size']): Promise<void> {
  const payroll = await payrolls.of(officer, id);
  if (payroll?.baseline === null) value(await payrolls.setBaseline(act(officer, 'setHeadCountBaseline'), id, null, HEADS[size]));
  if ((await decentWork.of(officer, id)).length > 0) return;
  const points = decentWorkPoints.map((point) => ({ point, holds: true, evidence: 'constructed: seen at the place' }));
  value(await decentWork.record(act(officer, 'recordDecentWork'), id, { points, plan: null }));
}

/** Says what a programme pays at an opening, unless something was said already. */
export async function supportOpening({ support }: DemoServices, officer: SampleViewer, { fundId, programmes }: Money, id: OpeningId, terms: ConstructedSupport): Promise<void> {
  const programmeId = programmes.get(terms.instrument);
  if (programmeId === undefined) throw new Error(`the mission has no programme ${terms.instrument}`);
  if ((await support.byOpenings(officer, [id])).length > 0) return;
  value(await support.set(act(officer, 'setOpeningSupport'), id, null, { ...terms, programmeId, fundId }, []));
}

/** Has the wage of some vacancies subsidised, as imported: published, and without support. */
export async function subsidiseVacancies(services: DemoServices, officer: SampleViewer, money: Money, content: MarketContent, currency: string): Promise<void> {
  for (const { vacancy, support } of subsidisedVacancies(content, currency)) {
    const { externalId, draft: firm } = vacancy.employer;
    const employerId = await employerOf(services, officer, externalId);
    if (employerId === null) throw new Error(`there is no employer ${externalId}`);
    await prepareEmployer(services, officer, employerId, firm.size);
    const [there] = await services.vacancies.page(officer, { status: 'PUBLISHED', occupation: null, employerId, text: vacancy.draft.title }, null, 1);
    if (there !== undefined) await supportOpening(services, officer, money, there.id, support);
  }
}
