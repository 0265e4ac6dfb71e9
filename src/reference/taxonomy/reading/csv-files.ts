import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** A file of a download, wherever it lies: in a folder, compressed, or inside a zip. */
export interface DownloadedFile {
  /** Without folder and without `.gz`. */
  readonly name: string;
  /** Unpacked size as far as it is known, bytes; for progress only. */
  readonly size: number;
  open(): Promise<Readable>;
}

export interface OpenDownload {
  readonly files: readonly DownloadedFile[];
  /** Names that may tell the version: of the sources, and of folders inside a zip. */
  readonly titles: readonly string[];
  close(): void;
}

const READABLE = /\.(csv|json)(\.gz)?$/i;

/**
 * Opens folders and zip files as one list of files. A folder may hold plain files, `.gz` files and zips (the European Commission
 * packs each language separately). Throws what the file system throws for a path that is not there.
 */
export async function openDownload(paths: readonly string[]): Promise<OpenDownload> {
  const files: DownloadedFile[] = [];
  const titles: string[] = [];
  const zips: ZipFile[] = [];
  const addZip = async (path: string): Promise<void> => {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    zips.push(zip);
    titles.push(basename(resolve(path)));
    for await (const entry of zip.eachEntry()) {
      if (isForeign(entry.fileName) || !READABLE.test(entry.fileName)) continue;
      titles.push(...entry.fileName.split('/').slice(0, -1));
      files.push(packed(zip, entry));
    }
  };
  try {
    for (const path of paths) {
      if (!(await stat(path)).isDirectory()) {
        await addZip(path);
        continue;
      }
      titles.push(basename(resolve(path)));
      for (const name of (await readdir(path)).sort()) {
        if (/\.zip$/i.test(name)) await addZip(join(path, name));
        else if (READABLE.test(name) && !isForeign(name)) files.push(await lying(join(path, name)));
      }
    }
  } catch (fault) {
    for (const zip of zips) zip.close();
    throw fault;
  }
  return {
    files,
    titles,
    close: () => {
      for (const zip of zips) zip.close();
    },
  };
}

/** What a Mac adds to folders and zips. */
function isForeign(path: string): boolean {
  return path.startsWith('__MACOSX/') || basename(path).startsWith('._');
}

async function lying(path: string): Promise<DownloadedFile> {
  const { size } = await stat(path);
  return { name: unpackedName(path), size, open: async () => unpacked(path, createReadStream(path)) };
}

function packed(zip: ZipFile, entry: Entry): DownloadedFile {
  return {
    name: unpackedName(entry.fileName),
    size: entry.uncompressedSize,
    open: async () => unpacked(entry.fileName, await zip.openReadStreamPromise(entry)),
  };
}

function unpacked(path: string, stream: Readable): Readable {
  if (!/\.gz$/i.test(path)) return stream;
  const gunzip = createGunzip();
  stream.on('error', (fault) => gunzip.destroy(fault));
  gunzip.on('close', () => stream.destroy());
  return stream.pipe(gunzip);
}

function unpackedName(path: string): string {
  return basename(path).replace(/\.gz$/i, '');
}
