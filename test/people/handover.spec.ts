import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { globalId } from '../../src/platform/graphql/global-id.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import type { Config } from '../../src/platform/config/config.js';
import { openWorld, type World } from '../support/world.js';
import { MAKE_DOUGH, Office, type Input, type Jobseeker } from '../journeys/office.js';

let [here, there]: World[] = [];
let giving: Office;
let taking: Office;
let folder: string;
beforeAll(async () => {
  [here, there] = [await openWorld(), await openWorld()];
  giving = await Office.open(here, { name: 'Mission that hands over' });
  taking = await Office.open(there, { name: 'Office that takes over' });
  folder = await mkdtemp(join(tmpdir(), 'rejoin-hand-over-'));
  await writeFile(join(folder, 'passphrase'), 'correct horse battery staple\n');
});
afterAll(async () => {
  await here!.close();
  await there!.close();
  await rm(folder, { recursive: true, force: true });
});

const MINISTRY = 'MINISTRY_OF_LABOUR';
const sharing = (recipient = MINISTRY): Input => ({ purpose: 'SHARING', office: recipient });

function run(world: World, ...given: readonly string[]): Promise<{ readonly code: number; readonly told: string }> {
  const { urls, keysUrl } = world.database;
  const env = { PATH: process.env['PATH'], DATABASE_URL: urls.serviceUrl, KEYS_DATABASE_URL: keysUrl, REJOIN_DATA: world.app.get<Config>(CONFIG).dataFolder };
  return new Promise((resolve) => {
    const script = join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/commands/mission.js');
    execFile(process.execPath, [script, ...given], { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), told: out + err }));
  });
}

const exported = (file: string, over: readonly string[] = []) =>
  run(here!, 'export', '--mission', 'Mission that hands over', '--recipient', MINISTRY, '--passphrase-file', join(folder, 'passphrase'), '--file', join(folder, file), ...over);
const imported = (file: string, passphrase = 'passphrase') =>
  run(there!, 'import', '--mission', 'Office that takes over', '--holder', globalId('Account', taking.caseManager.viewer.accountId), '--passphrase-file', join(folder, passphrase), '--file', join(folder, file));

const RECORD = `kind status caseReference agreesToMatching consentsNow { purpose } profile { skills { uri level evidence issuer } place { geonameId } }`;
const peopleOf = async (office: Office): Promise<Input[]> =>
  (await office.ask(office.caseManager, `{ jobseekers(first: 100) { edges { node { id ${RECORD} } } } }`)).jobseekers.edges.map((edge: { node: Input }) => edge.node);
const IDENTITY = 'query ($id: ID!) { identity(jobseekerId: $id, reason: CONTACT) { fullName phones { number whose } bornOn } caseFile(jobseekerId: $id) { arrivedOn plan { status items { type } } } }';

/** Somebody of whom everything is known. */
async function known(reference: string, name: string, phone: string): Promise<Jobseeker> {
  const skills = [{ uri: MAKE_DOUGH, level: 3, evidence: 'CERTIFIED', issuer: 'Constructed school' }];
  const person = await giving.person({ skills }, { caseReference: reference });
  const identity = { jobseekerId: person.id, version: 0, fullName: name, bornOn: '1990-05-05', phones: [{ number: phone, whose: 'OWN' }] };
  await giving.act(giving.caseManager, 'setIdentity', identity, 'KeptIdentity', 'version');
  await giving.act(giving.caseManager, 'recordCase', { jobseekerId: person.id, version: 0, arrivedOn: '2026-01-31' }, 'CaseFile', 'version');
  await giving.act(giving.caseManager, 'writePlan', { jobseekerId: person.id, version: 0, items: [{ type: 'HOUSING' }] }, 'Plan', 'version');
  return person;
}

