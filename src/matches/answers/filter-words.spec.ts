import type { PlacesService } from '../../reference/places/places.service.js';
import { FilterWords, numberedFilter } from './filter-words.js';

const words = new FilterWords({ byId: async (id: number) => (id === 1 ? { latitude: 9, longitude: 38 } : null) } as unknown as PlacesService);
const numbers = (occupations: readonly string[]) => ({
  occupationNo: (uri: string): number | null => (occupations.includes(uri) ? occupations.indexOf(uri) : null),
  skillNo: (): number | null => null,
});

describe('a worded filter', () => {
  it('means what the classification of the market at hand says, not one that was there when the filter was read', async () => {
    const read = await words.read({ occupation: 'urn:baker', near: { placeId: 1, km: 5 } });
    if (!read.ok) throw new Error(read.code);
    expect(read.value).toMatchObject({ occupation: 'urn:baker', near: { km: 5 } });
    expect(numberedFilter(read.value, numbers(['urn:baker', 'urn:cook']))).toMatchObject({ ok: true, value: { occupation: 0, near: { km: 5 } } });
    expect(numberedFilter(read.value, numbers(['urn:cook', 'urn:baker']))).toMatchObject({ ok: true, value: { occupation: 1 } });
    expect(numberedFilter(read.value, numbers(['urn:cook']))).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'filter.occupation' } });
  });

  it('is none where nothing is asked, and refused for a place or a number that cannot be', async () => {
    expect(await words.read({ occupation: null, pay: null })).toMatchObject({ ok: true, value: null });
    expect(numberedFilter(null, numbers([]))).toMatchObject({ ok: true, value: null });
    for (const said of [{ near: { placeId: 2, km: 5 } }, { near: { placeId: 1, km: 0 } }, { pay: -1 }, { pay: 0.5 }]) {
      expect(await words.read(said)).toMatchObject({ ok: false, code: 'INVALID_INPUT' });
    }
  });
});
