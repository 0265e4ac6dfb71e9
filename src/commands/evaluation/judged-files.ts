import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/** A file or line that cannot be used, in words for the person who brought it. */
export class UnreadableFile extends Error {}

const NAME = /^(.+)\.jsonl(?:\.gz)?$/;

/** The files of a folder by name without `.jsonl` and `.gz`. */
export async function judgedFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    const stem = NAME.exec(name)?.[1];
    if (stem !== undefined && !files.has(stem)) files.set(stem, join(folder, name));
  }
  return files;
}

/** All lines of a file, each an object of the shape; throws `UnreadableFile` with file and line for the first that is not. */
export async function linesOf<T>(path: string, shape: z.ZodType<T>): Promise<readonly T[]> {
  const file = createReadStream(path);
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (fault) => stream.destroy(fault));
  const lines: T[] = [];
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') lines.push(parsed(line, shape, `${path}, line ${number}`));
  }
  return lines;
}

function parsed<T>(line: string, shape: z.ZodType<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (fault) {
    throw new UnreadableFile(`${where}: ${fault instanceof Error ? fault.message : 'not JSON'}`);
  }
  const read = shape.safeParse(value);
  if (!read.success) throw new UnreadableFile(`${where}: ${z.prettifyError(read.error)}`);
  return read.data;
}

const grades = z.record(z.string(), z.number());
const pastOccupation = z.union([
  z.string().transform((uri) => ({ uri, months: null, lastYear: null })),
  z
    .object({ uri: z.string().optional(), occupation_uri: z.string().optional(), months: z.number().nullish(), last_year: z.number().nullish() })
    .transform((held) => ({ uri: held.uri ?? held.occupation_uri ?? '', months: held.months ?? null, lastYear: held.last_year ?? null })),
]);

/** The shapes of the files that `eval` knows. Fields not named here are not read. */
export const shapes = {
  profile: z.object({
    id: z.string(),
    skills: z.array(z.object({ uri: z.string(), level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).default(3) })),
    past_occupations: z.array(pastOccupation).default([]),
  }),
  vacancy: z.object({ id: z.string(), occupation_uri: z.string() }),
  relevance: z.object({ id: z.string(), relevance: grades }),
  candidate: z.object({ occupation_uri: z.string() }),
  related: z.object({ occupation_uri: z.string(), related: grades }),
  title: z.object({ id: z.string().optional(), title: z.string(), occupation_uri: z.string() }),
  span: z.object({ id: z.string().optional(), occupation_uri: z.string().optional(), span: z.string(), skills: z.array(z.string()) }),
};

export type JudgedProfile = z.infer<typeof shapes.profile>;
export type JudgedVacancy = z.infer<typeof shapes.vacancy>;
