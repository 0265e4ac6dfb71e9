import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import type { Placement, PlacementDraft } from '../../src/outcomes/placements/placement.js';
import { PlacementsService } from '../../src/outcomes/placements/placements.service.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import type { Employer, Jobseeker, Office, Vacancy } from '../journeys/office.js';

/** What an accepted offer leaves behind: a placement that was agreed, as offers have it made. */
export async function agreed(
  office: Office,
  person: Pick<Jobseeker, 'id'>,
  post: Pick<Vacancy, 'id'>,
  over: Partial<PlacementDraft> & { readonly employer?: Employer } = {},
): Promise<Placement & { readonly globalId: string }> {
  const { employer = office.employer, ...rest } = over;
  const draft: PlacementDraft = {
    offerId: newId(),
    openingId: readGlobalId(post.id)!.id as OpeningId,
    employerId: readGlobalId(employer.id)!.id as EmployerId,
    jobseekerId: readGlobalId(person.id)!.id as JobseekerId,
    instrument: null,
    kind: 'VACANCY',
    terms: { startsOn: null, hoursPerWeek: { min: 40, max: 48 }, pay: null, remote: false },
    ...rest,
  };
  const { viewer } = office.officer;
  const placements = office.world.app.get(PlacementsService, { strict: false });
  const placement = await office.world.database.work.run(viewer, (tx) => placements.agree(tx, viewer, draft));
  return { ...placement, globalId: globalId('Placement', placement.id) };
}
