import type { Opening } from '../openings/openings/opening.js';
import type { ConstructedSlot } from './constructed/constructed-slots.js';
import { act, employerOf, value } from './employers-made.js';
import { supportOfInternship } from './money/constructed-money.js';
import { prepareEmployer, supportOpening, type Money } from './money/money-made.js';
import type { SampleViewer } from './sample-accounts.js';
import type { DemoServices } from './services.js';

/**
 * Publishes internships, whose stipends a programme pays, and courses; one of that title at its employer stays as it is, unless an earlier start left it a
 * draft.
 */
export async function makeSlots(services: DemoServices, officer: SampleViewer, money: Money, slots: readonly ConstructedSlot[], signal: AbortSignal): Promise<void> {
  const { internships, trainings } = services;
  for (const slot of slots) {
    signal.throwIfAborted();
    const employerId = await employerOf(services, officer, slot.employer.externalId);
    if (employerId === null) throw new Error(`there is no employer ${slot.employer.externalId}`);
    const kind = slot.kind === 'INTERNSHIP' ? internships : trainings;
    const [there] = await kind.page(officer, { status: null, occupation: null, employerId, text: slot.draft.title }, null, 1);
    const create = async (): Promise<Opening> =>
      value(
        slot.kind === 'INTERNSHIP'
          ? await internships.create(act(officer, 'createInternship'), employerId, slot.draft, slot.own)
          : await trainings.create(act(officer, 'createTraining'), employerId, slot.draft, slot.own),
      );
    const { id, version, status } = there ?? (await create());
    if (slot.kind === 'INTERNSHIP') {
      await prepareEmployer(services, officer, employerId, slot.employer.draft.size);
      const support = supportOfInternship(slot.draft, slot.own);
      if (support !== null) await supportOpening(services, officer, money, id, support);
    }
    if (status === 'DRAFT') value(await kind.publish(act(officer, slot.kind === 'INTERNSHIP' ? 'publishInternship' : 'publishTraining'), id, version, null));
  }
}
