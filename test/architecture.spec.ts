import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** From the ground up: a floor uses those before it, never those after it. */
const FLOORS = ['kernel', 'matching', 'platform', 'reference', 'office', 'programmes', 'people', 'openings', 'matches', 'outcomes', 'sms'];

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

interface Arrow {
  readonly from: string;
  readonly to: string;
}

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Paths below src, or package names. */
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return target.startsWith('.') ? relative(SRC, resolve(dirname(path), target)).replace(/\.js$/, '.ts') : target;
  });
  return { path: relative(SRC, path), text, imports };
}

const files = filesBelow(SRC).map(read);
const product = files.filter((file) => !file.path.endsWith('.spec.ts'));
const arrows: Arrow[] = product.flatMap((file) =>
  file.imports.filter((target) => target.endsWith('.ts')).map((to) => ({ from: file.path, to })),
);

const floorOf = (path: string): number => FLOORS.indexOf(path.split('/')[0] ?? '');
const folderOf = (path: string): string => dirname(path);
const said = (list: readonly Arrow[]): string[] => list.map((arrow) => `${arrow.from} -> ${arrow.to}`);

describe('architecture', () => {
  it('finds the source', () => {
    expect(product.length).toBeGreaterThan(20);
    expect(arrows.length).toBeGreaterThan(20);
  });

  it('has no folder in src that is not a floor or a command', () => {
    const folders = new Set(product.filter((file) => file.path.includes('/')).map((file) => file.path.split('/')[0]));
    expect([...folders].filter((folder) => !FLOORS.includes(folder ?? '') && !['demo', 'commands'].includes(folder ?? ''))).toEqual([]);
  });

  it('lets no floor use one below it: what must travel that way is a change note, an outbox job or an id', () => {
    const wrong = arrows.filter((arrow) => floorOf(arrow.from) >= 0 && floorOf(arrow.to) > floorOf(arrow.from));
    expect(said(wrong)).toEqual([]);
  });

  it('lets no floor use the composition at the root of src or the commands', () => {
    const wrong = arrows.filter((arrow) => floorOf(arrow.from) >= 0 && floorOf(arrow.to) < 0);
    expect(said(wrong)).toEqual([]);
  });

  it('keeps kernel without imports and matching on kernel alone, both free of packages', () => {
    const wrong = product
      .filter((file) => /^(kernel|matching)\//.test(file.path))
      .flatMap((file) =>
        file.imports.filter((to) => !(to.startsWith('kernel/') || (file.path.startsWith('matching/') && to.startsWith('matching/')))).map((to) => `${file.path} -> ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps kernel and matching free of clock, randomness and environment', () => {
    const wrong = product
      .filter((file) => /^(kernel|matching)\//.test(file.path))
      .filter((file) => /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bperformance\.|console\./.test(file.text))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  it('lets a feature use another through its service or its pure types, never its store or table', () => {
    const wrong = arrows.filter(
      (arrow) => /\.(store|table)\.ts$/.test(arrow.to) && folderOf(arrow.from) !== folderOf(arrow.to) && arrow.from !== 'tables.ts',
    );
    expect(said(wrong)).toEqual([]);
  });

  it('lets a store or a table use no service and no door', () => {
    const wrong = arrows.filter(
      (arrow) => /\.(store|table)\.ts$/.test(arrow.from) && /\.(service|resolver|processor|controller|graphql)\.ts$/.test(arrow.to),
    );
    expect(said(wrong)).toEqual([]);
  });

  it('lets a service use no door', () => {
    const wrong = arrows.filter((arrow) => arrow.from.endsWith('.service.ts') && /\.(resolver|processor|controller|graphql)\.ts$/.test(arrow.to));
    expect(said(wrong)).toEqual([]);
  });

  it('lets a door use no store or table', () => {
    const wrong = arrows.filter((arrow) => /\.(resolver|processor|controller)\.ts$/.test(arrow.from) && /\.(store|table)\.ts$/.test(arrow.to));
    expect(said(wrong)).toEqual([]);
  });

  it('has no ring of imports', () => {
    expect(ringsAmong(arrows)).toEqual([]);
  });

  it('has no barrel but matching/index.ts', () => {
    const barrels = product.filter((file) => file.path.endsWith('/index.ts') && file.path !== 'matching/index.ts').map((file) => file.path);
    expect(barrels).toEqual([]);
  });

  it('names nothing Manager, Helper, Util, Base or DTO', () => {
    const wrong = files.flatMap((file) =>
      [...file.text.matchAll(/(?:class|interface|type|function)\s+(\w*(?:Manager|Helper|Util|Utils|Base|DTO|Dto)\b)/g)].map((match) => `${file.path}: ${match[1]}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no file past 300 lines', () => {
    const wide = files.filter((file) => file.text.split('\n').length > 301).map((file) => file.path);
    expect(wide).toEqual([]);
  });
});

/** Files that reach themselves, each ring named once from its first file. */
function ringsAmong(all: readonly Arrow[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of all) next.set(from, [...(next.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  const rings: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      rings.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of next.keys()) walk(file, []);
  return rings;
}
