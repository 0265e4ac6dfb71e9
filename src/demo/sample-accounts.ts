import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AccountId, EmployerId, MissionId } from '../kernel/ids.js';
import { LocalTokens } from '../office/accounts/tokens.js';
import type { Role, Viewer } from '../platform/viewer.js';
import type { DemoServices } from './services.js';

/** Short names of sample accounts, one for each role that a person can hold. */
export const sampleRoles = {
  officer: 'JOB_PLACEMENT_OFFICER',
  case: 'CASE_MANAGER',
  counsellor: 'RETURN_COUNSELLOR',
  partner: 'PARTNER',
  protection: 'PROTECTION',
  finance: 'FINANCE',
  monitoring: 'MONITORING',
  reviewer: 'REVIEWER',
  auditor: 'AUDITOR',
  admin: 'ADMIN',
} as const satisfies Readonly<Record<string, Role>>;
export type SampleName = keyof typeof sampleRoles;

const names = Object.keys(sampleRoles) as readonly SampleName[];

/** Viewer of a sample account. */
export type SampleViewer = Viewer & { readonly accountId: AccountId };

/** Makes the sample account of a mission if it is not there yet. */
export async function sampleAccount(
  { accounts }: Pick<DemoServices, 'accounts'>,
  at: { readonly missionId: MissionId; readonly key: string },
  name: SampleName,
  employerId: EmployerId | null = null,
): Promise<SampleViewer> {
  const { missionId } = at;
  const roles = [sampleRoles[name]];
  const accountId = await accounts.ensure(missionId, LocalTokens.digest(subjectOf(at.key, name)), { label: `Constructed ${name}`, roles, employerId });
  return { missionId, accountId, roles, employerId };
}

/** Tokens for the sample accounts of a mission, fresh with every start. */
export async function sampleTokens(tokens: Pick<LocalTokens, 'issue'>, key: string): Promise<ReadonlyMap<SampleName, string>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await tokens.issue(subjectOf(key, name))] as const)));
}

/** Puts each token in a file of its name, for whoever asks from a shell; readable by its owner only, as the key beside them is. */
export async function keepTokens(folder: string, tokens: ReadonlyMap<SampleName, string>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, token] of tokens) await writeFile(join(folder, name), token, { mode: 0o600 });
}

function subjectOf(key: string, name: SampleName): string {
  return `demo ${key} ${name}`;
}
