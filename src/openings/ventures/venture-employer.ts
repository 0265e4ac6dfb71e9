import type { EmployerDraft, EmployerSize, LegalForm } from '../employers/employer.js';
import type { VentureKind, VentureTerms } from './venture.js';

const FORMS: Readonly<Record<VentureKind, LegalForm>> = { COOPERATIVE: 'COOPERATIVE', GROUP_MICROENTERPRISE: 'INFORMAL', FAMILY: 'INFORMAL', INDIVIDUAL: 'INFORMAL' };

/**
 * The employer that a venture is: nobody has registered it yet, so it begins as an informal firm or a cooperative of the size that it plans, in the country of
 * its place or else of the mission. From then on officers keep it as they keep any employer.
 */
export function ventureEmployer({ kind, title, members, place }: VentureTerms, missionCountry: string): EmployerDraft {
  return { name: title, legalForm: FORMS[kind], size: sizeOf(members.most), country: place?.country ?? missionCountry, geonameId: place?.geonameId ?? null, registration: null };
}

function sizeOf(most: number): EmployerSize {
  if (most === 1) return 'ONE_PERSON';
  if (most < 10) return 'MICROENTERPRISE';
  if (most < 50) return 'SMALL';
  return 'MEDIUM';
}
