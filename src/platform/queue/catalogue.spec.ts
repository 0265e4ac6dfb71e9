import type { Id, MissionId } from '../../kernel/ids.js';
import { backgroundWork, catalogue } from './catalogue.js';
import { jobKey, readJobIds } from './job-kind.js';

const missionId = '0198c0de-0000-7000-8000-000000000001' as MissionId;
const importId = '0198c0de-0000-7000-8000-000000000002' as Id<'Import'>;

describe('catalogue', () => {
  it('names every job as its property and sends it to a queue that is worked', () => {
    for (const [property, kind] of Object.entries(catalogue)) {
      expect(kind.name).toBe(property);
      expect(Object.keys(backgroundWork.queues)).toContain(kind.queue);
    }
  });

  it('makes keys that BullMQ takes: no colon, not digits alone', () => {
    const keys = [jobKey(catalogue.refreshMarket, { missionId }), jobKey(catalogue.runImport, { missionId, importId }), jobKey(catalogue.sweep, {})];
    for (const key of keys) expect(key).toMatch(/^[a-zA-Z][^:]*$/);
  });

  it('makes one key of the same ids in any order and another of other ids or another job', () => {
    const key = jobKey(catalogue.runImport, { missionId, importId });
    expect(jobKey(catalogue.runImport, { importId, missionId })).toBe(key);
    expect(jobKey(catalogue.runImport, { missionId, importId: missionId as unknown as Id<'Import'> })).not.toBe(key);
    expect(jobKey(catalogue.refreshMarket, { missionId })).not.toBe(jobKey(catalogue.nightlyRecompute, { missionId }));
  });

  it.each([
    ['one id too few', { missionId }],
    ['one id too many', { missionId, importId, openingId: missionId }],
    ['another id', { missionId, openingId: importId }],
    ['text that is no id', { missionId, importId: 'Abebe' }],
    ['a number', { missionId, importId: 7 }],
    ['no record', 'refresh'],
    ['nothing', null],
  ])('reads no ids from %s', (_, payload) => {
    expect(readJobIds(catalogue.runImport, payload)).toBeNull();
  });

  it('reads exactly its ids', () => {
    expect(readJobIds(catalogue.runImport, { missionId, importId })).toEqual({ missionId, importId });
    expect(readJobIds(catalogue.sweep, {})).toEqual({});
  });
});
