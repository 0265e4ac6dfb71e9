import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { ClassificationVersion } from '../classification.js';
import type { DownloadedFile } from './csv-files.js';
import type { FaultList } from './csv-rows.js';

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const VERSION = /^[0-9][0-9A-Za-z.-]{0,19}$/;
/** `ESCO dataset - v1.2.0 - classification - en - csv.zip`, `esco-1.1.1`, `ESCO_dataset_v1.2.1_classification_en_csv`. */
const VERSION_IN_TITLE = /(?:^|[^0-9.])v?(\d+\.\d+(?:\.\d+)?)(?![0-9])/i;

const vocabularyFile = z.object({ name: z.string().regex(NAME), version: z.string().regex(VERSION) });

/**
 * Which classification this is: what the caller says, else what its `vocabulary.json` says, else ESCO in the version that the name
 * of a folder or zip tells. The files themselves do not say it. Null, with a fatal fault, where nothing tells the version.
 */
export async function versionOf(
  asked: Partial<ClassificationVersion>,
  vocabulary: DownloadedFile | null,
  titles: readonly string[],
  faults: FaultList,
): Promise<ClassificationVersion | null> {
  const own = vocabulary === null ? null : await readVocabulary(vocabulary, faults);
  const name = asked.name ?? own?.name ?? 'esco';
  const version = asked.version ?? own?.version ?? versionInTitles(titles);
  if (!NAME.test(name)) faults.addFatal('name', null, `'${name}' is not a name: lower-case letters, digits and hyphens`);
  if (version === null) faults.addFatal('version', null, 'is in no name of a folder or zip: say it with --version, for example 1.2.0');
  else if (!VERSION.test(version)) faults.addFatal('version', null, `'${version}' is not a version such as 1.2.0`);
  return version === null || faults.fatal ? null : { name, version };
}

function versionInTitles(titles: readonly string[]): string | null {
  for (const title of titles) {
    const version = VERSION_IN_TITLE.exec(title)?.[1];
    if (version !== undefined) return version;
  }
  return null;
}

async function readVocabulary(file: DownloadedFile, faults: FaultList): Promise<ClassificationVersion | null> {
  const content = await text(await file.open());
  try {
    const read = vocabularyFile.safeParse(JSON.parse(content));
    if (read.success) return read.data;
    faults.addFatal(file.name, null, z.prettifyError(read.error));
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    faults.addFatal(file.name, null, `is not JSON: ${fault.message}`);
  }
  return null;
}
