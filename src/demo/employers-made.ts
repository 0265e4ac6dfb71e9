import type { EmployerId } from '../kernel/ids.js';
import type { Outcome } from '../kernel/outcome.js';
import type { Act } from '../platform/viewer.js';
import type { ConstructedEmployer } from './constructed/constructed-employers.js';
import type { SampleViewer } from './sample-accounts.js';
import type { DemoServices } from './services.js';

/** The file that constructed employers are said to come from. */
export const EMPLOYERS_FROM = 'constructed';

/** Keeps the employers, pledged and standing where they shall; those that are there already stay as they are. */
export async function makeEmployers(services: DemoServices, officer: SampleViewer, wanted: readonly ConstructedEmployer[], signal: AbortSignal): Promise<void> {
  const { employers, work } = services;
  const kept = await work.run(officer, async (tx) => {
    const all = [];
    for (const { externalId, draft } of wanted)
      all.push(value(await employers.putIn(tx, officer, { source: EMPLOYERS_FROM, id: externalId }, { ...draft, contactAccountId: officer.accountId })).employer);
    return all;
  });
  for (const [index, employer] of kept.entries()) {
    signal.throwIfAborted();
    const status = wanted[index]?.status ?? 'UNVERIFIED';
    if (employer.pledgedAt !== null) continue;
    // The pledge comes last: an employer that has given it is finished.
    if (employer.status === 'UNVERIFIED' && status !== 'UNVERIFIED')
      value(await employers.move(act(officer, 'moveEmployer'), employer.id, employer.version, status, REASONS[status]));
    value(await employers.pledge(act(officer, 'signPledge'), employer.id, 'constructed owner'));
  }
}

/** The id of a constructed employer; null before it was made. */
export async function employerOf({ employers, work }: DemoServices, officer: SampleViewer, externalId: string): Promise<EmployerId | null> {
  return (await work.run(officer, (tx) => employers.byExternalRef(tx, officer, { source: EMPLOYERS_FROM, id: externalId })))?.id ?? null;
}

const REASONS = {
  VERIFIED: 'constructed: papers seen',
  SUPPORTED: 'constructed: has a plan to register',
  SUSPENDED: 'constructed: a question about hours is open',
} as const;

/** One call of a service on behalf of a sample account. */
export function act(viewer: SampleViewer, name: string): Act {
  return { viewer, name, key: null, digest: '' };
}

/** Throws for a refusal: what the demonstration asks for is always allowed. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the demonstration was refused something: ${outcome.message}`);
  return outcome.value;
}
