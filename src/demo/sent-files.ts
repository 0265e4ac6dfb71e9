import { setTimeout as after } from 'node:timers/promises';

import type { Import } from '../platform/imports/import.js';
import type { Viewer } from '../platform/viewer.js';
import type { DemoServices } from './services.js';

/** A file as an officer or a case manager might upload it. */
export interface SentFile {
  /** What is imported, for people who watch. */
  readonly what: string;
  readonly kind: string;
  readonly source: string;
  readonly rows: readonly object[];
}

const LOOK_EVERY_MILLISECONDS = 40;
const IMPORTS_LOOKED_AT = 50;

/** Whether the viewer's file of that kind and source has been worked off, now or at an earlier start. */
export async function wasImported({ imports }: DemoServices, viewer: Viewer, file: Pick<SentFile, 'kind' | 'source'>): Promise<boolean> {
  return (await own(imports, viewer, file)).some((each) => each.status === 'DONE');
}

/**
 * Sends a file through the import of the product and waits until it is worked off. What an earlier start left unfinished is stopped and
 * sent again: rows that are there already change nothing. Throws for a refused row, which would be a fault of the demonstration.
 */
export async function sendFile(
  { imports }: DemoServices,
  viewer: Viewer,
  file: SentFile,
  watch: { readonly signal: AbortSignal; readonly progress: (done: number, total: number) => void },
): Promise<void> {
  for (const left of await own(imports, viewer, file))
    if (left.status === 'WAITING' || left.status === 'RUNNING') await imports.stop({ viewer, name: 'stopImport', key: null, digest: '' }, left.id);
  const lines = file.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const wish = { kind: file.kind, format: 'JSON_LINES', source: file.source, dryRun: false } as const;
  const received = await imports.receive(viewer, wish, pieces(lines));
  if (!received.ok) throw new Error(`the constructed file of ${file.what} is refused: ${received.message}`);
  for (;;) {
    const [now] = await imports.byIds(viewer, [received.value.id]);
    watch.progress(now?.lastRow ?? 0, file.rows.length);
    if (now?.status === 'DONE' && now.refused === 0) return;
    if (now?.status === 'DONE' || now?.status === 'FAILED') throw await faultOf(imports, viewer, file, now);
    await after(LOOK_EVERY_MILLISECONDS, undefined, { signal: watch.signal });
  }
}

async function own(imports: DemoServices['imports'], viewer: Viewer, { kind, source }: Pick<SentFile, 'kind' | 'source'>): Promise<Import[]> {
  const page = await imports.page(viewer, null, IMPORTS_LOOKED_AT);
  return page.filter((each) => each.kind === kind && each.source === source && !each.dryRun);
}

async function faultOf(imports: DemoServices['imports'], viewer: Viewer, file: SentFile, record: Import): Promise<Error> {
  const refusals = await imports.refusals(viewer, record.id, 0, 1);
  const first = refusals.ok ? refusals.value[0] : undefined;
  const why = first === undefined ? record.failureMessage : `row ${first.rowNumber}, ${first.message}`;
  return new Error(`the constructed file of ${file.what} could not be imported: ${why ?? 'for a reason that is not known'}`);
}

async function* pieces(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
