import { accepted, invalid, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkOptionalText, checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import { ventureNeeds } from '../../reference/law/legal-barriers.js';
import { isActivityCode } from './activity.js';
import type { BudgetLine, VentureContribution, VenturePartner, VentureTerms } from './venture.js';

/** Most members of one venture. */
export const MOST_MEMBERS = 200;
/** Most entries of a list of partners, contributions or lines of a budget. */
export const MOST_ENTRIES = 100;
/** Most minor units of one amount. */
export const MOST_AMOUNT = 1_000_000_000_000;
const LONGEST_LINE = 500;
const LONGEST_TEXT = 20_000;

/** Terms that can be kept, with texts without blanks around them. A draft may leave open what it has not decided; see `checkOpen` for what may not stay open. */
export function checkVentureTerms(terms: VentureTerms): Outcome<VentureTerms> {
  const title = checkText('title', terms.title, 1, 200);
  if (!title.ok) return title;
  const texts = { description: null as string | null, marketAssessment: null as string | null, trainingPlan: null as string | null };
  for (const field of ['description', 'marketAssessment', 'trainingPlan'] as const) {
    const checked = checkOptionalText(field, terms[field], field === 'marketAssessment' ? LONGEST_LINE : LONGEST_TEXT);
    if (!checked.ok) return checked;
    texts[field] = checked.value;
  }
  const fault = faultOfMembers(terms) ?? faultOfNumbers(terms);
  if (fault !== null) return fault;
  const partners = eachOf('partners', terms.partners, checkPartner);
  if (!partners.ok) return partners;
  const twice = partners.value.find(({ name }, at) => partners.value.findIndex((each) => each.name === name) !== at);
  if (twice !== undefined) return invalid('partners', `${twice.name} comes twice`);
  const contributions = eachOf('contributions', terms.contributions, (each) => checkContribution(each, partners.value));
  if (!contributions.ok) return contributions;
  const budget = eachOf('budget', terms.budget, checkLine);
  if (!budget.ok) return budget;
  return accepted({
    ...terms,
    ...texts,
    description: texts.description ?? '',
    title: title.value,
    members: { least: terms.members.least, most: terms.members.most },
    partners: partners.value,
    contributions: contributions.value,
    budget: budget.value,
    needs: ventureNeeds.filter((need) => terms.needs.includes(need)),
  });
}

function faultOfMembers({ kind, members: { least, most }, leastReturnees, leastCommunityMembers }: VentureTerms): Refused | null {
  if (!isWhole(least, 1, MOST_MEMBERS) || !isWhole(most, 1, MOST_MEMBERS)) return invalid('members', `must be whole numbers from 1 to ${MOST_MEMBERS}`);
  if (least > most) return invalid('members', 'must not have a minimum above its maximum');
  if (kind === 'INDIVIDUAL' && most > 1) return invalid('members', 'must be one for a venture of one person');
  if ((kind === 'COOPERATIVE' || kind === 'GROUP_MICROENTERPRISE') && least < 2) return invalid('members', 'must be at least two: one person alone is no group');
  for (const [field, number] of Object.entries({ leastReturnees, leastCommunityMembers }))
    if (!isWhole(number, 0, MOST_MEMBERS)) return invalid(field, `must be a whole number from 0 to ${MOST_MEMBERS}`);
  return leastReturnees + leastCommunityMembers > most ? invalid('members', 'must leave room for the returnees and the community members that are asked for') : null;
}

function faultOfNumbers({ activity, currency, publicPercent }: VentureTerms): Refused | null {
  if (activity !== null && !isActivityCode(activity)) return invalid('activity', 'must be two to four digits of ISIC revision 4');
  if (!isCurrencyCode(currency)) return invalid('currency', `${currency} is no ISO 4217 currency`);
  return publicPercent === null || isWhole(publicPercent, 0, 100) ? null : invalid('publicPercent', 'must be a whole number from 0 to 100');
}

function checkPartner(partner: VenturePartner): Outcome<VenturePartner> {
  const name = checkText('partners', partner.name, 1, 200);
  if (!name.ok) return name;
  const role = checkText('partners', partner.role, 1, LONGEST_LINE);
  if (!role.ok) return role;
  const goals = checkOptionalText('partners', partner.goals, LONGEST_LINE);
  if (!goals.ok) return goals;
  const monitoring = checkOptionalText('partners', partner.monitoring, LONGEST_LINE);
  return monitoring.ok ? accepted({ name: name.value, kind: partner.kind, role: role.value, goals: goals.value, monitoring: monitoring.value }) : monitoring;
}

function checkContribution({ from, partner, form, what, amountMinor }: VentureContribution, partners: readonly VenturePartner[]): Outcome<VentureContribution> {
  const said = checkText('contributions', what, 1, LONGEST_LINE);
  if (!said.ok) return said;
  const named = partner?.trim() ?? null;
  if ((from === 'PARTNER') !== (named !== null)) return invalid('contributions', 'must name the partner where a partner gives, and nobody else');
  if (named !== null && !partners.some(({ name }) => name === named)) return invalid('contributions', `${named} is none of the partners`);
  const fault = faultOfAmount('contributions', amountMinor);
  return fault ?? accepted({ from, partner: named, form, what: said.value, amountMinor });
}

function checkLine({ what, purpose, amountMinor }: BudgetLine): Outcome<BudgetLine> {
  const said = checkText('budget', what, 1, LONGEST_LINE);
  if (!said.ok) return said;
  return faultOfAmount('budget', amountMinor) ?? accepted({ what: said.value, purpose, amountMinor });
}

function faultOfAmount(field: string, amount: number): Refused | null {
  return isWhole(amount, 1, MOST_AMOUNT) ? null : invalid(field, `must be a whole number of minor units from 1 to ${MOST_AMOUNT.toLocaleString('en')}`);
}

function eachOf<Entry>(field: string, entries: readonly Entry[], check: (entry: Entry) => Outcome<Entry>): Outcome<readonly Entry[]> {
  if (entries.length > MOST_ENTRIES) return invalid(field, `must have at most ${MOST_ENTRIES} entries`);
  const kept: Entry[] = [];
  for (const entry of entries) {
    const checked = check(entry);
    if (!checked.ok) return checked;
    kept.push(checked.value);
  }
  return accepted(kept);
}
