import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ghana } from '../src/demo/markets.js';
import { keepTokens, sampleTokens, type SampleName } from '../src/demo/sample-accounts.js';
import { LocalTokens } from '../src/office/accounts/tokens.js';
import type { Config } from '../src/platform/config/config.js';
import { CONFIG } from '../src/platform/platform.module.js';
import { makeDemo } from './support/demo.js';
import { eventually } from './support/eventually.js';
import { at, daysOfPages, stepsOf, type Step } from './support/pages.js';
import { openWorld, type World } from './support/world.js';

const readme = readFileSync('README.md', 'utf8');

/** The pages that are tried, in the order in which somebody would read them. */
const pages = {
  first: stepsOf('README.md'),
  text: stepsOf('src/demo/pages/by-text.md'),
  slot: stepsOf('src/demo/pages/subsidised-slot.md'),
  team: stepsOf('src/demo/pages/funded-team.md'),
};

/** The tests need nothing but Node; a machine with bash and curl tries the lines for the shell too. */
const inShell = ['bash', 'curl'].every((command) => spawnSync(command, ['--version']).status === 0) ? it : it.skip;

/** The step of the page about texts before which the person writes. */
const answered = pages.text.findIndex(({ name }) => name === 'Answered');

interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors?: readonly object[];
}

describe('the pages of the README', () => {
  const kept = new Map<string, string>(daysOfPages(new Date()));
  let last: Readonly<Record<string, unknown>> | null = null;
  let world: World;
  let tokens: ReadonlyMap<SampleName, string>;
  let folder: string;
  beforeAll(async () => {
    world = await openWorld({ worker: true });
    await makeDemo(world);
    folder = world.app.get<Config>(CONFIG).dataFolder;
    tokens = await sampleTokens(await LocalTokens.open(folder), ghana.key);
    await keepTokens(join(folder, 'tokens'), tokens);
  }, 60_000);
  afterAll(() => world.close());

  it('has the queries of a first visit', () => {
    expect(pages.first.map((step) => step.name)).toEqual(
      ['Greeting', 'Vacancies', 'WhoFits', 'Why', 'NearMisses', 'WhatFits', 'Prepare', 'Post', 'Publish', 'WhoFitsNow'],
    );
  });

  it('have the ways of a person by text, of a slot and of a team, to which the first one leads', () => {
    expect(pages.text.map((step) => step.name)).toEqual(expect.arrayContaining(['Register', 'Agree', 'SendOffer', 'NewDoor', 'Answered', 'WhatToSay']));
    expect(readme).toContain('(src/demo/pages/by-text.md)');
    expect(pages.team.map((step) => step.name)).toEqual(expect.arrayContaining(['Idea', 'Open', 'Propose', 'Choose', 'Words', 'Joined', 'Opinion', 'Options', 'AskForCash', 'GoodsInstead', 'Grant', 'PayGrant']));
    expect(readme).toContain('(src/demo/pages/funded-team.md)');
    expect(pages.slot.map((step) => step.name)).toEqual(expect.arrayContaining(['PostSlot', 'Support', 'WhoMay', 'Confirm', 'Accept', 'Begin', 'FirstMonth', 'PayLast', 'Statement']));
    expect(readme).toContain('(src/demo/pages/subsidised-slot.md)');
  });

  it.each(pages.first)('$name answers, pasted as it stands', pasted);

  it.each(pages.text.slice(0, answered))('by text: $name answers, pasted as it stands', pasted);

  it('by text: the door takes what the person writes', async () => {
    const line = /```sh\ncurl -sS "DOOR(?<event>\/\w+)" (?<said>.*)\n```/.exec(readFileSync('src/demo/pages/by-text.md', 'utf8'))?.groups ?? {};
    const said = [...(line['said'] ?? '').matchAll(/--data-urlencode "(\w+)=([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
    const door = new URL(kept.get('DOOR') ?? '').pathname + (line['event'] ?? '');
    const reply = await fetch(`${world.address}${door}`, { method: 'POST', body: new URLSearchParams(said) });
    expect([reply.status, await reply.text()]).toEqual([200, 'OK']);
  });

  it.each(pages.text.slice(answered))('by text: $name answers, pasted as it stands', pasted);

  it('by text: leave words that name firm and pay, and cost nobody anything', () => {
    const { lines } = last?.['readOut'] as { readonly lines: readonly { readonly part: string }[] };
    expect(lines.map(({ part }) => part)).toEqual(expect.arrayContaining(['FIRM', 'PAY', 'FREEDOMS', 'QUESTION']));
  });

  it.each(pages.slot)('a subsidised slot: $name answers, pasted as it stands', pasted);

  it('leave a slot whose money is paid, all of it and no more', async () => {
    const { totals } = last?.['openingStatement'] as { readonly totals: object[] };
    expect(totals).toEqual([{ currency: 'GHS', reserved: 0, committed: 0, paid: 160_000 }]);
  });

  it.each(pages.team)('a funded team: $name answers, pasted as it stands', pasted);

  it('leave a venture with what was handed over of its kit', () => {
    expect(last?.['node']).toMatchObject({ stage: 'COMMITTED', money: { reserved: 0, committed: 200_000, paid: 1_300_000 } });
  });

  it('leave a venture that has its people, for which no more are sought', async () => {
    const { data } = await sent('officer', 'mutation ($venture: ID!) { proposeTeams(input: { ventureIds: [$venture] }) { ... on Refused { code message } } }', JSON.stringify({ venture: kept.get('VENTURE') }));
    expect(data['proposeTeams']).toEqual({ code: 'INVALID_INPUT', message: 'ventureIds: names "Bakery on wheels", which has as many people as it may have.' });
  });

  /** Asks as the page says, until what is worked on in the background is there; keeps what later steps name. */
  async function pasted({ query, variables, as, until, keep }: Step): Promise<void> {
    await world.upToDate();
    const filled = [...kept].reduce((text, [word, id]) => text.replaceAll(`"${word}"`, `"${id}"`), variables);
    expect(filled).not.toMatch(/"[A-Z]{3,}"/);
    let answer = await asked(as, query, filled);
    if (until !== null) await eventually(until.value, async () => at((answer = await asked(as, query, filled)), until.path) === until.value);
    last = answer.data;
    for (const { word, path } of keep) {
      const id = at(answer, path);
      expect(typeof id).toBe('string');
      kept.set(word, String(id));
    }
  }

  /** An answer without a fault, a refusal or an empty list. */
  async function asked(as: SampleName, query: string, variables: string): Promise<Answer> {
    const answer = await sent(as, query, variables);
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer)).not.toMatch(/"code":"[A-Z_]+","message"/);
    expect(emptyLists(answer.data)).toEqual([]);
    return answer;
  }

  async function sent(as: SampleName, query: string, variables: string): Promise<Answer> {
    const response = await fetch(`${world.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(as) ?? ''}` },
      body: JSON.stringify({ query, variables: JSON.parse(variables) as object }),
    });
    return (await response.json()) as Answer;
  }

  inShell('has a line for the shell that answers too', async () => {
    const { data } = await shell<{ vacancies: { edges: object[] }; market: { refreshedAt: string | null } }>('vacancies(first: 2)');
    expect(data.vacancies.edges).toHaveLength(2);
    expect(data.market.refreshedAt).not.toBeNull();
  });

  inShell('has an upload that is taken, and a question what became of it', async () => {
    expect(await shell('kind=JOBSEEKERS')).toMatchObject({ kind: 'JOBSEEKERS', dryRun: true, source: 'our-files' });
    for (let tries = 0; tries < 200; tries += 1) {
      const { data } = await shell<{ imports: { edges: { node: { status: string } }[] } }>('imports(first: 1)');
      const { node } = data.imports.edges[0]!;
      if (node.status === 'DONE') return expect(node).toMatchObject({ source: 'our-files', created: 1, refused: 0, failure: null });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the upload was not worked off');
  });

  /** Runs the block for the shell that holds these words, with the test's own server and folder put in. */
  async function shell<Data>(words: string): Promise<{ readonly data: Data }> {
    const block = [...readme.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1] ?? '').find((each) => each.includes(words)) ?? '';
    const here = block.replaceAll('http://127.0.0.1:3000', world.address).replaceAll('.rejoin', folder);
    const { stdout } = await promisify(execFile)('bash', ['-c', here]);
    return JSON.parse(stdout) as { readonly data: Data };
  }
});

