import { ADAMA, plainPost, type Input, type Office } from './office.js';

/** Terms of a bakery that some people found together. */
export const bakeryTerms = { kind: 'GROUP_MICROENTERPRISE', title: 'Bakery of the square', activity: '1071', geonameId: ADAMA, leastMembers: 3, mostMembers: 4, leastReturnees: 1, leastCommunityMembers: 1, currency: 'ETB' };

/** A venture that is open, with published roles of an employer in good standing. */
export async function openVenture(office: Office, over: Input, roles: readonly Input[]) {
  const { officer } = office;
  const venture = await office.act(officer, 'createVenture', { terms: { ...bakeryTerms, ...over } }, 'Venture', 'id version employer { id }');
  const made: { id: string; version: number }[] = [];
  for (const role of roles) {
    const { pay: _, ...plain } = plainPost;
    made.push(await office.act(officer, 'createVentureRole', { ventureId: venture.id, terms: { ...plain, ...role } }, 'VentureRole', 'id version'));
  }
  const pledged = await office.act(officer, 'signPledge', { id: venture.employer.id, signatory: 'the group' }, 'Employer', 'id version');
  await office.judged(pledged, 'supportEmployer');
  const open = await office.act(officer, 'moveVenture', { id: venture.id, version: venture.version, to: 'OPEN', reason: 'constructed' }, 'Venture', 'id version status');
  for (const { id, version } of made) await office.act(officer, 'publishVentureRole', { id, version }, 'VentureRole', 'id');
  return { ...open, employer: venture.employer as { id: string; version: number }, roles: made };
}
