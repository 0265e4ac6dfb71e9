import type { FactSource } from '../../openings/eligibility/case-facts.service.js';
import { internshipsAtFirms } from '../placements/placed-internships.service.js';
import type { InternshipPapersService } from './internship-papers.service.js';

/**
 * What became of a person's internships, for the rules of programmes (F04): how many they had at the firm through other openings, and whether the agreement of this
 * one is signed. Nothing is known of an agreement before there is a placement.
 */
export function internshipFactSource(papers: Pick<InternshipPapersService, 'papersIn'>): FactSource {
  return {
    name: 'internships of people',
    facts: ['internshipsAtFirm', 'agreementWritten'],
    factsOf: async (tx, missionId, cases) => {
      const pairs = cases.flatMap(({ person, opening }) => (opening === null ? [] : [{ employerId: opening.employerId, jobseekerId: person.id }]));
      const there = await internshipsAtFirms(tx, missionId, pairs);
      const written = await papers.papersIn(tx, missionId, pairs.flatMap((pair) => there(pair).map(({ id }) => id)));
      return ({ person, opening }) => {
        if (opening === null) return {};
        const own = there({ employerId: opening.employerId, jobseekerId: person.id });
        const here = own.find(({ openingId }) => openingId === opening.id);
        const count = { internshipsAtFirm: own.filter(({ openingId }) => openingId !== opening.id).length };
        return here === undefined ? count : { ...count, agreementWritten: (written.get(here.id)?.agreementOn ?? null) !== null };
      };
    },
  };
}
