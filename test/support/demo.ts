import { demonstrate, type DemoSite } from '../../src/demo/welcome.js';
import type { DemoMarket } from '../../src/demo/demo-market.js';
import { demoServices } from '../../src/demo/services.js';
import type { Telling } from '../../src/demo/telling.js';
import type { World } from './world.js';

/** What a demonstration told, for tests that read it. */
export interface ToldDemo {
  readonly markets: readonly DemoMarket[];
  readonly lines: readonly string[];
}

/** Makes the demonstration in a world that has a worker. */
export async function makeDemo(
  world: World,
  options: { readonly signal?: AbortSignal; readonly config?: DemoSite['config']; readonly progress?: Telling['progress'] } = {},
): Promise<ToldDemo> {
  const lines: string[] = [];
  const telling: Telling = { progress: options.progress ?? (() => undefined), line: (text) => lines.push(text) };
  const config = options.config ?? { escoSource: null, vacanciesFile: null };
  const site = { config, ownerUrl: world.database.urls.ownerUrl };
  const markets = await demonstrate(demoServices(world.app), site, { telling, signal: options.signal ?? new AbortController().signal });
  return { markets, lines };
}
