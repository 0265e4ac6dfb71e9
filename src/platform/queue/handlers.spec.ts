import { backgroundWork, catalogue } from './catalogue.js';
import type { BackgroundWork } from './job-kind.js';
import { handles, HandlersError, matchHandlers, type JobHandler } from './handlers.js';

const idle = async (): Promise<void> => undefined;
const every: readonly JobHandler[] = backgroundWork.jobs.map((kind) => handles(kind, idle));

function faultsOf(handlers: readonly JobHandler[], work: BackgroundWork = backgroundWork): readonly string[] {
  try {
    matchHandlers(work, handlers);
  } catch (error) {
    if (error instanceof HandlersError) return error.faults;
    throw error;
  }
  return [];
}

describe('the boot check', () => {
  it('is content with one handler a job', () => {
    expect([...matchHandlers(backgroundWork, every).keys()]).toEqual(backgroundWork.jobs.map((kind) => kind.name));
  });

  it('names every job without a handler', () => {
    expect(faultsOf(every.slice(2))).toEqual(['the job refreshMarket has no handler', 'the job nightlyRecompute has no handler']);
  });

  it('names a job with two', () => {
    expect(faultsOf([...every, handles(catalogue.runImport, idle)])).toEqual(['the job runImport has 2 handlers']);
  });

  it('names a handler of a job that is not in the catalogue', () => {
    const strange = { ...catalogue.sweep, name: 'strange' };
    expect(faultsOf([...every, handles(strange, idle)])).toEqual(['there is a handler for strange, which is no job of the catalogue']);
  });

  it('names a queue that is not worked, and two jobs of one name', () => {
    const lost = { ...catalogue.sweep, queue: 'nowhere' };
    expect(faultsOf(every, { ...backgroundWork, jobs: [...backgroundWork.jobs, lost] })).toEqual([
      'the job sweep goes to the queue nowhere, which there is not',
      'two jobs are called sweep',
    ]);
  });
});