describe('the rest of the README', () => {
  it('says how to run and test it in one line each', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('names every setting that there is, and none that there is not', () => {
    const settings = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? '');
    const told = new Set([...sectionOf('Configuration').matchAll(/`([A-Z][A-Z_]+)`(?=[^|]*\|[^|]*\|[^|]*\|)/g)].map((match) => match[1] ?? ''));
    expect([...told].sort()).toEqual(settings.filter((name) => !name.endsWith('PASSWORD')).sort());
  });

  it('names every command', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
    const commands = sectionOf('Commands');
    expect(Object.keys(scripts).filter((name) => !new RegExp(`\`${name}(?: [^\`]*)?\``).test(commands))).toEqual([]);
  });

  it('names only files that are there', () => {
    const paths = [...readme.matchAll(/`((?:src|test|docker)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) expect(() => readFileSync(path)).not.toThrow();
  });
});

function sectionOf(title: string): string {
  return new RegExp(`\n## ${title}\n(.*?)(?=\n## |$)`, 's').exec(readme)?.[1] ?? '';
}

/** Root fields whose list is empty: a first visit that shows nothing shows nothing. */
function emptyLists(data: object): string[] {
  return Object.entries(data as Record<string, { edges?: unknown[] } | unknown[] | null>).flatMap(([field, value]) => {
    const list = Array.isArray(value) ? value : value?.edges;
    return list !== undefined && list.length === 0 ? [field] : [];
  });
}
