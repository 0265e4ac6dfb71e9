import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

import type { JobIds, JobKind } from './job-kind.js';
import { handles, type JobHandler, type JobResult, type JobRun } from './handlers.js';
import { sweeps, type SweepTask } from './sweeper.js';

const HANDLES = Symbol('handles');
const SWEEPS = Symbol('sweeps');

type MethodDecoratorFor<Method> = <M extends Method>(target: object, name: string | symbol, method: TypedPropertyDescriptor<M>) => void;

/** Marks the method of a `*.processor.ts` that does a job of the catalogue: `@Handles(catalogue.refreshMarket)`. */
export function Handles<Ids extends JobIds>(kind: JobKind<Ids>): MethodDecoratorFor<(ids: Ids, run: JobRun<Ids>) => Promise<JobResult>> {
  return (_, __, method) => mark(method.value, HANDLES, kind);
}

/** Marks the method of a `*.processor.ts` that looks for what is due or lost every quarter of a minute. */
export function Sweeps(name: string): MethodDecoratorFor<SweepTask['run']> {
  return (_, __, method) => mark(method.value, SWEEPS, name);
}

/** What the marked methods of all providers do. */
export interface Processors {
  readonly handlers: readonly JobHandler[];
  readonly sweeps: readonly SweepTask[];
}

/** Finds the marked methods. A provider that two modules provide counts twice, which the boot check then tells. */
export function findProcessors(discovery: DiscoveryService, scanner: MetadataScanner): Processors {
  const found: { handlers: JobHandler[]; sweeps: SweepTask[] } = { handlers: [], sweeps: [] };
  for (const wrapper of discovery.getProviders()) {
    const instance: unknown = wrapper.isDependencyTreeStatic() ? wrapper.instance : null;
    if (typeof instance !== 'object' || instance === null) continue;
    const methods = instance as Record<string, unknown>;
    for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const method = methods[name];
      if (typeof method !== 'function') continue;
      const kind = Reflect.getMetadata(HANDLES, method) as JobKind | undefined;
      const task = Reflect.getMetadata(SWEEPS, method) as string | undefined;
      if (kind !== undefined) found.handlers.push(handles(kind, method.bind(instance) as JobHandler['run']));
      if (task !== undefined) found.sweeps.push(sweeps(task, method.bind(instance) as SweepTask['run']));
    }
  }
  return found;
}

function mark(method: object | undefined, key: symbol, value: unknown): void {
  if (method !== undefined) Reflect.defineMetadata(key, value, method);
}