it('hands over those who agreed to that recipient, whole, and nobody else', async () => {
  const [agreeing, silent, elsewhere, takenBack, paused] = [
    await known('C-1', 'Constructed Agreeing', '+251911000001'),
    await known('C-2', 'Constructed Silent', '+251911000002'),
    await known('C-3', 'Constructed Elsewhere', '+251911000003'),
    await known('C-4', 'Constructed Takenback', '+251911000004'),
    await known('C-5', 'Constructed Paused', '+251911000005'),
  ];
  for (const person of [agreeing, takenBack, paused]) await giving.agrees(person, sharing());
  await giving.agrees(elsewhere, sharing('ANOTHER_OFFICE'));
  await giving.takesBack(takenBack, sharing());
  await giving.moved(paused, 'PAUSED');
  expect(silent.handle).not.toBe(agreeing.handle);

  const out = await exported('bundle');
  expect([out.code, out.told]).toEqual([0, expect.stringContaining('2 people who agree')]);
  const bytes = (await readFile(join(folder, 'bundle'))).toString('latin1');
  for (const said of ['Constructed', '+2519', 'C-1', 'HOUSING']) expect(bytes).not.toContain(said);

  const came = await imported('bundle');
  expect([came.code, came.told]).toEqual([0, expect.stringContaining('2 people taken over, 0 were here already, 0 could not be taken')]);
  const people = await peopleOf(taking);
  expect(people.map((each) => each['caseReference']).sort()).toEqual(['C-1', 'C-5']);
  for (const [reference, status, name, number] of [['C-1', 'PAUSED', 'Constructed Agreeing', '+251911000001'], ['C-5', 'PAUSED', 'Constructed Paused', '+251911000005']] as const) {
    const { id, ...record } = people.find((each) => each['caseReference'] === reference)!;
    const { id: before, ...original } = (await peopleOf(giving)).find((each) => each['caseReference'] === reference)!;
    expect(before).not.toBe(id);
    // Nobody is matched before protection here has looked, since what it knew there stays behind.
    // The consent to share with the recipient does not travel: who would it be shared with?
    expect(record).toEqual({ ...original, status, consentsNow: [{ purpose: 'MATCHING' }] });
    expect(await taking.ask(taking.caseManager, IDENTITY, { id })).toEqual({
      identity: { fullName: name, phones: [{ number, whose: 'OWN' }], bornOn: '1990-05-05' },
      caseFile: { arrivedOn: '2026-01-31', plan: { status: 'DRAFT', items: [{ type: 'HOUSING' }] } },
    });
  }
  const again = await imported('bundle');
  expect(again.told).toContain('0 people taken over, 2 were here already');
  expect(await peopleOf(taking)).toHaveLength(2);
  const { whoLooked } = await giving.ask(giving.caseManager, 'query ($id: ID!) { whoLooked(jobseekerId: $id, first: 100) { edges { node { act why } } } }', { id: agreeing.id });
  expect(whoLooked.edges.map((edge: { node: Input }) => edge.node)).toContainEqual({ act: 'handOver', why: 'HAND_OVER' });
}, 300_000);

it('takes nothing from a bundle that is not whole, or by another passphrase, and overwrites none', async () => {
  const bytes = await readFile(join(folder, 'bundle'));
  await writeFile(join(folder, 'cut'), bytes.subarray(0, -4));
  await writeFile(join(folder, 'other'), 'another passphrase of length');
  await writeFile(join(folder, 'short'), 'short');
  const before = (await peopleOf(taking)).length;
  expect(await imported('cut')).toMatchObject({ code: 1, told: expect.stringContaining('changed or cut off') });
  expect(await imported('bundle', 'other')).toMatchObject({ code: 1, told: expect.stringContaining('no bundle that the passphrase opens') });
  expect(await imported('bundle', 'short')).toMatchObject({ code: 1, told: expect.stringContaining('at least 20 characters') });
  expect(await exported('bundle')).toMatchObject({ code: 1, told: expect.stringContaining('not overwritten') });
  expect((await readFile(join(folder, 'bundle'))).equals(bytes)).toBe(true);
  expect(await run(here!, 'export', '--mission', 'x')).toMatchObject({ code: 1, told: expect.stringContaining('npm run mission -- export') });
  expect((await peopleOf(taking)).length).toBe(before);
}, 300_000);
